import type { Temporal } from 'temporal-polyfill';
import { dateIn } from '../time/business-calendar.ts';
import type { WallClock } from '../time/conventions.ts';
import {
  type DayPhrase,
  dateOf,
  isOneOf,
  type LetterWord,
  letterWords,
  nearest,
  readDay,
  readOtherDay,
  skipWords,
} from './moment-phrases.ts';
import { clockSpan, type DayPart, readTime, spokenPartAt, type TimePhrase } from './time-phrases.ts';
import { readZone } from './zone-phrases.ts';

/**
 * A day with a time in a letter is a promise, however it was typed; it is read in the reader's zone as of the sending time.
 * Source: the promise method, in which the text and the calendar can never disagree.
 */

/** `start` and `end` are places in the text, the end excluded. */
export type FoundPromise = {
  start: number;
  end: number;
  /** What the words mean on the reader's clock; null for a day that does not exist, such as November 31. */
  at: Temporal.PlainDateTime | null;
  /** The end of what is meant: `at` itself, or that of a span such as "between 10 and 11". */
  until: Temporal.PlainDateTime | null;
  /** Where the reader may take 12/8 for 12 August: that one. */
  otherAt: Temporal.PlainDateTime | null;
  /** The day as the words name it, in their own zone. */
  date: Temporal.PlainDate | null;
  /** The zone that the words name; null where they name none and the reader's is meant. */
  zone: string | null;
  /** The ISO weekday that the words name, if they do. */
  weekday: number | null;
  /** The words name a weekday that the date does not fall on. */
  weekdayMismatch: boolean;
  /** The words name a weekday and no date ("next Tuesday"), so that only weekday and time can be compared. */
  onlyWeekday: boolean;
  /** The words need an "on" before them to become a date: "at 10 on Tuesday", "next Tuesday at 10", "tomorrow at 10". */
  isWithoutOn: boolean;
  /** One of several in one phrase ("December 8 or 9 at 10"), which cannot be exchanged alone. */
  isAlternative: boolean;
};

/** The clock and its conventions are the reader's. */
export type ReadingContext = WallClock & {
  /** The sending time. */
  reference: Temporal.Instant;
  /** The writer's, for "my time"; the reader's where it is left out. */
  ownTimeZone?: string;
  /** 12/8 is December 8 to this reader; elsewhere it is unclear. */
  isMonthFirst?: boolean;
};

type Phrase = {
  days: readonly DayPhrase[];
  times: readonly TimePhrase[];
  part: DayPart | null;
  zone: string | null;
  /** The same moment said again on another clock: "(7:00 a.m. PT)". */
  again: { time: TimePhrase; zone: string } | null;
  isWithoutOn: boolean;
  next: number;
};

const pauses = [',', ';', '-', '–', '—'];
const timeOpeners = ['at', '@', 'around', 'about', 'approximately', 'circa'];

/** Every day with its time, in the order of the text. Costs the length of the text, whatever it holds. */
export function findPromisesInText(text: string, context: ReadingContext): FoundPromise[] {
  const words = letterWords(text);
  const found: FoundPromise[] = [];
  let index = 0;
  while (index < words.length) {
    const phrase = readDayThenTime(words, index, context) ?? readTimeThenDay(words, index, context);
    const first = words[index];
    const last = words[(phrase?.next ?? 0) - 1];
    if (phrase === null || first === undefined || last === undefined) {
      index += 1;
      continue;
    }
    const place = { start: first.start, end: last.end };
    const needsCall = phrase.days.length > 1 || phrase.times.some(({ isVague }) => isVague);
    if (!needsCall || speaksOfCall(text, place)) found.push(...meanings({ phrase, words, place, context }));
    index = phrase.next;
  }
  return found;
}

/** What the words need beside them to be a promise where they could as well speak of something else. */
function speaksOfCall(text: string, { start, end }: { start: number; end: number }): boolean {
  const before =
    text
      .slice(Math.max(0, start - 200), start)
      .split(/[.!?]\s|\n\s*\n/)
      .at(-1) ?? '';
  const after = text.slice(end, end + 120).split(/[.!?]\s|\n\s*\n/)[0] ?? '';
  return /\b(?:call|phone|ring|telephone|dial|reach)\b/i.test(`${before} ${after}`);
}

function meanings({ phrase, words, place, context }: MeaningOf): FoundPromise[] {
  const { days, times, zone, again } = phrase;
  const moments = [
    ...days.flatMap((day) => times.map((time) => ({ day, time, zone }))),
    ...(again === null ? [] : days.slice(0, 1).map((day) => ({ day, ...again }))),
  ].map((each) => meaning({ ...each, part: phrase.part }, context));
  const [first, ...others] = moments;
  if (first === undefined) return [];
  const isWithoutOn = phrase.isWithoutOn;
  const distinct = [first, ...others.filter((other) => !other.at || !first.at || !other.at.equals(first.at))];
  if (distinct.length === 1) return [{ ...place, ...first, isWithoutOn, isAlternative: false }];
  // Each of several gets its share of the words, so that all of them can be marked.
  const cuts = distinct.map((_, at) => (at === 0 ? place.start : startOfOther(words, phrase, { at, place })));
  return distinct.map((moment, at) => ({
    start: cuts[at] ?? place.start,
    end: cuts[at + 1] ?? place.end,
    ...moment,
    isWithoutOn,
    isAlternative: true,
  }));
}

type MeaningOf = {
  phrase: Phrase;
  words: readonly LetterWord[];
  place: { start: number; end: number };
  context: ReadingContext;
};

function startOfOther(
  words: readonly LetterWord[],
  { days, times, again }: Phrase,
  { at, place }: { at: number; place: { start: number; end: number } },
): number {
  const earlier = days.length > 1 ? days[at - 1] : times.length > 1 ? times[at - 1] : times[0];
  const gap = again !== null || days.length > 1 || times.length > 1 ? 1 : 0;
  return words[(earlier?.next ?? 0) + gap]?.start ?? place.end;
}

type OneMeaning = { day: DayPhrase; time: TimePhrase; part: DayPart | null; zone: string | null };

function meaning({ day, time, part, zone }: OneMeaning, context: ReadingContext) {
  const { timeZone } = context;
  const today = dateIn(zone ?? timeZone, context.reference);
  const american = dateOf(day, today);
  const european = day.otherDate === null ? null : nearest(day.otherDate, today);
  const [date, otherDate] = inOrder({ american, european, weekday: day.weekday }, context);
  const { from, until } = clockSpan(time, part);
  const there = (on: Temporal.PlainDate | null, clock: Temporal.PlainTime): Temporal.PlainDateTime | null => {
    if (on === null || zone === null) return on?.toPlainDateTime(clock) ?? null;
    return on.toZonedDateTime({ timeZone: zone, plainTime: clock }).withTimeZone(timeZone).toPlainDateTime();
  };
  return {
    at: there(date, from),
    until: there(date, until),
    otherAt: there(otherDate, from),
    date,
    zone,
    weekday: day.weekday,
    weekdayMismatch: date !== null && day.weekday !== null && date.dayOfWeek !== day.weekday,
    onlyWeekday: day.weekday !== null && day.date === null && day.dayOfMonth === null,
  };
}

/** The date as this reader takes it, and the other one where only the weekday could have told. */
function inOrder(
  {
    american,
    european,
    weekday,
  }: Record<'american' | 'european', Temporal.PlainDate | null> & { weekday: number | null },
  { isMonthFirst = true }: ReadingContext,
): [Temporal.PlainDate | null, Temporal.PlainDate | null] {
  if (european === null || isMonthFirst) return [american, null];
  if (weekday === null || american === null) return [american, european];
  if (american.dayOfWeek === weekday)
    return european.dayOfWeek === weekday ? [american, european] : [american, null];
  return european.dayOfWeek === weekday ? [european, null] : [american, european];
}

/** "Tuesday, November 24, at 1:00 p.m. ET", "Tuesday afternoon at 2", "December 8 or 9 at 10". */
function readDayThenTime(
  words: readonly LetterWord[],
  index: number,
  context: ReadingContext,
): Phrase | null {
  const day = readDay(words, index);
  if (day === null) return null;
  const other = readOtherDay(words, day);
  const days = other === null ? [day] : [day, other];
  const afterDays = other?.next ?? day.next;
  const chosen = readTimeOfDay(words, afterDays);
  if (chosen === null) return null;
  const isWithoutOn =
    day.distance !== null || isOneOf(words, index, ['next', 'this', 'coming', 'early', 'late']);
  return withZone(words, context, { days, isWithoutOn, ...chosen });
}

/** "afternoon at 2:30", "in the late morning", and "late morning, around 10:30", where the clock counts. */
function readTimeOfDay(
  words: readonly LetterWord[],
  index: number,
): { time: TimePhrase; part: DayPart | null } | null {
  const { part, next } = readSpokenPart(words, index);
  const exact = readTimeAfter(words, next);
  const time = exact ?? readTimeAfter(words, index);
  if (time === null) return null;
  const clock = time.isVague ? readTimeAfter(words, time.next) : null;
  if (clock !== null && !clock.isVague) return { time: clock, part: time.from.hour < 12 ? 'am' : 'pm' };
  return { time, part: exact === null ? null : part };
}

function readTimeAfter(words: readonly LetterWord[], index: number): TimePhrase | null {
  const beforeOpener = skipWords(words, index, { keys: pauses });
  const beforeTime = skipWords(words, beforeOpener, { keys: timeOpeners, most: 2 });
  const time = readTime(words, beforeTime);
  return time === null || (time.isBare && beforeTime === beforeOpener) ? null : time;
}

/** The zone behind the time, a second time after "or", and the same moment on another clock. */
function withZone(
  words: readonly LetterWord[],
  context: ReadingContext,
  { days, time, part, isWithoutOn }: Pick<Phrase, 'days' | 'part' | 'isWithoutOn'> & { time: TimePhrase },
): Phrase {
  const zones = { timeZone: context.timeZone, ownTimeZone: context.ownTimeZone ?? context.timeZone };
  const otherTime =
    isOneOf(words, time.next, ['or']) && !time.isVague ? readTime(words, time.next + 1) : null;
  const isTime = otherTime !== null && !otherTime.isVague && days.length === 1;
  const times = isTime ? [time, otherTime] : [time];
  const afterTimes = isTime ? otherTime.next : time.next;
  const named = readZone(words, afterTimes, zones);
  const afterZone = named?.next ?? afterTimes;
  const joint = skipWords(words, afterZone, {
    keys: ['(', '/', ',', '=', 'or', 'which', 'is', '–', '—'],
    most: 3,
  });
  const second = joint === afterZone || isTime ? null : readTime(words, joint);
  const secondZone = second === null ? null : readZone(words, second.next, zones);
  const base = { days, times, part, zone: named?.zone ?? null, isWithoutOn };
  if (second === null || secondZone === null) return { ...base, again: null, next: afterZone };
  const next = skipWords(words, secondZone.next, { keys: [')'] });
  return { ...base, again: { time: second, zone: secondZone.zone }, next };
}

/** "at 10:15 a.m. on Tuesday, November 24", "10 am next Tuesday". */
function readTimeThenDay(
  words: readonly LetterWord[],
  index: number,
  context: ReadingContext,
): Phrase | null {
  const beforeTime = skipWords(words, index, { keys: timeOpeners, most: 2 });
  const time = readTime(words, beforeTime);
  if (time === null || (time.isBare && beforeTime === index)) return null;
  const zones = { timeZone: context.timeZone, ownTimeZone: context.ownTimeZone ?? context.timeZone };
  const early = readZone(words, time.next, zones);
  const atEnd = early?.next ?? time.next;
  const afterTime = skipWords(words, atEnd, { keys: ['.', ...pauses] });
  const isNewSentence = isOneOf(words, atEnd, ['.']) && time.from.part !== 'am' && time.from.part !== 'pm';
  if (isNewSentence) return null;
  const beforeDay = skipWords(words, afterTime, { keys: ['on', 'of'] });
  const day = readDay(words, beforeDay);
  const dayHasItsOwnTime =
    day !== null && !time.isVague && readDayThenTime(words, beforeDay, context) !== null;
  if (day === null || dayHasItsOwnTime) return null;
  const other = readOtherDay(words, day);
  const days = other === null ? [day] : [day, other];
  const { part, next } = readSpokenPart(words, other?.next ?? day.next);
  const late = early === null ? readZone(words, next, zones) : null;
  const zone = early?.zone ?? late?.zone ?? null;
  return { days, times: [time], part, zone, again: null, isWithoutOn: true, next: late?.next ?? next };
}

/** "Tuesday afternoon", "Tuesday, November 24, in the afternoon". */
function readSpokenPart(words: readonly LetterWord[], index: number): { part: DayPart | null; next: number } {
  const start = skipWords(words, skipWords(words, index, { keys: pauses }), { keys: ['in', 'the'], most: 2 });
  const part = spokenPartAt(words, start);
  return part === null ? { part, next: index } : { part, next: start + 1 };
}
