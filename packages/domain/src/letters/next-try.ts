// A mail server that says "later" is asked again: after minutes at first, as greylisting wants it, then ever more rarely, for a day.
import type { Temporal } from 'temporal-polyfill';

const minutesBetween = [1, 3, 5, 10, 20, 30, 60, 60, 120, 120, 240, 240, 240, 240];

/** When a letter that was tried so often is tried again; null when it has been tried for long enough. */
export function nextTry(tries: number, now: Temporal.Instant): Temporal.Instant | null {
  const minutes = minutesBetween[tries - 1];
  return minutes === undefined ? null : now.add({ minutes });
}
