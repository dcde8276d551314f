// A letter that asks for a second meeting names two days and the call that asks for one of them, one or two business days after
// the letter has arrived. Source: the article on interviews that were "blown", and the timing of the promise method.
import type { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type BusinessCalendar } from '../time/business-calendar.ts';

export const letterWays = ['e-mail', 'post'] as const;
export type LetterWay = (typeof letterWays)[number];

/** Two business days after it arrives: a letter by e-mail at once, one by post after two business days. */
export const businessDaysToCall: Record<LetterWay, number> = { 'e-mail': 2, post: 4 };

/** To somebody without an address a letter can only go by post. */
export const likelyWay = (emails: readonly string[]): LetterWay => (emails.length > 0 ? 'e-mail' : 'post');

/** Two business days after that call with a day in between: a Tuesday and a Thursday, or what follows where these are holidays. */
export function secondMeetingDays(
  sentOn: Temporal.PlainDate,
  calendar: BusinessCalendar,
  way: LetterWay,
): [Temporal.PlainDate, Temporal.PlainDate] {
  const called = addBusinessDays(sentOn, businessDaysToCall[way], calendar);
  const toTuesday = (tuesday - called.dayOfWeek + 6) % 7;
  const first = addBusinessDays(called.add({ days: toTuesday + 1 }), 0, calendar);
  return [first, addBusinessDays(first.add({ days: 2 }), 0, calendar)];
}

const tuesday = 2;

type Days = readonly [string, string] | null | undefined;

/**
 * The first of the days asked for (YYYY-MM-DD) that is over; null where both lie ahead. Days that were named before may be past by
 * now and stand as they are.
 */
export function pastDay(days: Days, { today, before }: { today: string; before?: Days }): string | null {
  if (!days || days.every((day, index) => day === before?.[index])) return null;
  return days.find((day) => day !== '' && day < today) ?? null;
}
