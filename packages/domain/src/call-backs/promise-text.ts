import type { Temporal } from 'temporal-polyfill';
import { dateIn } from '../time/business-calendar.ts';
import { dateInWords, promiseInWords, weekdayInWords, weekdayNames } from '../time/wording.ts';
import {
  clockTime,
  type DayPart,
  type DayPhrase,
  dateOf,
  isOneOf,
  type LetterWord,
  letterWords,
  readDay,
  readTime,
  skipWords,
  spokenPartAt,
  type TimePhrase,
} from './moment-phrases.ts';

/**
 * The letter and the calendar name the same moment: what the text says is held against the promise, and follows it when it moves.
 * Source: the promise method, in which the text and the calendar can never disagree.
 */

/** `start` and `end` are places in the text, the end excluded. */
type PromiseTextWarning = {
  code: 'weekday-mismatch' | 'two-promises' | 'promise-differs';
  message: string;
  start: number;
  end: number;
};

/** What is wrong with the days and times in the text; `promiseAt` is the planned call, null where none is chosen yet. */
export function checkPromiseText(
  text: string,
  promiseAt: Temporal.Instant | null,
  context: ReadingContext,
): PromiseTextWarning[] {
  const found = findPromisesInText(text, context);
  const reading = { text, found, promiseAt, context };
  return [...mismatches(reading), ...secondPromises(reading), ...differences(reading)].sort(
    (a, b) => a.start - b.start,
  );
}

/**
 * The text with its day and time changed to say `to`: where it says `from` exactly, or means it, else where it names the one
 * time that it holds. A text with several other times is left alone, for `checkPromiseText` to point at.
 */
export function replacePromiseInText(
  text: string,
  change: { from: Temporal.Instant | null; to: Temporal.Instant } & ReadingContext,
): string {
  const { from, to, timeZone, reference } = change;
  const words = promiseInWords(to, timeZone, reference);
  if (from !== null) {
    const old = [promiseInWords(from, timeZone, reference), promiseInWords(from, timeZone)];
    const exact = old.find((phrase) => text.includes(phrase));
    if (exact !== undefined) return text.replaceAll(exact, () => words);
  }
  const found = findPromisesInText(text, change);
  const meant = from === null ? [] : found.filter((phrase) => means(phrase, localMinute(from, timeZone)));
  const chosen = meant.length > 0 ? meant : found.length === 1 ? found : [];
  return chosen.reduceRight((result, phrase) => replacePhrase(result, phrase, words), text);
}

type Reading = {
  text: string;
  found: readonly FoundPromise[];
  promiseAt: Temporal.Instant | null;
  context: ReadingContext;
};

function mismatches({ text, found, context }: Reading): PromiseTextWarning[] {
  const today = dateIn(context.timeZone, context.reference);
  return found.flatMap((phrase) => {
    const { start, end, at, weekday } = phrase;
    const code = 'weekday-mismatch' as const;
    if (at === null)
      return [{ code, message: `There is no such day as “${quote(text, phrase)}”.`, start, end }];
    if (!phrase.weekdayMismatch || weekday === null) return [];
    const [, date = ''] = dateInWords(at.toPlainDate(), today).split(', ');
    const message = `${date} is a ${weekdayInWords(at.toPlainDate())}, not a ${weekdayNames[weekday - 1] ?? ''}.`;
    return [{ code, message, start, end }];
  });
}

/** The time that is right stays unmarked: the planned one where the text has it, otherwise the first. */
function secondPromises({ text, found, promiseAt, context }: Reading): PromiseTextWarning[] {
  const planned = promiseAt === null ? undefined : localMinute(promiseAt, context.timeZone);
  const agreeing = planned === undefined ? undefined : found.find((phrase) => means(phrase, planned));
  const main = agreeing ?? found[0];
  if (main === undefined) return [];
  return found
    .filter((phrase) => phrase !== main && !areSame(phrase, main))
    .map((phrase) => ({
      code: 'two-promises',
      message: `The letter names two times for your call: “${quote(text, main)}” and “${quote(text, phrase)}”.`,
      start: phrase.start,
      end: phrase.end,
    }));
}

function differences({ text, found, promiseAt, context }: Reading): PromiseTextWarning[] {
  const first = found[0];
  if (promiseAt === null || first === undefined) return [];
  const planned = localMinute(promiseAt, context.timeZone);
  if (found.some((phrase) => means(phrase, planned))) return [];
  const plannedInWords = promiseInWords(promiseAt, context.timeZone, context.reference);
  const message = `The letter says “${quote(text, first)}”, but your call is planned for ${plannedInWords}.`;
  return [{ code: 'promise-differs', message, start: first.start, end: first.end }];
}

function means({ at, onlyWeekday }: FoundPromise, planned: Temporal.PlainDateTime): boolean {
  if (at === null) return false;
  if (!onlyWeekday) return at.equals(planned);
  return at.dayOfWeek === planned.dayOfWeek && at.toPlainTime().equals(planned.toPlainTime());
}

function areSame(one: FoundPromise, other: FoundPromise): boolean {
  if (one.at === null || other.at === null) return one.at === other.at;
  return one.onlyWeekday ? means(one, other.at) : means(other, one.at);
}

function localMinute(at: Temporal.Instant, timeZone: string): Temporal.PlainDateTime {
  return at
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .round({ smallestUnit: 'minute', roundingMode: 'trunc' });
}

function quote(text: string, { start, end }: FoundPromise): string {
  return text.slice(start, end).split(/\s+/u).join(' ');
}

function replacePhrase(text: string, phrase: FoundPromise, words: string): string {
  const before = text.slice(0, phrase.start);
  const hasOn = /\bon\s$/iu.test(before.slice(-4));
  const opensSentence = /^\p{Lu}/u.test(text.slice(phrase.start));
  const on = phrase.isWithoutOn && !hasOn ? (opensSentence ? 'On ' : 'on ') : '';
  return `${before}${on}${words}${text.slice(phrase.end)}`;
}

/**
 * A day with a time in a letter is a promise, however it was typed; it is read in the reader's zone as of the sending time.
 * Source: the promise method, in which the text and the calendar can never disagree.
 */

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
type ReadingContext = { reference: Temporal.Instant; timeZone: string };

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
