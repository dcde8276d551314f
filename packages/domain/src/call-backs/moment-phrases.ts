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
  /** The other way to read a date in numbers: 12/8 is December 8 or 12 August. */
  otherDate: CalendarDate | null;
  /** "Thursday the 10th": the next day of that number. */
  dayOfMonth: number | null;
  /** Days from the reference, for "today" and "tomorrow". */
  distance: number | null;
  /** Index of the first word after the phrase. */
  next: number;
};

type CalendarDate = { day: number; month: number; year: number | null };
type DateReading = { date: CalendarDate; otherDate: CalendarDate | null; next: number };

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
  const start = skipWords(words, index, {
    keys: ['the', 'this', 'next', 'coming', 'early', 'late'],
    most: 2,
  });
  const relative = readRelativeDay(words, start);
  if (relative !== null) return relative;

  const weekday = weekdayAt(words[start]);
  if (weekday === null) {
    const found = readDate(words, start);
    return found === null ? null : withWeekdayBehind(words, found);
  }
  const afterWeekday = skipAbbreviationPoint(words, start + 1);
  const beforeDate = skipWords(words, afterWeekday, { keys: [',', '(', 'the'], most: 2 });
  const found = readDate(words, beforeDate);
  const bare = { weekday, date: null, otherDate: null, dayOfMonth: null, distance: null, next: afterWeekday };
  if (found === null) {
    const dayOfMonth = numberAt(words, beforeDate);
    const next = skipOrdinal(words, beforeDate + 1);
    return dayOfMonth === null || next === beforeDate + 1 ? bare : { ...bare, dayOfMonth, next };
  }
  return {
    ...found,
    weekday,
    dayOfMonth: null,
    distance: null,
    next: skipWords(words, found.next, { keys: [')'] }),
  };
}

/** "December 9 (Wednesday)", "9 December, Wednesday". */
function withWeekdayBehind(words: readonly LetterWord[], found: DateReading): DayPhrase {
  const at = skipWords(words, found.next, { keys: [',', '('] });
  const weekday = at === found.next ? null : weekdayAt(words[at]);
  const next = weekday === null ? found.next : skipWords(words, at + 1, { keys: [')'] });
  return { ...found, weekday, dayOfMonth: null, distance: null, next };
}

/** The day after "or" in "December 8 or 9", "Tuesday or Wednesday"; a bare number belongs to the month before it. */
export function readOtherDay(words: readonly LetterWord[], day: DayPhrase): DayPhrase | null {
  if (!isOneOf(words, day.next, ['or'])) return null;
  const other = readDay(words, day.next + 1);
  if (other !== null || day.date === null) return other;
  const at = skipWords(words, day.next + 1, { keys: ['the'] });
  const number = numberAt(words, at);
  if (number === null || !isPossible(number, day.date.month)) return null;
  return {
    ...day,
    weekday: null,
    date: { ...day.date, day: number },
    otherDate: null,
    next: skipOrdinal(words, at + 1),
  };
}

/** The civil date that is meant, or null where there is no such day. */
export function dateOf(phrase: DayPhrase, reference: Temporal.PlainDate): Temporal.PlainDate | null {
  if (phrase.distance !== null) return reference.add({ days: phrase.distance });
  if (phrase.date !== null) return nearest(phrase.date, reference);
  if (phrase.dayOfMonth !== null) return nextOfNumber(phrase.dayOfMonth, reference);
  const ahead = ((phrase.weekday ?? reference.dayOfWeek) - reference.dayOfWeek + 7) % 7;
  return reference.add({ days: ahead === 0 ? 7 : ahead });
}

function nextOfNumber(day: number, reference: Temporal.PlainDate): Temporal.PlainDate | null {
  const months = Array.from({ length: 12 }, (_, step) => reference.with({ day: 1 }).add({ months: step }));
  const dates = months.map(({ year, month }) => existing(year, month, day));
  return dates.find((date) => date !== null && Temporal.PlainDate.compare(date, reference) > 0) ?? null;
}

/** A date without a year is the one that lies ahead, or the one of the last three months. */
export function nearest(date: CalendarDate, reference: Temporal.PlainDate): Temporal.PlainDate | null {
  const { year, month, day } = date;
  if (year !== null) return existing(year, month, day);
  const earliest = reference.subtract({ months: 3 });
  const candidates = [-1, 0, 1].map((step) => existing(reference.year + step, month, day));
  return candidates.find((each) => each !== null && Temporal.PlainDate.compare(each, earliest) >= 0) ?? null;
}

function isWholeMonth(key: string): boolean {
  return monthNames.some((name) => name.toLowerCase() === key);
}

function existing(year: number, month: number, day: number): Temporal.PlainDate | null {
  const { daysInMonth } = new Temporal.PlainYearMonth(year, month);
  return day <= daysInMonth ? new Temporal.PlainDate(year, month, day) : null;
}

function readRelativeDay(words: readonly LetterWord[], index: number): DayPhrase | null {
  const relative = { weekday: null, date: null, otherDate: null, dayOfMonth: null };
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
  return readIsoDate(words, index) ?? readNumberDate(words, index) ?? readMonthDate(words, index);
}

/** "2026-11-24", "2026/11/24". */
function readIsoDate(words: readonly LetterWord[], index: number): DateReading | null {
  const year = numberAt(words, index, { least: 4, most: 4 });
  const month = numberAt(words, index + 2);
  const day = numberAt(words, index + 4);
  if (year === null || month === null || day === null || !isPossible(day, month)) return null;
  const mark = words[index + 1]?.text ?? '';
  if (!['-', '/'].includes(mark) || !isOneOf(words, index + 3, [mark])) return null;
  return { date: { year, month, day }, otherDate: null, next: index + 5 };
}

/**
 * "11/24", "12/8/2026", "12/8/26" and "12-8-2026", in the American order where both are possible, with the other one beside it;
 * "24.11.2026" is never American.
 */
function readNumberDate(words: readonly LetterWord[], index: number): DateReading | null {
  const first = numberAt(words, index);
  const second = numberAt(words, index + 2);
  const mark = words[index + 1]?.text ?? '';
  if (first === null || second === null || !['/', '-', '.'].includes(mark)) return null;
  if (!isAttached(words, index + 1) || !isAttached(words, index + 2)) return null;
  const { year, next } = readYearBehind(words, index + 3, mark);
  if (mark !== '/' && year === null) return null;
  const american = isPossible(second, first) ? { day: second, month: first, year } : null;
  const european = isPossible(first, second) ? { day: first, month: second, year } : null;
  const date = (mark === '.' ? null : american) ?? european;
  if (date === null) return null;
  const isOneAndTheSame = date === european || first === second;
  return { date, otherDate: isOneAndTheSame ? null : european, next };
}

/** The "/2026" or "/26" of a date in numbers. */
function readYearBehind(
  words: readonly LetterWord[],
  index: number,
  mark: string,
): { year: number | null; next: number } {
  const isThere = isOneOf(words, index, [mark]) && isAttached(words, index + 1);
  const short = numberAt(words, index + 1, { least: 2 });
  const year = isThere ? (yearAt(words, index + 1) ?? (short === null ? null : 2000 + short)) : null;
  return { year, next: year === null ? index : index + 2 };
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
  return { date: { day, month, year }, otherDate: null, next: year === null ? index : at + 1 };
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
