import { Temporal } from 'temporal-polyfill';
import { isAttached, isOneOf, type LetterWord, numberAt, skipWords } from './moment-phrases.ts';
import { noZones, readZone } from './zone-phrases.ts';

/**
 * A time of day as people type it: "1:00 in the afternoon", "13:00", "10:15 a.m.", "ten o'clock", "half past two", "noon", and
 * spans such as "between 10 and 11" and "late morning", within which a call keeps its word.
 * Where neither morning nor afternoon is said, 7 to 12 are before or at noon and 1 to 6 after it, as an office counts.
 */

export type DayPart = 'am' | 'pm' | 'morning' | 'afternoon' | 'evening' | 'night' | 'noon' | 'midnight';

type ClockPhrase = {
  hour: number;
  minute: number;
  part: DayPart | null;
  /** "01:00" is a 24-hour clock, "1:00" need not be. */
  hasLeadingZero: boolean;
};

export type TimePhrase = {
  from: ClockPhrase;
  /** The end of a span; null where one time is meant. */
  until: ClockPhrase | null;
  /** A bare "10" is a time only after "at". */
  isBare: boolean;
  /** "Late morning" is a promise only where a call is spoken of. */
  isVague: boolean;
  /** Index of the first word after the phrase. */
  next: number;
};

type ClockReading = ClockPhrase & { isBare: boolean; next: number };

/** The time that begins at `index`, or null. */
export function readTime(words: readonly LetterWord[], index: number): TimePhrase | null {
  return readVagueTime(words, index) ?? readSpan(words, index) ?? readOpenSpan(words, index);
}

/** What the phrase means on the clock; `hint` is the part of the day that was said beside the day. */
export function clockSpan(
  phrase: TimePhrase,
  hint: DayPart | null,
): { from: Temporal.PlainTime; until: Temporal.PlainTime } {
  const ending = phrase.until?.part ?? null;
  const until = phrase.until && clockTime(phrase.until, hint);
  const from = clockTime(phrase.from, hint ?? (ending === 'am' ? 'am' : null));
  // "10-2 pm" begins in the morning, "2-3 pm" does not.
  const inAfternoon = ending === 'pm' && phrase.from.part === null ? clockTime(phrase.from, 'pm') : from;
  const begins = until && Temporal.PlainTime.compare(inAfternoon, until) < 0 ? inAfternoon : from;
  return { from: begins, until: until ?? begins };
}

/** "morning", "afternoon" or "evening" at `index`, as in "Tuesday afternoon". */
export function spokenPartAt(words: readonly LetterWord[], index: number): DayPart | null {
  const key = words[index]?.key;
  return key === 'morning' || key === 'afternoon' || key === 'evening' ? key : null;
}

function clockTime(
  { hour, minute, part, hasLeadingZero }: ClockPhrase,
  hint: DayPart | null,
): Temporal.PlainTime {
  return new Temporal.PlainTime(hourOfDay(hour, part ?? hint, hasLeadingZero), minute);
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

// Spans.

/** What people mean by a part of the day, in hours on the clock. */
const spans: Record<string, readonly [number, number]> = {
  'early morning': [7, 9],
  'mid morning': [9, 11],
  'late morning': [10, 12],
  'first thing': [8, 10],
  lunchtime: [12, 14],
  'after lunch': [13, 15],
  'early afternoon': [12, 15],
  'mid afternoon': [14, 16],
  'late afternoon': [15, 18],
  'early evening': [17, 19],
  'end day': [16, 18],
  'close business': [16, 18],
  morning: [7, 12],
  afternoon: [12, 18],
  evening: [17, 21],
};
const fillers = [
  'in',
  'the',
  'during',
  'by',
  'of',
  '-',
  '\u2010',
  '\u2011',
  'around',
  'over',
  'at',
  'toward',
  'towards',
];

/** "in the late morning", "mid-afternoon", "first thing in the morning", "by the end of the day", "in the morning". */
function readVagueTime(words: readonly LetterWord[], index: number): TimePhrase | null {
  const first = skipWords(words, index, { keys: fillers, most: 3 });
  const second = skipWords(words, first + 1, { keys: fillers, most: 3 });
  const one = words[first]?.key ?? '';
  const two = words[second]?.key ?? '';
  const pair = spans[`${one} ${two}`];
  const span = pair ?? (Object.hasOwn(spans, one) ? spans[one] : undefined);
  if (span === undefined) return null;
  const after = pair === undefined ? first + 1 : second + 1;
  const trailing = skipWords(words, after, { keys: ['in', 'the', 'morning'], most: 3 });
  const next = one === 'first' ? trailing : after;
  const at = (hour: number): ClockPhrase => ({ hour, minute: 0, part: null, hasLeadingZero: true });
  return { from: at(span[0]), until: at(span[1]), isBare: false, isVague: true, next };
}

/** "between 10 and 11 am", "from 10 to 11", "10:00-10:30", or one time. */
function readSpan(words: readonly LetterWord[], index: number): TimePhrase | null {
  const isBetween = isOneOf(words, index, ['between', 'from']);
  const from = readClock(words, isBetween ? index + 1 : index);
  if (from === null) return null;
  const joints = isBetween
    ? ['and', 'to', 'until', 'till', '-', '–', '—']
    : ['-', '–', '—', 'to', 'until', 'till'];
  const joined = skipWords(words, from.next, { keys: joints });
  const until = joined === from.next ? null : readClock(words, joined);
  if (until === null)
    return isBetween ? null : { from, until, isBare: from.isBare, isVague: false, next: from.next };
  const isBare = !isBetween && from.isBare && until.isBare;
  return { from, until, isBare, isVague: false, next: until.next };
}

/** "after 2 pm", "before noon", "by 10": within two hours of it. */
function readOpenSpan(words: readonly LetterWord[], index: number): TimePhrase | null {
  const isAfter = isOneOf(words, index, ['after']);
  if (!isAfter && !isOneOf(words, index, ['before', 'by'])) return null;
  const edge = readClock(words, index + 1);
  if (edge === null) return null;
  const { hour, minute } = clockTime(edge, null);
  const other = {
    hour: isAfter ? Math.min(hour + 2, 23) : Math.max(hour - 2, 0),
    minute,
    part: null,
    hasLeadingZero: true,
  };
  const [from, until] = isAfter ? [edge, other] : [other, edge];
  return { from, until, isBare: edge.isBare, isVague: false, next: edge.next };
}

// One time.

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const minutesInWords: Record<string, number> = { fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 };
const minutesPast: Record<string, number> = { quarter: 15, half: 30, five: 5, ten: 10, twenty: 20 };

function readClock(words: readonly LetterWord[], index: number): ClockReading | null {
  if (isOneOf(words, index, ['noon', 'midday'])) return named(12, 'noon', index);
  if (isOneOf(words, index, ['midnight'])) return named(0, 'midnight', index);
  return readRelativeClock(words, index) ?? readClockInWords(words, index) ?? readDigits(words, index);
}

/** "half past two", "a quarter to eleven", "ten past nine", "20 after 3". */
function readRelativeClock(words: readonly LetterWord[], index: number): ClockReading | null {
  const start = skipWords(words, index, { keys: ['a'] });
  const minutes = minutesPast[words[start]?.key ?? ''] ?? numberAt(words, start);
  const isPast = isOneOf(words, start + 1, ['past', 'after']);
  const isTo = isOneOf(words, start + 1, ['to', 'of', 'before', 'till']);
  const hour = hourInWords(words, start + 2) ?? numberAt(words, start + 2);
  if (minutes === null || hour === null || hour < 1 || hour > 12 || (!isPast && !isTo)) return null;
  // "10 to 11" is a span, "ten to eleven" a time.
  if (isTo && (numberAt(words, start) !== null || minutes === 30)) return null;
  const { part, next } = readDayPart(words, start + 3);
  const before = hour === 1 ? 12 : hour - 1;
  const clock = isPast ? { hour, minute: minutes } : { hour: before, minute: 60 - minutes };
  return { ...clock, part, hasLeadingZero: false, isBare: false, next };
}

/** "ten o'clock", "two thirty", "nine in the morning"; "ten" alone is bare. */
function readClockInWords(words: readonly LetterWord[], index: number): ClockReading | null {
  const hour = hourInWords(words, index);
  if (hour === null) return null;
  const beforeMinute = skipWords(words, index + 1, { keys: ['-', '\u2010', '\u2011'] });
  const tens = minutesInWords[words[beforeMinute]?.key ?? ''] ?? null;
  const hasFive =
    tens !== null &&
    tens > 15 &&
    isOneOf(words, skipWords(words, beforeMinute + 1, { keys: ['-'] }), ['five']);
  const afterFive = skipWords(words, beforeMinute + 1, { keys: ['-'] }) + 1;
  const afterHour = tens === null ? index + 1 : hasFive ? afterFive : beforeMinute + 1;
  const { part, next } = readDayPart(words, afterHour);
  const isBare = tens === null && next === afterHour;
  if (isBare && isCount(words, next)) return null;
  return {
    hour,
    minute: (tens ?? 0) + (hasFive ? 5 : 0),
    part,
    hasLeadingZero: false,
    isBare,
    next,
  };
}

function hourInWords(words: readonly LetterWord[], index: number): number | null {
  const at = numbers.indexOf(words[index]?.key ?? '');
  return at === -1 ? null : at + 1;
}

/** "at ten people", "one day": an hour in words stands alone or before words like these. */
function isCount(words: readonly LetterWord[], index: number): boolean {
  const word = words[index];
  if (word?.kind !== 'word') return false;
  const isName = word.text.charAt(0) !== word.key.charAt(0);
  return !isName && !isOneOf(words, index, besideHours);
}

const besideHours = (
  'on to and or your my our local so if in for until till about next this tomorrow today with when unless ' +
  'eastern central mountain pacific est edt cst cdt mst mdt pst pdt gmt utc'
).split(' ');

/** "10:15", "13.30", "2pm", "14h00", "10". */
function readDigits(words: readonly LetterWord[], index: number): ClockReading | null {
  const hour = numberAt(words, index);
  if (hour === null) return readDigitsTogether(words, index);
  if (hour > 23) return null;
  const minute = readMinute(words, index + 1);
  const afterDigits = minute === null ? index + 1 : index + 3;
  const { part, next } = readDayPart(words, afterDigits);
  const isBare = minute === null && next === afterDigits;
  if (isBare && isPartOfSomethingElse(words, next)) return null;
  const hasLeadingZero = words[index]?.text.startsWith('0') ?? false;
  return { hour, minute: minute ?? 0, part, hasLeadingZero, isBare, next };
}

/** "1400 hours", "1030 am"; without a word behind it, it is another number. */
function readDigitsTogether(words: readonly LetterWord[], index: number): ClockReading | null {
  const digits = numberAt(words, index, { least: 3, most: 4 });
  const { part, next } = readDayPart(words, index + 1);
  if (digits === null || digits > 2359 || digits % 100 > 59 || next === index + 1) return null;
  const hour = Math.floor(digits / 100);
  return { hour, minute: digits % 100, part, hasLeadingZero: part === null, isBare: false, next };
}

function named(hour: number, part: DayPart, index: number): ClockReading {
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
  return { part, next: hasPoint && goesOn(words, index + 4) ? index + 4 : index + 3 };
}

/** A small letter, a comma, a bracket or a zone go on; "a.m. Please" is a new sentence. */
function goesOn(words: readonly LetterWord[], index: number): boolean {
  const word = words[index];
  if (word === undefined || word.kind === 'paragraph') return false;
  if (word.kind === 'mark') return [',', '(', '/'].includes(word.text);
  return word.text.charAt(0) === word.key.charAt(0) || readZone(words, index, noZones) !== null;
}

function skipOClock(words: readonly LetterWord[], index: number): number {
  const isOClock = isOneOf(words, index, ['o']) && isOneOf(words, index + 2, ['clock']);
  if (isOClock && isOneOf(words, index + 1, ["'", '’', '`'])) return index + 3;
  const hyphen = skipWords(words, index, { keys: ['-'] });
  if (isOneOf(words, hyphen, ['ish'])) return hyphen + 1;
  return skipWords(words, index, { keys: ['h', 'hours', 'hrs', 'oclock', 'sharp'] });
}

/** "at 10th Street", "at 20%", "at 24/7" name no time. */
function isPartOfSomethingElse(words: readonly LetterWord[], index: number): boolean {
  if (!isAttached(words, index)) return false;
  if (isOneOf(words, index, ['-', '–'])) return numberAt(words, index + 1) === null;
  return words[index]?.kind === 'word' || isOneOf(words, index, ['/', '%']);
}
