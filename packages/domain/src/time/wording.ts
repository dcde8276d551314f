/**
 * Days and times are said in words, so that a promise is read the same by the one who makes it and the one who gets it.
 * English, and never dependent on the language or the zone of the machine.
 */
import type { Temporal } from 'temporal-polyfill';

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

/** "Tuesday". */
export function weekdayInWords(date: Temporal.PlainDate): string {
  return weekdayNames[date.dayOfWeek - 1] ?? '';
}

/** "Tuesday, 24 November"; with the year when it is another one than the reference date's. */
export function dateInWords(date: Temporal.PlainDate, reference?: Temporal.PlainDate): string {
  const day = `${weekdayInWords(date)}, ${date.day} ${monthNames[date.month - 1] ?? ''}`;
  return reference === undefined || reference.year === date.year ? day : `${day} ${date.year}`;
}

/** "1:00 in the afternoon", "9:30 in the morning", "12:00 noon". Seconds are left out. */
export function timeInWords(time: Temporal.PlainTime): string {
  const onTheHour = time.minute === 0;
  if (onTheHour && time.hour === 12) return '12:00 noon';
  if (onTheHour && time.hour === 0) return '12:00 midnight';
  const hour = time.hour % 12 === 0 ? 12 : time.hour % 12;
  return `${hour}:${twoDigits(time.minute)} ${partOfDay(time.hour)}`;
}

/**
 * "Tuesday, 24 November, at 1:00 in the afternoon", as a letter says it in the reader's zone.
 * The year is added when the reference instant (the sending time) falls in another one there.
 */
export function promiseInWords(
  instant: Temporal.Instant,
  timeZone: string,
  reference?: Temporal.Instant,
): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  const referenceDate = reference?.toZonedDateTimeISO(timeZone).toPlainDate();
  return `${dateInWords(local.toPlainDate(), referenceDate)}, at ${timeInWords(local.toPlainTime())}`;
}

/** The clock on the wall, "13:00". */
export function clock(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  return `${twoDigits(local.hour)}:${twoDigits(local.minute)}`;
}

/** "today", "tomorrow", "yesterday", else the date in words. */
export function dayDistanceInWords(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(date).days;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return dateInWords(date, today);
}

function partOfDay(hour: number): string {
  if (hour < 5) return 'at night';
  if (hour < 12) return 'in the morning';
  return hour < 18 ? 'in the afternoon' : 'in the evening';
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
