/**
 * A business day is a Monday to Friday that is no holiday where the reader works; everything that is promised counts in them.
 * Source: the promise method; every day count of it is in business days of the reader's country and zone.
 */
import { Temporal } from 'temporal-polyfill';
import type { WallClock } from './conventions.ts';

/** ISO date -> name of the holiday. Given as data: no rule here computes a holiday. */
export type Holidays = ReadonlyMap<string, string>;

/** Wall clock of the reader, "HH:MM"; a call may start at `from`, and no longer at `until`. */
export type OfficeHours = { from: string; until: string };

/** The reader's working world, and how days and times are written there. */
export type BusinessCalendar = WallClock & { holidays: Holidays; officeHours: OfficeHours };

/** When the seeker cannot phone: ISO weekdays 1 (Monday) to 7 and single ISO dates, both in the seeker's own zone. */
export type OnDuty = { days: readonly number[]; dates: readonly string[] };

export const defaultOfficeHours: OfficeHours = { from: '08:00', until: '17:30' };

export const neverOnDuty: OnDuty = { days: [], dates: [] };

/** A year without one business day is no calendar but a mistake in the data. */
const longestSearch = 370;

export function isWeekend(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek > 5;
}

export function isBusinessDay(date: Temporal.PlainDate, calendar: BusinessCalendar): boolean {
  if (isWeekend(date)) return false;
  if (calendar.holidays.has(date.toString())) return false;
  return happens(date, calendar.timeZone);
}

/** The first business day after `date`. In a calendar without any, holidays are no longer heeded. */
export function nextBusinessDay(date: Temporal.PlainDate, calendar: BusinessCalendar): Temporal.PlainDate {
  let day = date;
  for (let step = 0; step < longestSearch; step += 1) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day, calendar)) return day;
  }
  return date.add({ days: date.dayOfWeek < 5 ? 1 : 8 - date.dayOfWeek });
}

/** The last business day before `date`; as above in a calendar without any. */
export function previousBusinessDay(
  date: Temporal.PlainDate,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  let day = date;
  for (let step = 0; step < longestSearch; step += 1) {
    day = day.subtract({ days: 1 });
    if (isBusinessDay(day, calendar)) return day;
  }
  return date.subtract({ days: date.dayOfWeek === 1 ? 3 : date.dayOfWeek === 7 ? 2 : 1 });
}

/**
 * The business day that comes `days` business days after `date`.
 * With 0 (or less): `date` itself where it is a business day, otherwise the next one.
 */
export function addBusinessDays(
  date: Temporal.PlainDate,
  days: number,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  if (days <= 0) return isBusinessDay(date, calendar) ? date : nextBusinessDay(date, calendar);
  let day = date;
  for (let count = 0; count < days; count += 1) day = nextBusinessDay(day, calendar);
  return day;
}

/** The civil date of an instant in a zone. */
export function dateIn(timeZone: string, instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Whether the seeker is on duty on the day which that instant has where the seeker is. */
export function isOnDuty(at: Temporal.Instant, seeker: { timeZone: string; onDuty: OnDuty }): boolean {
  const date = dateIn(seeker.timeZone, at);
  return seeker.onDuty.days.includes(date.dayOfWeek) || seeker.onDuty.dates.includes(date.toString());
}

const noon = new Temporal.PlainTime(12);

/** Zones that crossed the date line left a civil date out: Samoa had no 30 December 2011. */
function happens(date: Temporal.PlainDate, timeZone: string): boolean {
  return date.toZonedDateTime({ timeZone, plainTime: noon }).day === date.day;
}
