/**
 * Days and times in words, as a letter says them and as the interface does, by the conventions of whoever reads them.
 * English, and never dependent on the language or the zone of the machine: "Thursday, December 3, at 10:15 a.m." in a letter
 * and "Thursday, December 3 at 10:15 AM" on a screen in the United States, "Thursday 3 December at 10:15" in Britain.
 */
import type { Temporal } from 'temporal-polyfill';
import { type Conventions, hourCycleOf, localeFacts, type WallClock } from './conventions.ts';

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** How a date is written, and the day from which it is seen: another year than that one's is named. */
export type Seen = Conventions & { reference?: Temporal.PlainDate | undefined };

/** "Tuesday". */
export function weekdayInWords(date: Temporal.PlainDate): string {
  return weekdayNames[date.dayOfWeek - 1] ?? '';
}

/** "Tuesday, November 24"; with the year when it is another one than the reference date's. */
export function dateInWords(date: Temporal.PlainDate, seen: Seen = {}): string {
  const comma = localeFacts(seen.locale).monthFirst ? ',' : '';
  return `${weekdayInWords(date)}${comma} ${dayOfYearInWords(date, seen)}`;
}

/** "November 24", "24 November"; with the year when it is another one than the reference date's. */
export function dayOfYearInWords(date: Temporal.PlainDate, { locale, reference }: Seen = {}): string {
  const { monthFirst } = localeFacts(locale);
  const month = monthNames[date.month - 1] ?? '';
  const day = monthFirst ? `${month} ${date.day}` : `${date.day} ${month}`;
  if (reference === undefined || reference.year === date.year) return day;
  return `${day}${monthFirst ? ',' : ''} ${date.year}`;
}

/** "November 24, 2026", as the head of a letter has it. */
export function fullDateInWords(date: Temporal.PlainDate, how: Conventions = {}): string {
  return dayOfYearInWords(date, { ...how, reference: date.subtract({ years: 1 }) });
}

/** "Nov 24", "24 Nov", for narrow places. */
export function shortDate(date: Temporal.PlainDate, { locale }: Conventions = {}): string {
  const month = (monthNames[date.month - 1] ?? '').slice(0, 3);
  return localeFacts(locale).monthFirst ? `${month} ${date.day}` : `${date.day} ${month}`;
}

/** As a letter says it: "1:00 p.m.", "noon", "13:00". Seconds are left out. */
export function timeInWords(time: Temporal.PlainTime, how: Conventions = {}): string {
  if (hourCycleOf(how) === 'h23') return clockTime(time, how);
  if (time.minute === 0 && time.hour === 12) return 'noon';
  if (time.minute === 0 && time.hour === 0) return 'midnight';
  const half = time.hour < 12 ? 'am' : 'pm';
  return `${onTwelve(time)} ${localeFacts(how.locale).monthFirst ? `${half.charAt(0)}.m.` : half}`;
}

/** As a screen shows it: "1:00 PM", "13:00". */
export function clockTime(time: Temporal.PlainTime, how: Conventions = {}): string {
  if (hourCycleOf(how) === 'h23') return `${twoDigits(time.hour)}:${twoDigits(time.minute)}`;
  return `${onTwelve(time)} ${time.hour < 12 ? 'AM' : 'PM'}`;
}

/**
 * "Tuesday, November 24, at 1:00 p.m.", as a letter says it on the reader's clock.
 * The year is added when the reference instant (the sending time) falls in another one there.
 */
export function promiseInWords(
  instant: Temporal.Instant,
  clockOfReader: WallClock,
  reference?: Temporal.Instant,
): string {
  const { timeZone } = clockOfReader;
  const local = instant.toZonedDateTimeISO(timeZone);
  const day = dateInWords(local.toPlainDate(), seenFrom(clockOfReader, reference));
  const comma = localeFacts(clockOfReader.locale).monthFirst ? ',' : '';
  return `${day}${comma} at ${timeInWords(local.toPlainTime(), clockOfReader)}`;
}

/** "Tuesday, November 24 at 1:00 PM", within a sentence on a screen. The year as above. */
export function momentInWords(
  instant: Temporal.Instant,
  wall: WallClock,
  reference?: Temporal.Instant,
): string {
  const date = instant.toZonedDateTimeISO(wall.timeZone).toPlainDate();
  return `${dateInWords(date, seenFrom(wall, reference))} at ${clock(instant, wall)}`;
}

/** The clock on the wall, "1:00 PM" or "13:00". */
export function clock(instant: Temporal.Instant, wall: WallClock): string {
  return clockTime(instant.toZonedDateTimeISO(wall.timeZone).toPlainTime(), wall);
}

/** "today", "tomorrow", "yesterday", else the date in words. */
export function dayDistanceInWords(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  how: Conventions = {},
): string {
  const days = today.until(date).days;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return dateInWords(date, { ...how, reference: today });
}

function seenFrom(wall: WallClock, reference: Temporal.Instant | undefined): Seen {
  return { ...wall, reference: reference?.toZonedDateTimeISO(wall.timeZone).toPlainDate() };
}

function onTwelve(time: Temporal.PlainTime): string {
  return `${time.hour % 12 === 0 ? 12 : time.hour % 12}:${twoDigits(time.minute)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
