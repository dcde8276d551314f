// The one who gave a name hears what came of it, within two business days of meeting the person named, once.
// Source: the timing of the promise method. The days count where the referrer lives.
import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { addBusinessDays, dateIn } from '../time/business-calendar.ts';

export const loopClosingBusinessDays = 2;

/** The civil date, in the referrer's zone, on which the word is due at the latest. */
export function loopClosingDueOn(metAt: Temporal.Instant, referrer: BusinessCalendar): Temporal.PlainDate {
  return addBusinessDays(dateIn(referrer.timeZone, metAt), loopClosingBusinessDays, referrer);
}
