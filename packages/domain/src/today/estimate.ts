// The day's list says how long it will take, held against the minutes that the seeker has.
import type { TodayKind } from './order.ts';

/** For a meeting, the look at the prep sheet: the meeting itself has its own time in the calendar. */
export const minutesPerKind: Record<TodayKind, number> = {
  call: 5,
  meeting: 5,
  'settle-letter': 3,
  debrief: 10,
  'thank-you': 6,
  answer: 4,
  'approve-letter': 2,
  'write-letter': 8,
  'close-loop': 3,
};

export function estimateMinutes(items: readonly { kind: TodayKind }[]): number {
  return items.reduce((sum, { kind }) => sum + minutesPerKind[kind], 0);
}

export function estimateSentence(minutes: number, minutesPerDay: number): string {
  if (minutes === 0) return `All of your ${minutesPerDay} minutes are free.`;
  if (minutes <= minutesPerDay) return `About ${minutes} of your ${minutesPerDay} minutes.`;
  return `About ${minutes} minutes, ${minutes - minutesPerDay} more than your ${minutesPerDay}.`;
}
