import { Temporal } from 'temporal-polyfill';
import { monthNames, weekdayNames } from '../time/wording.ts';

/** A letter is read word by word from left to right, so that a text of any size costs only its length. */

export type LetterWord = {
  kind: 'word' | 'number' | 'mark' | 'paragraph';
  /** As typed. */
  text: string;
  /** In small letters; empty for words longer than any that has a meaning here. */
  key: string;
  /** Places in the text, the end excluded. */
  start: number;
  end: number;
};

const longestKey = 12;

/** One alternative per first character and no nesting: it can never go back over what it has read. */
const piece = /(\s+)|(\p{L}+)|(\d+)|./gsu;

/** The words, numbers and marks of a text; blanks are dropped, an empty line ends what belongs together. */
export function letterWords(text: string): LetterWord[] {
  const words: LetterWord[] = [];
  for (const match of text.matchAll(piece)) {
    const [typed, blank, letters, digits] = match;
    const start = match.index;
    const end = start + typed.length;
    if (blank !== undefined) {
      if (isEmptyLine(blank)) words.push({ kind: 'paragraph', text: '', key: '', start, end });
      continue;
    }
    const kind = letters !== undefined ? 'word' : digits !== undefined ? 'number' : 'mark';
    words.push({ kind, text: typed, key: typed.length > longestKey ? '' : typed.toLowerCase(), start, end });
  }
  return words;
}

/** Whether the word at `index` is one of these, given in small letters. */
export function isOneOf(words: readonly LetterWord[], index: number, keys: readonly string[]): boolean {
  const word = words[index];
  return word !== undefined && word.key !== '' && keys.includes(word.key);
}

/** The index after at most `most` words that are among `keys`. */
export function skipWords(
  words: readonly LetterWord[],
  index: number,
  { keys, most = 1 }: { keys: readonly string[]; most?: number },
): number {
  let next = index;
  while (next < index + most && isOneOf(words, next, keys)) next += 1;
  return next;
}

/** The number at `index`, where it has between `least` and `most` digits. */
export function numberAt(
  words: readonly LetterWord[],
  index: number,
  { least = 1, most = 2 }: { least?: number; most?: number } = {},
): number | null {
  const word = words[index];
  if (word?.kind !== 'number' || word.text.length < least || word.text.length > most) return null;
  return Number(word.text);
}

/** Whether nothing stands between the word at `index` and the one before it. */
export function isAttached(words: readonly LetterWord[], index: number): boolean {
  return index > 0 && words[index]?.start === words[index - 1]?.end;
}

function isEmptyLine(blank: string): boolean {
  return blank.indexOf('\n') !== blank.lastIndexOf('\n');
}

/**
 * A day as people type it: "Tuesday, 24 November", "Tuesday, November 24th, 2026", "next Tuesday", "2026-11-24", "tomorrow".
 * A date without a year is the one that lies ahead, or the one of the last three months.
 */

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

/**
 * A time of day as people type it: "1:00 in the afternoon", "13:00", "10:15 a.m.", "10 am", "10 o'clock", "noon".
 * Where neither morning nor afternoon is said, 7 to 12 are before or at noon and 1 to 6 after it, as an office counts.
 */

export type DayPart = 'am' | 'pm' | 'morning' | 'afternoon' | 'evening' | 'night' | 'noon' | 'midnight';

export type TimePhrase = {
  hour: number;
  minute: number;
  part: DayPart | null;
  /** "01:00" is a 24-hour clock, "1:00" need not be. */
  hasLeadingZero: boolean;
  /** A bare "10" is a time only after "at". */
  isBare: boolean;
  /** Index of the first word after the phrase. */
  next: number;
};

const spokenParts = { morning: 'morning', afternoon: 'afternoon', evening: 'evening' } as const;

/** The time that begins at `index`, or null. */
export function readTime(words: readonly LetterWord[], index: number): TimePhrase | null {
  if (isOneOf(words, index, ['noon', 'midday'])) return named(12, 'noon', index);
  if (isOneOf(words, index, ['midnight'])) return named(0, 'midnight', index);

  const hour = numberAt(words, index);
  if (hour === null || hour > 23) return null;
  const minute = readMinute(words, index + 1);
  const afterDigits = minute === null ? index + 1 : index + 3;
  const { part, next } = readDayPart(words, afterDigits);
  if (minute === null && part === null && next === afterDigits && isPartOfSomethingElse(words, next))
    return null;
  return {
    hour,
    minute: minute ?? 0,
    part,
    hasLeadingZero: words[index]?.text.startsWith('0') ?? false,
    isBare: minute === null && next === afterDigits,
    next,
  };
}

/** "morning", "afternoon" or "evening" at `index`, as in "Tuesday afternoon". */
export function spokenPartAt(words: readonly LetterWord[], index: number): DayPart | null {
  const key = words[index]?.key;
  return key === 'morning' || key === 'afternoon' || key === 'evening' ? spokenParts[key] : null;
}

/** What the phrase means on the clock; `hint` is the part of the day that was said beside the day. */
export function clockTime(phrase: TimePhrase, hint: DayPart | null): Temporal.PlainTime {
  const { hour, minute } = phrase;
  return new Temporal.PlainTime(hourOfDay(hour, phrase.part ?? hint, phrase.hasLeadingZero), minute);
}

function hourOfDay(hour: number, part: DayPart | null, hasLeadingZero: boolean): number {
  if (hour > 12 || hour === 0) return hour;
  const onTwelve = hour % 12;
  switch (part) {
    case 'am':
    case 'morning':
    case 'midnight':
      return onTwelve;
    case 'pm':
    case 'afternoon':
    case 'evening':
    case 'noon':
      return onTwelve + 12;
    case 'night':
      return onTwelve < 5 ? onTwelve : onTwelve + 12;
    case null:
      return hasLeadingZero || hour >= 7 ? hour : hour + 12;
  }
}

function named(hour: number, part: DayPart, index: number): TimePhrase {
  return { hour, minute: 0, part, hasLeadingZero: false, isBare: false, next: index + 1 };
}

/** Two digits right behind a colon or a point. */
function readMinute(words: readonly LetterWord[], index: number): number | null {
  if (!isOneOf(words, index, [':', '.', 'h']) || !isAttached(words, index)) return null;
  if (!isAttached(words, index + 1)) return null;
  const minute = numberAt(words, index + 1, { least: 2 });
  return minute !== null && minute < 60 ? minute : null;
}

function readDayPart(words: readonly LetterWord[], index: number): { part: DayPart | null; next: number } {
  const start = skipOClock(words, index);
  const meridiem = readMeridiem(words, start);
  if (meridiem !== null) return meridiem;
  if (isOneOf(words, start, ['noon'])) return { part: 'noon', next: start + 1 };
  if (isOneOf(words, start, ['midnight'])) return { part: 'midnight', next: start + 1 };
  if (isOneOf(words, start, ['at']) && isOneOf(words, start + 1, ['night'])) {
    return { part: 'night', next: start + 2 };
  }
  if (isOneOf(words, start, ['in']) && isOneOf(words, start + 1, ['the'])) {
    if (isOneOf(words, start + 2, ['night'])) return { part: 'night', next: start + 3 };
    const part = spokenPartAt(words, start + 2);
    if (part !== null) return { part, next: start + 3 };
  }
  return { part: null, next: start };
}

/** "am", "PM", "a.m."; its last point is left to the sentence unless the sentence goes on. */
function readMeridiem(words: readonly LetterWord[], index: number): { part: DayPart; next: number } | null {
  if (isOneOf(words, index, ['am'])) return { part: 'am', next: index + 1 };
  if (isOneOf(words, index, ['pm'])) return { part: 'pm', next: index + 1 };
  if (!isOneOf(words, index, ['a', 'p']) || !isOneOf(words, index + 1, ['.'])) return null;
  if (!isOneOf(words, index + 2, ['m']) || !isAttached(words, index + 2)) return null;
  const part = isOneOf(words, index, ['a']) ? 'am' : 'pm';
  const hasPoint = isOneOf(words, index + 3, ['.']);
  return { part, next: hasPoint && goesOn(words[index + 4]) ? index + 4 : index + 3 };
}

function goesOn(word: LetterWord | undefined): boolean {
  if (word === undefined || word.kind === 'paragraph') return false;
  return word.kind === 'mark' ? word.text === ',' : word.text.charAt(0) === word.key.charAt(0);
}

function skipOClock(words: readonly LetterWord[], index: number): number {
  const isOClock = isOneOf(words, index, ['o']) && isOneOf(words, index + 2, ['clock']);
  if (isOClock && isOneOf(words, index + 1, ["'", '’'])) return index + 3;
  return skipWords(words, index, { keys: ['h', 'hours', 'hrs'] });
}

/** "at 10th Street", "at 20%", "at 24/7" name no time. */
function isPartOfSomethingElse(words: readonly LetterWord[], index: number): boolean {
  if (!isAttached(words, index)) return false;
  return words[index]?.kind === 'word' || isOneOf(words, index, ['/', '%', '-', '–']);
}
