// Whoever asks for a new meeting names two days, so that the answer is a choice and not a search.
// Source: the article on meetings that went wrong; both are business days of the reader, and not days on duty.
import type { Temporal } from 'temporal-polyfill';
import {
  addBusinessDays,
  type BusinessCalendar,
  nextBusinessDay,
  type OnDuty,
} from '../time/business-calendar.ts';
import { dateInWords } from '../time/wording.ts';

/** Near enough to be remembered, far enough for a calendar to have room. */
export const firstDayAfter = 4;

/** With a seeker on duty every day the duty is passed over. */
const longestSearch = 60;

export type TwoDays = readonly [Temporal.PlainDate, Temporal.PlainDate];

type Calendars = { reader: BusinessCalendar; onDuty: OnDuty };

/**
 * The first is four business days on, the second two business days after it, as Tuesday and Thursday are. Neither is the day
 * of the meeting that was called off: on that day it does not fit.
 */
export function twoNewDays(
  today: Temporal.PlainDate,
  { reader, onDuty, calledOff }: Calendars & { calledOff?: Temporal.PlainDate },
): TwoDays {
  const dates = calledOff ? [...onDuty.dates, calledOff.toString()] : onDuty.dates;
  const calendars = { reader, onDuty: { ...onDuty, dates } };
  const first = firstFreeDay(addBusinessDays(today, firstDayAfter, reader), calendars);
  return [first, firstFreeDay(addBusinessDays(first, 2, reader), calendars)];
}

function firstFreeDay(from: Temporal.PlainDate, { reader, onDuty }: Calendars): Temporal.PlainDate {
  let day = from;
  for (let step = 0; step < longestSearch; step += 1) {
    if (!onDuty.days.includes(day.dayOfWeek) && !onDuty.dates.includes(day.toString())) return day;
    day = nextBusinessDay(day, reader);
  }
  return from;
}

/** "Tuesday, 1 December, or Thursday, 3 December". */
export function twoDaysInWords([first, second]: TwoDays, today: Temporal.PlainDate): string {
  return `${dateInWords(first, today)}, or ${dateInWords(second, today)}`;
}

/** The same hour on the wall on another day, also where the clocks change in between. */
export function sameHourOn(
  day: Temporal.PlainDate,
  { startsAt, timeZone }: { startsAt: Temporal.Instant; timeZone: string },
): Temporal.Instant {
  const plainTime = startsAt.toZonedDateTimeISO(timeZone).toPlainTime();
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}
