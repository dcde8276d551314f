// A letter that asks for a second meeting names two days and the call that asks for one of them, one or two business days after
// the letter has arrived. Source: the article on interviews that were "blown", and the timing of the promise method.
import type { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type BusinessCalendar } from '../time/business-calendar.ts';

/** From sending to the call: a letter by e-mail arrives at once, and one that goes by post is moved by hand. */
export const businessDaysToCall = 2;

/** Two business days after that call with a day in between: a Tuesday and a Thursday, or what follows where these are holidays. */
export function secondMeetingDays(
  sentOn: Temporal.PlainDate,
  calendar: BusinessCalendar,
): [Temporal.PlainDate, Temporal.PlainDate] {
  const called = addBusinessDays(sentOn, businessDaysToCall, calendar);
  const toTuesday = (tuesday - called.dayOfWeek + 6) % 7;
  const first = addBusinessDays(called.add({ days: toTuesday + 1 }), 0, calendar);
  return [first, addBusinessDays(first.add({ days: 2 }), 0, calendar)];
}

const tuesday = 2;
