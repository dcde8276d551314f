// A letter that asks for a second meeting names two days and the call that asks for one of them, one or two business days after
// the letter has arrived. Source: the article on interviews that were "blown", and the timing of the promise method.
import { Temporal } from 'temporal-polyfill';
import { dateOf, letterWords, readDay } from '../call-backs/moment-phrases.ts';
import type { Seeker } from '../call-backs/promise.ts';
import { readTime } from '../call-backs/time-phrases.ts';
import {
  addBusinessDays,
  type BusinessCalendar,
  dateIn,
  isWeekend,
  neverOnDuty,
  type OnDuty,
} from '../time/business-calendar.ts';
import { dateInWords } from '../time/wording.ts';
import type { LetterWarning } from './letter-warnings.ts';

export const letterWays = ['e-mail', 'post'] as const;
export type LetterWay = (typeof letterWays)[number];

/** Two business days after it arrives: a letter by e-mail at once, one by post after two business days. */
export const businessDaysToCall: Record<LetterWay, number> = { 'e-mail': 2, post: 4 };

/** To somebody without an address a letter can only go by post. */
export const likelyWay = (emails: readonly string[]): LetterWay => (emails.length > 0 ? 'e-mail' : 'post');

/** Two business days after that call with a day in between: a Tuesday and a Thursday, or what follows where these are holidays or days on duty. */
export function secondMeetingDays(
  sentOn: Temporal.PlainDate,
  calendar: BusinessCalendar,
  { way, onDuty = neverOnDuty }: { way: LetterWay; onDuty?: OnDuty },
): [Temporal.PlainDate, Temporal.PlainDate] {
  const called = addBusinessDays(sentOn, businessDaysToCall[way], calendar);
  const toTuesday = (tuesday - called.dayOfWeek + 6) % 7;
  const first = freeDay(called.add({ days: toTuesday + 1 }), { calendar, onDuty });
  return [first, freeDay(first.add({ days: 2 }), { calendar, onDuty })];
}

const tuesday = 2;

/** With a seeker on duty every day the duty is passed over. */
const longestSearch = 60;

function freeDay(
  from: Temporal.PlainDate,
  { calendar, onDuty }: { calendar: BusinessCalendar; onDuty: OnDuty },
): Temporal.PlainDate {
  const first = addBusinessDays(from, 0, calendar);
  let day = first;
  for (let step = 0; step < longestSearch; step += 1) {
    if (!isDuty(day, onDuty)) return day;
    day = addBusinessDays(day, 1, calendar);
  }
  return first;
}

function isDuty(day: Temporal.PlainDate, { days, dates }: OnDuty): boolean {
  return days.includes(day.dayOfWeek) || dates.includes(day.toString());
}

/** The latest call that still lies before both days: so many business days after the letter, fewer where a day is near. */
export function businessDaysBefore(
  days: readonly [string, string] | null,
  { sentOn, calendar, way }: { sentOn: Temporal.PlainDate; calendar: BusinessCalendar; way: LetterWay },
): number {
  const most = businessDaysToCall[way];
  const first = days && [...days].sort()[0];
  if (!first || addBusinessDays(sentOn, most, calendar).toString() < first) return most;
  return Math.max(1, most - 1);
}

type Days = readonly [string, string] | null | undefined;

/**
 * The first of the days asked for (YYYY-MM-DD) that is over; null where both lie ahead. Days that were named before may be past by
 * now and stand as they are.
 */
export function pastDay(days: Days, { today, before }: { today: string; before?: Days }): string | null {
  if (!days || days.every((day, index) => day === before?.[index])) return null;
  return days.find((day) => day !== '' && day < today) ?? null;
}

// The days that a letter offers are checked like a promise: both can be kept, they differ, and the call that asks which it is lies
// between the arrival of the letter and the first of them. What the text says counts, so that moving one questions the other.

export type OfferedDays = {
  /** Where the letter offers days for another meeting, in its own text. */
  body: string;
  /** The promised call; null where there is none. */
  promiseAt: Temporal.Instant | null;
  now: Temporal.Instant;
  reader: BusinessCalendar;
  seeker: Seeker;
  way: LetterWay;
};

export function checkOfferedDays(offered: OfferedDays): LetterWarning[] {
  const { body, promiseAt, now, reader, seeker, way } = offered;
  const today = dateIn(reader.timeZone, now);
  const days = offeredDaysIn(body, today);
  if (days.length === 0) return [];
  const call = promiseAt && dateIn(reader.timeZone, promiseAt);
  const arrives =
    way === 'e-mail'
      ? today
      : addBusinessDays(today, businessDaysToCall.post - businessDaysToCall['e-mail'], reader);
  const inWords = (day: Temporal.PlainDate) => dateInWords(day, { ...seeker, reference: today });
  const warnings = days.flatMap(({ day, ...place }, index) => {
    const holiday = reader.holidays.get(day.toString());
    const found: [LetterWarning['code'], string | false | undefined][] = [
      ['promise-past', isBefore(day, today) && `${inWords(day)} has passed. Offer a later day.`],
      ['weekend', isWeekend(day) && `${inWords(day)} is a weekend where they work. Offer a business day.`],
      [
        'holiday',
        holiday !== undefined && `${inWords(day)} is ${holiday} where they work. Offer another day.`,
      ],
      ['on-duty', isDuty(day, seeker.onDuty) && `You are on duty on ${inWords(day)}. Offer another day.`],
      [
        'same-day-twice',
        days.slice(0, index).some((other) => other.day.equals(day)) &&
          `${inWords(day)} is offered twice. Offer two different days.`,
      ],
      [
        'day-before-call',
        call !== null &&
          !isBefore(call, day) &&
          `Your call is on ${inWords(call)}, which is not before ${inWords(day)}. Move one of them.`,
      ],
    ];
    return found.flatMap(([code, message]) => (message ? [{ code, message, ...place }] : []));
  });
  if (call === null || isBefore(arrives, call)) return warnings;
  const message = `Your call is on ${inWords(call)}, before the letter has had a day to arrive. Move the call.`;
  return [...warnings, { code: 'call-too-early', message, start: body.length, end: body.length }];
}

type OfferedDay = { day: Temporal.PlainDate; start: number; end: number };

const offers = /\b(?:would|could|might|does|do|is|are|how about|what about)\b[^?\n]{0,200}\?/gi;

/** The days in questions such as "Would Tuesday, December 8, or Thursday, December 10, work for you?". */
function offeredDaysIn(body: string, today: Temporal.PlainDate): OfferedDay[] {
  return [...body.matchAll(offers)].flatMap(({ 0: question, index: from }) => {
    const words = letterWords(question);
    const days: OfferedDay[] = [];
    let index = 0;
    while (index < words.length) {
      const phrase = readDay(words, index);
      const [first, last] = [words[index], words[(phrase?.next ?? 0) - 1]];
      const day = phrase && dateOf(phrase, today);
      if (phrase && day && first && last && readTime(words, phrase.next) === null)
        days.push({ day, start: from + first.start, end: from + last.end });
      index = phrase === null ? index + 1 : Math.max(phrase.next, index + 1);
    }
    return days;
  });
}

function isBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) < 0;
}
