/**
 * A day as people type it: "Tuesday, 24 November", "Tuesday, November 24th, 2026", "next Tuesday", "2026-11-24", "tomorrow".
 * A date without a year is the one that lies ahead, or the one of the last three months.
 */
import { Temporal } from 'temporal-polyfill';
import { monthNames, weekdayNames } from '../time/wording.ts';
import { isAttached, isOneOf, type LetterWord, numberAt, skipWords } from './letter-words.ts';

export type DayPhrase = {
  /** ISO weekday that the words name, if they do. */
  weekday: number | null;
  date: CalendarDate | null;
  /** Days from the reference, for "today" and "tomorrow". */
  distance: number | null;
  /** Index of the first word after the phrase. */
  next: number;
};

type CalendarDate = { day: number; month: number; year: number | null };
type DateReading = { date: CalendarDate; next: number };

const weekdays = new Map<string, number>(weekdayNames.map((name, at) => [name.toLowerCase(), at + 1]));
/** Short forms that are also words ("sat", "sun") count with a capital letter only. */
const shortWeekdays = new Map<string, number>(
  [['Mon'], ['Tue', 'Tues'], ['Wed', 'Weds'], ['Thu', 'Thur', 'Thurs'], ['Fri'], ['Sat'], ['Sun']].flatMap(
    (names, at) => names.map((name): [string, number] => [name, at + 1]),
  ),
);
const months = new Map<string, number>([
  ...monthNames.map((name, at): [string, number] => [name.toLowerCase(), at + 1]),
  ...monthNames.map((name, at): [string, number] => [name.slice(0, 3).toLowerCase(), at + 1]),
  ['sept', 9],
]);
const shortMonths = new Set([...months.keys()].filter((key) => key.length <= 4 && !isWholeMonth(key)));

/** The day that begins at `index`, or null. */
export function readDay(words: readonly LetterWord[], index: number): DayPhrase | null {
  const start = skipWords(words, index, { keys: ['the', 'this', 'next', 'coming'], most: 2 });
  const relative = readRelativeDay(words, start);
  if (relative !== null) return relative;

  const weekday = weekdayAt(words[start]);
  if (weekday === null) {
    const found = readDate(words, start);
    return found === null ? null : { ...found, weekday: null, distance: null };
  }
  const afterWeekday = skipAbbreviationPoint(words, start + 1);
  const beforeDate = skipWords(words, afterWeekday, { keys: [',', '(', 'the'], most: 2 });
  const found = readDate(words, beforeDate);
  if (found === null) return { weekday, date: null, distance: null, next: afterWeekday };
  return { weekday, date: found.date, distance: null, next: skipWords(words, found.next, { keys: [')'] }) };
}

/** The civil date that is meant, or null where there is no such day. */
export function dateOf(phrase: DayPhrase, reference: Temporal.PlainDate): Temporal.PlainDate | null {
  if (phrase.distance !== null) return reference.add({ days: phrase.distance });
  if (phrase.date === null) {
    const ahead = ((phrase.weekday ?? reference.dayOfWeek) - reference.dayOfWeek + 7) % 7;
    return reference.add({ days: ahead === 0 ? 7 : ahead });
  }
  const { year, month, day } = phrase.date;
  if (year !== null) return existing(year, month, day);
  const earliest = reference.subtract({ months: 3 });
  const candidates = [-1, 0, 1].map((step) => existing(reference.year + step, month, day));
  return candidates.find((date) => date !== null && Temporal.PlainDate.compare(date, earliest) >= 0) ?? null;
}

function isWholeMonth(key: string): boolean {
  return monthNames.some((name) => name.toLowerCase() === key);
}

function existing(year: number, month: number, day: number): Temporal.PlainDate | null {
  const { daysInMonth } = new Temporal.PlainYearMonth(year, month);
  return day <= daysInMonth ? new Temporal.PlainDate(year, month, day) : null;
}

function readRelativeDay(words: readonly LetterWord[], index: number): DayPhrase | null {
  const relative = { weekday: null, date: null };
  if (isOneOf(words, index, ['today'])) return { ...relative, distance: 0, next: index + 1 };
  if (isOneOf(words, index, ['tomorrow'])) return { ...relative, distance: 1, next: index + 1 };
  const isDayAfter = isOneOf(words, index, ['day']) && isOneOf(words, index + 1, ['after']);
  if (isDayAfter && isOneOf(words, index + 2, ['tomorrow'])) {
    return { ...relative, distance: 2, next: index + 3 };
  }
  return null;
}

function weekdayAt(word: LetterWord | undefined): number | null {
  if (word === undefined) return null;
  return weekdays.get(word.key) ?? shortWeekdays.get(word.text) ?? null;
}

function readDate(words: readonly LetterWord[], index: number): DateReading | null {
  return readIsoDate(words, index) ?? readSlashDate(words, index) ?? readMonthDate(words, index);
}

function readIsoDate(words: readonly LetterWord[], index: number): DateReading | null {
  const year = numberAt(words, index, { least: 4, most: 4 });
  const month = numberAt(words, index + 2, { least: 2 });
  const day = numberAt(words, index + 4, { least: 2 });
  if (year === null || month === null || day === null || !isPossible(day, month)) return null;
  if (!isOneOf(words, index + 1, ['-']) || !isOneOf(words, index + 3, ['-'])) return null;
  return { date: { year, month, day }, next: index + 5 };
}

/** Only where the order of day and month is beyond doubt: one of them is above 12. */
function readSlashDate(words: readonly LetterWord[], index: number): DateReading | null {
  const first = numberAt(words, index);
  const second = numberAt(words, index + 2);
  if (first === null || second === null || !isOneOf(words, index + 1, ['/'])) return null;
  if (first <= 12 && second <= 12) return null;
  const [day, month] = first > 12 ? [first, second] : [second, first];
  if (!isPossible(day, month)) return null;
  const year = isOneOf(words, index + 3, ['/']) ? yearAt(words, index + 4) : null;
  return { date: { day, month, year }, next: year === null ? index + 3 : index + 5 };
}

/** "24 November 2026", "the 24th of Nov.", "November 24, 2026". */
function readMonthDate(words: readonly LetterWord[], index: number): DateReading | null {
  const dayFirst = numberAt(words, index);
  if (dayFirst !== null) {
    const at = skipWords(words, skipOrdinal(words, index + 1), { keys: ['of'] });
    const month = months.get(words[at]?.key ?? '');
    return month === undefined
      ? null
      : withYear(words, skipAbbreviationPoint(words, at + 1), { day: dayFirst, month });
  }
  const month = months.get(words[index]?.key ?? '');
  if (month === undefined) return null;
  const at = skipWords(words, skipAbbreviationPoint(words, index + 1), { keys: ['the'] });
  const day = numberAt(words, at);
  return day === null ? null : withYear(words, skipOrdinal(words, at + 1), { day, month });
}

function withYear(
  words: readonly LetterWord[],
  index: number,
  { day, month }: { day: number; month: number },
): DateReading | null {
  if (!isPossible(day, month)) return null;
  const at = skipWords(words, index, { keys: [','] });
  const year = yearAt(words, at);
  return { date: { day, month, year }, next: year === null ? index : at + 1 };
}

function yearAt(words: readonly LetterWord[], index: number): number | null {
  const year = numberAt(words, index, { least: 4, most: 4 });
  return year !== null && year >= 1900 && year <= 2200 ? year : null;
}

function isPossible(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

function skipOrdinal(words: readonly LetterWord[], index: number): number {
  return isAttached(words, index) ? skipWords(words, index, { keys: ['st', 'nd', 'rd', 'th'] }) : index;
}

/** The point of "Nov." and "Tue."; after a whole word it ends the sentence. */
function skipAbbreviationPoint(words: readonly LetterWord[], index: number): number {
  const word = words[index - 1];
  const isShort = word !== undefined && (shortWeekdays.has(word.text) || shortMonths.has(word.key));
  return isShort && isAttached(words, index) ? skipWords(words, index, { keys: ['.'] }) : index;
}
