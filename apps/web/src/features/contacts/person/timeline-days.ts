// A story is read by the day: what happened on one day stands together, newest first.
import type { TimelineItem } from '@threefold/contracts/history';

export type TimelineDay = { day: string; items: TimelineItem[] };

/** `dayOf` names the day of an instant on the seeker's clock. The order of the items is kept. */
export const byDay = (items: readonly TimelineItem[], dayOf: (at: string) => string): TimelineDay[] => {
  const days: TimelineDay[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
};

/** Where an entry of the story leads: its letter, its meeting, or the other person. */
export const placeOf = (item: TimelineItem): string | undefined => {
  if (item.letterId) return `/letters/${item.letterId}`;
  if (item.meetingId) return `/meetings/${item.meetingId}`;
  return item.otherContact ? `/contacts/${item.otherContact.id}` : undefined;
};
