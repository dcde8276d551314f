import { Temporal } from 'temporal-polyfill';
import { firstFreeFrom, halfOf, type PromiseConditions, promiseSlots } from '../call-backs/promise.ts';
import { businessDaysToCall, type LetterWay } from '../letters/second-meeting.ts';
import {
  addBusinessDays,
  type BusinessCalendar,
  dateIn,
  nextBusinessDay,
  type OnDuty,
} from '../time/business-calendar.ts';
import { dateInWords, momentInWords, type Seen } from '../time/wording.ts';

/**
 * A meeting that was not held leads somewhere, and who stayed away decides where:
 *
 *     called off by them   a call on the next business day finds a new time, or a line names two days
 *     called off by me     a letter says sorry once, names two days and promises a call, or a call does
 *     they did not come    a call on the same business day where there is time left, else on the next, or a line
 *     I did not come       a letter says sorry once, names two days and promises a call; it is due today
 *
 * Source: the article on meetings that went wrong (one apology where there is cause, two days, and the call that follows).
 * Each is a proposal that the seeker takes, changes for the other one, or leaves.
 */

export const endingSides = ['me', 'them'] as const;
export type EndingSide = (typeof endingSides)[number];

export const endedStatuses = ['cancelled', 'no-show'] as const;
export type EndedStatus = (typeof endedStatuses)[number];

export type Ending = { status: EndedStatus; by: EndingSide };

/** In the order in which they are offered. */
export const endings: readonly Ending[] = [
  { status: 'cancelled', by: 'them' },
  { status: 'cancelled', by: 'me' },
  { status: 'no-show', by: 'them' },
  { status: 'no-show', by: 'me' },
];

export const endingSteps = ['call', 'letter', 'none'] as const;
export type EndingStepKind = (typeof endingSteps)[number];

export type EndingStep =
  | { kind: 'call'; at: Temporal.Instant; sentence: string }
  /** `promiseAt`: the call that the letter promises and that stands in the ledger once it is sent. */
  | {
      kind: 'letter';
      letterKind: 'recovery' | 'nudge';
      days: TwoDays;
      promiseAt: Temporal.Instant;
      dueAt: Temporal.Instant;
      sentence: string;
    }
  | { kind: 'none'; sentence: string };

export type EndingContext = PromiseConditions & {
  now: Temporal.Instant;
  meeting: { startsAt: Temporal.Instant; minutes: number };
  /** How the one with whom the step is taken is called. */
  name: string;
  /** How a letter to them goes. */
  way: LetterWay;
  /** False for somebody who is not to be contacted, or closed. */
  mayReach: boolean;
};

/** What can follow, the proposal first; the last one is always to leave it. */
export function stepsAfter({ status, by }: Ending, context: EndingContext): EndingStep[] {
  const { mayReach, name } = context;
  if (!mayReach)
    return [{ kind: 'none', sentence: `${name} is marked do not contact, so nothing more is planned.` }];
  const call = by === 'them' && status === 'no-show' ? callSoon(context) : callNextDay(context);
  const letter = letterAfter({ status, by }, context);
  const left: EndingStep = { kind: 'none', sentence: 'Nothing is scheduled.' };
  return by === 'them' ? [call, letter, left] : [letter, call, left];
}

/** "They canceled", "You didn’t make it". */
export function endingInWords({ status, by }: { status: EndedStatus; by: EndingSide | null }): string {
  if (by === null) return status === 'cancelled' ? 'It was canceled' : 'It didn’t happen';
  const who = by === 'me' ? 'You' : 'They';
  return status === 'cancelled' ? `${who} canceled` : `${who} didn’t make it`;
}

/** Somebody who waited, or was kept waiting, is called while the day lasts; half an hour is left to them. */
function callSoon(context: EndingContext): EndingStep {
  const { now, meeting } = context;
  const endedAt = meeting.startsAt.add({ minutes: meeting.minutes });
  const from = later(now, endedAt).add({ minutes: 30 });
  const [slot] = promiseSlots({ ...context, from, days: 5, everyMinutes: 15 });
  return slot ? callAt(slot.at, context) : callNextDay(context);
}

/** The half of the day in which they had time. */
function callNextDay(context: EndingContext): EndingStep {
  const { reader, now, meeting } = context;
  const day = addBusinessDays(dateIn(reader.timeZone, now), 1, reader);
  return callAt(
    firstFreeFrom(day, halfOf(meeting.startsAt, reader.timeZone), { ...context, after: now }),
    context,
  );
}

function callAt(at: Temporal.Instant, { reader, seeker, now, name }: EndingContext): EndingStep {
  const when = momentInWords(at, { ...seeker, timeZone: reader.timeZone }, now);
  return { kind: 'call', at, sentence: `You call ${name} on ${when} their time, to find a new day.` };
}

const dueHours = 24;

function letterAfter({ by }: Ending, context: EndingContext): EndingStep {
  const { reader, seeker, now, meeting, name, way } = context;
  const today = dateIn(reader.timeZone, now);
  const calledOff = dateIn(reader.timeZone, meeting.startsAt);
  const late = businessDaysToCall[way] - businessDaysToCall['e-mail'];
  const read = late === 0 ? today : addBusinessDays(today, late, reader);
  const days = twoNewDays(read, { reader, onDuty: seeker.onDuty, calledOff });
  const day = addBusinessDays(today, businessDaysToCall[way], reader);
  const promiseAt = firstFreeFrom(day, halfOf(meeting.startsAt, reader.timeZone), { ...context, after: now });
  const what = by === 'me' ? `A letter apologizes to ${name} once, offers` : `A short note to ${name} offers`;
  const told = { ...seeker, timeZone: reader.timeZone };
  const promised = momentInWords(promiseAt, told, now);
  return {
    kind: 'letter',
    letterKind: by === 'me' ? 'recovery' : 'nudge',
    days,
    promiseAt,
    dueAt: now.add({ hours: dueHours }),
    sentence: `${what} ${twoDaysInWords(days, { ...told, reference: today })}, and promises your call on ${promised} their time.`,
  };
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}

// Whoever asks for a new meeting names two days, so that the answer is a choice and not a search.
// Source: the article on meetings that went wrong; both are business days of the reader, and not days on duty.

/** Near enough to be remembered, far enough for a calendar to have room. */
export const firstDayAfter = 4;

/** With a seeker on duty every day the duty is passed over. */
const longestSearch = 60;

export type TwoDays = readonly [Temporal.PlainDate, Temporal.PlainDate];

type Calendars = { reader: BusinessCalendar; onDuty: OnDuty };

/**
 * The first is four business days on, the second two business days after it, as Tuesday and Thursday are. Neither is the day
 * of the meeting that was called off: on that day it does not fit.
 */
export function twoNewDays(
  today: Temporal.PlainDate,
  { reader, onDuty, calledOff }: Calendars & { calledOff?: Temporal.PlainDate },
): TwoDays {
  const dates = calledOff ? [...onDuty.dates, calledOff.toString()] : onDuty.dates;
  const calendars = { reader, onDuty: { ...onDuty, dates } };
  const first = firstFreeDay(addBusinessDays(today, firstDayAfter, reader), calendars);
  return [first, firstFreeDay(addBusinessDays(first, 2, reader), calendars)];
}

function firstFreeDay(from: Temporal.PlainDate, { reader, onDuty }: Calendars): Temporal.PlainDate {
  let day = from;
  for (let step = 0; step < longestSearch; step += 1) {
    if (!onDuty.days.includes(day.dayOfWeek) && !onDuty.dates.includes(day.toString())) return day;
    day = nextBusinessDay(day, reader);
  }
  return from;
}

/** "Tuesday, December 1, or Thursday, December 3". */
export function twoDaysInWords([first, second]: TwoDays, seen: Seen): string {
  return `${dateInWords(first, seen)}, or ${dateInWords(second, seen)}`;
}

/** The same hour on the wall on another day, also where the clocks change in between. */
export function sameHourOn(
  day: Temporal.PlainDate,
  { startsAt, timeZone }: { startsAt: Temporal.Instant; timeZone: string },
): Temporal.Instant {
  const plainTime = startsAt.toZonedDateTimeISO(timeZone).toPlainTime();
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}
