import { Temporal } from 'temporal-polyfill';
import { withoutDoubledPoint } from '../text/sentences.ts';
import {
  dayOfYearInWords,
  momentInWords,
  promiseInWords,
  weekdayInWords,
  weekdayNames,
} from '../time/wording.ts';
import { type FoundPromise, findPromisesInText, type ReadingContext } from './promise-phrases.ts';

/**
 * The letter and the calendar name the same moment: what the text says is held against the promise, and follows it when it moves.
 * Source: the promise method, in which the text and the calendar can never disagree.
 */

/** `start` and `end` are places in the text, the end excluded. */
type PromiseTextWarning = {
  code: 'weekday-mismatch' | 'two-promises' | 'promise-differs' | 'unclear-date';
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
  return [
    ...unclearDates(reading),
    ...mismatches(reading),
    ...secondPromises(reading),
    ...differences(reading),
  ].sort((a, b) => a.start - b.start);
}

/**
 * The text with its day and time changed to say `to`: where it means `from`, else where it names the one time that it holds.
 * A text with several other times is left alone, for `checkPromiseText` to point at. `readIn` is the zone in which the text
 * was written, where that was another one.
 */
export function replacePromiseInText(
  text: string,
  change: { from: Temporal.Instant | null; to: Temporal.Instant; readIn?: string } & ReadingContext,
): string {
  const { from, to, reference } = change;
  const timeZone = change.readIn ?? change.timeZone;
  const words = promiseInWords(to, change, reference);
  const found = findPromisesInText(text, { ...change, timeZone }).filter(
    ({ isAlternative }) => !isAlternative,
  );
  const meant = from === null ? [] : found.filter((phrase) => isMeantBy(phrase, from, timeZone));
  const chosen = meant.length > 0 ? meant : found.length === 1 ? found : [];
  return chosen.reduceRight((result, phrase) => replacePhrase(result, phrase, words), text);
}

type Reading = {
  text: string;
  found: readonly FoundPromise[];
  promiseAt: Temporal.Instant | null;
  context: ReadingContext;
};

function unclearDates({ text, found, context }: Reading): PromiseTextWarning[] {
  return found.flatMap((phrase) => {
    const { start, end, at, otherAt } = phrase;
    if (at === null || otherAt === null) return [];
    const [one, other] = [at, otherAt].map((moment) => dateOnly(moment.toPlainDate(), context));
    const message = `“${quote(text, phrase)}” could mean ${one} or ${other} to this reader. Spell out the month.`;
    return [{ code: 'unclear-date', message, start, end }];
  });
}

function mismatches({ text, found, context }: Reading): PromiseTextWarning[] {
  return found.flatMap((phrase) => {
    const { start, end, at, date, weekday } = phrase;
    const code = 'weekday-mismatch' as const;
    if (at === null || date === null)
      return [{ code, message: `There’s no such date as “${quote(text, phrase)}”.`, start, end }];
    if (!phrase.weekdayMismatch || weekday === null) return [];
    const message = `${dateOnly(date, context)} is a ${weekdayInWords(date)}, not a ${weekdayNames[weekday - 1] ?? ''}.`;
    return [{ code, message, start, end }];
  });
}

/** The time that is right stays unmarked: the planned one where the text has it, otherwise the first. */
function secondPromises({ text, found, promiseAt, context }: Reading): PromiseTextWarning[] {
  const agreeing =
    promiseAt === null ? undefined : found.find((phrase) => isMeantBy(phrase, promiseAt, context.timeZone));
  const main = agreeing ?? found[0];
  if (main === undefined) return [];
  return found
    .filter((phrase) => phrase !== main && !areSame(phrase, main))
    .map((phrase) => ({
      code: 'two-promises',
      message: `The letter gives two times for your call: “${quote(text, main)}” and “${quote(text, phrase)}”.`,
      start: phrase.start,
      end: phrase.end,
    }));
}

function differences({ text, found, promiseAt, context }: Reading): PromiseTextWarning[] {
  const first = found[0];
  if (promiseAt === null || first === undefined) return [];
  const { timeZone, reference } = context;
  if (found.some((phrase) => isMeantBy(phrase, promiseAt, timeZone))) return [];
  const planned = momentInWords(promiseAt, context, reference);
  const there =
    first.zone === null || first.zone === timeZone || first.at === null
      ? ''
      : ` (${momentInWords(first.at.toZonedDateTime(timeZone).toInstant(), context, reference)}, in the reader’s time zone)`;
  const message = `The letter says “${quote(text, first)}”${there}, but your call is scheduled for ${planned}.`;
  return [{ code: 'promise-differs', message, start: first.start, end: first.end }];
}

/** Whether the words mean this moment in the reader’s time zone; a span means each of its minutes. */
export function isMeantBy(phrase: FoundPromise, planned: Temporal.Instant, timeZone: string): boolean {
  return includes(phrase, localMinute(planned, timeZone));
}

function includes(phrase: FoundPromise, moment: Temporal.PlainDateTime): boolean {
  const { at, until, otherAt, onlyWeekday } = phrase;
  if (at === null || until === null) return false;
  const readings = otherAt === null ? [at] : [at, otherAt];
  return readings.some((begins) => {
    const day = moment.toPlainDate();
    if (onlyWeekday ? day.dayOfWeek !== begins.dayOfWeek : !day.equals(begins.toPlainDate())) return false;
    const time = moment.toPlainTime();
    return (
      Temporal.PlainTime.compare(begins.toPlainTime(), time) <= 0 &&
      Temporal.PlainTime.compare(time, until.toPlainTime()) <= 0
    );
  });
}

function areSame(one: FoundPromise, other: FoundPromise): boolean {
  if (one.at === null || other.at === null) return one.at === other.at;
  return includes(one, other.at) || includes(other, one.at);
}

function localMinute(at: Temporal.Instant, timeZone: string): Temporal.PlainDateTime {
  return at
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .round({ smallestUnit: 'minute', roundingMode: 'trunc' });
}

/** The date without its weekday. */
function dateOnly(date: Temporal.PlainDate, context: ReadingContext): string {
  return dayOfYearInWords(date, { ...context, reference: date });
}

function quote(text: string, { start, end }: FoundPromise): string {
  return text.slice(start, end).split(/\s+/u).join(' ');
}

function replacePhrase(text: string, phrase: FoundPromise, words: string): string {
  const before = text.slice(0, phrase.start);
  const hasOn = /\bon\s$/iu.test(before.slice(-4));
  const opensSentence = /^\p{Lu}/u.test(text.slice(phrase.start));
  const on = phrase.isWithoutOn && !hasOn ? (opensSentence ? 'On ' : 'on ') : '';
  return withoutDoubledPoint(`${before}${on}${words}`, text.slice(phrase.end));
}
