import type { Contact } from '@threefold/contracts/contacts';
import type { TimelineItem } from '@threefold/contracts/history';
import { displayName } from '@threefold/domain/contacts/names';
import { counted } from '../../shared/time/conventions.ts';

/** "1 person", "214 people". */
export const people = (count: number): string => counted(count, 'person', 'people');

/** "Chief Medical Officer, Halden Health". */
export const roleInWords = ({ title, organization }: Pick<Contact, 'title' | 'organization'>): string =>
  [title, organization].filter(Boolean).join(', ');

/** "Boston, MA": the city with its region, or the country where that is all there is. */
export const placeInWords = ({ place }: Pick<Contact, 'place'>): string =>
  [place?.city, place?.region ?? place?.country].filter(Boolean).join(', ');

/** What stands below the name in a list. Somebody without a name is called by the address, which need not be said twice. */
export const lineBelow = (contact: Contact): string => {
  const parts = [roleInWords(contact), placeInWords(contact)].filter(Boolean);
  if (parts.length > 0) return parts.filter((part) => part !== displayName(contact)).join(' · ');
  return contact.emails.find((email) => email !== displayName(contact)) ?? '';
};

/** Where the entry came from, in a sentence. */
export const sourceInWords = ({ source }: Pick<Contact, 'source'>): string => {
  const { kind, label } = source;
  if (kind === 'import') return label ? `Imported from ${label}.` : 'Imported from a file.';
  if (kind === 'referral') return label ? `Referred by ${label}.` : 'Referred by someone you met.';
  if (kind === 'sample') return 'Part of the sample network.';
  return kind === 'api' ? 'Added by one of your apps.' : 'Added by you.';
};

// A story is read by the day: what happened on one day stands together, newest first.

type TimelineDay = { day: string; items: TimelineItem[] };

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
