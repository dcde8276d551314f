/**
 * A time of day as people type it: "1:00 in the afternoon", "13:00", "10:15 a.m.", "10 am", "10 o'clock", "noon".
 * Where neither morning nor afternoon is said, 7 to 12 are before or at noon and 1 to 6 after it, as an office counts.
 */
import { Temporal } from 'temporal-polyfill';
import { isAttached, isOneOf, type LetterWord, numberAt, skipWords } from './letter-words.ts';

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
