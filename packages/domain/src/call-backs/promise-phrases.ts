/**
 * A day with a time in a letter is a promise, however it was typed; it is read in the reader's zone as of the sending time.
 * Source: the promise method, in which the text and the calendar can never disagree.
 */
import type { Temporal } from 'temporal-polyfill';
import { dateIn } from '../time/business-calendar.ts';
import { type DayPhrase, dateOf, readDay } from './day-phrase.ts';
import { isOneOf, type LetterWord, letterWords, skipWords } from './letter-words.ts';
import { clockTime, type DayPart, readTime, spokenPartAt, type TimePhrase } from './time-phrase.ts';

/** `start` and `end` are places in the text, the end excluded. */
export type FoundPromise = {
  start: number;
  end: number;
  /** What the words mean on the reader's clock; null for a day that does not exist, such as 31 November. */
  at: Temporal.PlainDateTime | null;
  /** The ISO weekday that the words name, if they do. */
  weekday: number | null;
  /** The words name a weekday that the date does not fall on. */
  weekdayMismatch: boolean;
  /** The words name a weekday and no date ("next Tuesday"), so that only weekday and time can be compared. */
  onlyWeekday: boolean;
  /** The words need an "on" before them to become a date: "at 10 on Tuesday", "next Tuesday at 10", "tomorrow at 10". */
  isWithoutOn: boolean;
};

/** `reference` is the sending time, `timeZone` the reader's. */
export type ReadingContext = { reference: Temporal.Instant; timeZone: string };

type Phrase = { day: DayPhrase; time: TimePhrase; part: DayPart | null; isWithoutOn: boolean; next: number };

const pauses = [',', ';', '-', '–', '—'];
const timeOpeners = ['at', '@', 'around', 'about'];

/** Every day with its time, in the order of the text. Costs the length of the text, whatever it holds. */
export function findPromisesInText(text: string, { reference, timeZone }: ReadingContext): FoundPromise[] {
  const words = letterWords(text);
  const today = dateIn(timeZone, reference);
  const found: FoundPromise[] = [];
  let index = 0;
  while (index < words.length) {
    const phrase = readDayThenTime(words, index) ?? readTimeThenDay(words, index);
    const first = words[index];
    const last = words[(phrase?.next ?? 0) - 1];
    if (phrase === null || first === undefined || last === undefined) {
      index += 1;
      continue;
    }
    found.push({ start: first.start, end: last.end, ...meaning(phrase, today) });
    index = phrase.next;
  }
  return found;
}

function meaning(phrase: Phrase, today: Temporal.PlainDate): Omit<FoundPromise, 'start' | 'end'> {
  const { day, time, part } = phrase;
  const date = dateOf(day, today);
  return {
    at: date?.toPlainDateTime(clockTime(time, part)) ?? null,
    weekday: day.weekday,
    weekdayMismatch: date !== null && day.weekday !== null && date.dayOfWeek !== day.weekday,
    onlyWeekday: day.weekday !== null && day.date === null,
    isWithoutOn: phrase.isWithoutOn,
  };
}

/** "Tuesday, 24 November, at 1:00 in the afternoon", "Tuesday afternoon at 2". */
function readDayThenTime(words: readonly LetterWord[], index: number): Phrase | null {
  const day = readDay(words, index);
  if (day === null) return null;
  const { part, next: afterPart } = readSpokenPart(words, day.next);
  const beforeOpener = skipWords(words, afterPart, { keys: pauses });
  const beforeTime = skipWords(words, beforeOpener, { keys: timeOpeners, most: 2 });
  const time = readTime(words, beforeTime);
  if (time === null || (time.isBare && beforeTime === beforeOpener)) return null;
  const isWithoutOn = day.distance !== null || isOneOf(words, index, ['next', 'this', 'coming']);
  return { day, time, part, isWithoutOn, next: time.next };
}

/** "at 10:15 a.m. on Tuesday, November 24", "10 am next Tuesday". */
function readTimeThenDay(words: readonly LetterWord[], index: number): Phrase | null {
  const beforeTime = skipWords(words, index, { keys: timeOpeners, most: 2 });
  const time = readTime(words, beforeTime);
  if (time === null || (time.isBare && beforeTime === index)) return null;
  const afterTime = skipWords(words, time.next, { keys: ['.', ...pauses] });
  const isNewSentence = isOneOf(words, time.next, ['.']) && time.part !== 'am' && time.part !== 'pm';
  if (isNewSentence) return null;
  const beforeDay = skipWords(words, afterTime, { keys: ['on'] });
  const day = readDay(words, beforeDay);
  const dayHasItsOwnTime = readDayThenTime(words, beforeDay) !== null;
  if (day === null || dayHasItsOwnTime) return null;
  const { part, next } = readSpokenPart(words, day.next);
  return { day, time, part, isWithoutOn: true, next };
}

/** "Tuesday afternoon", "Tuesday, 24 November, in the afternoon". */
function readSpokenPart(words: readonly LetterWord[], index: number): { part: DayPart | null; next: number } {
  const start = skipWords(words, skipWords(words, index, { keys: pauses }), { keys: ['in', 'the'], most: 2 });
  const part = spokenPartAt(words, start);
  return part === null ? { part, next: index } : { part, next: start + 1 };
}
