import { Temporal } from 'temporal-polyfill';
import {
  addBusinessDays,
  type BusinessCalendar,
  dateIn,
  defaultOfficeHours,
  isBusinessDay,
  isOnDuty,
  isWeekend,
  nextBusinessDay,
  type OfficeHours,
  type OnDuty,
} from '../time/business-calendar.ts';
import { type BusySpan, isBusyFor } from '../time/busy-span.ts';
import type { WallClock } from '../time/conventions.ts';
import { clock, clockTime, dateInWords, momentInWords, weekdayInWords } from '../time/wording.ts';

/**
 * A promise names the day and time of a call, and is only made for a moment at which both can keep it:
 * a business day of the reader, within office hours there, not while the seeker is on duty or promised elsewhere.
 * Source: the promise method; three business days after sending, in the reader's morning or afternoon.
 */

export type Half = 'morning' | 'afternoon';

export type Seeker = WallClock & { onDuty: OnDuty };

/** Everything that can speak for or against a moment. */
export type PromiseConditions = {
  reader: BusinessCalendar;
  seeker: Seeker;
  /** The seeker's other promises. */
  taken: readonly Temporal.Instant[];
  /** Of `taken`, the one that is planned anew: it does not stand in its own way. */
  except?: Temporal.Instant | undefined;
  /** The seeker's meetings, with the way there and back. */
  busy?: readonly BusySpan[] | undefined;
};

type PromiseSlot = { at: Temporal.Instant; half: Half };

/** Two promises closer than this are one too many. */
export const promiseMinutes = 15;

/** A seeker on duty every day would otherwise be searched for ever. */
const longestSearch = 130;

const preferredTime: Record<Half, string> = { morning: '10:15', afternoon: '14:15' };

/**
 * The first free slot in that half of the reader's day, `businessDays` after sending, then every 15 minutes, then the next
 * business day. Always answers: where no day of half a year is free, the seeker's duty and other promises are passed over,
 * and `checkPromise` names what the proposal breaks.
 */
export function proposePromise(
  request: PromiseConditions & { sentAt: Temporal.Instant; half: Half; businessDays?: number },
): Temporal.Instant {
  const { reader, sentAt, half, businessDays = 3 } = request;
  const firstDay = addBusinessDays(dateIn(reader.timeZone, sentAt), businessDays, reader);
  return firstFreeFrom(firstDay, half, { ...request, after: sentAt });
}

/** The first free slot in that half of the reader's days, from `firstDay` on and later than `after`. */
export function firstFreeFrom(
  firstDay: Temporal.PlainDate,
  half: Half,
  conditions: PromiseConditions & { after: Temporal.Instant },
): Temporal.Instant {
  const { reader, after } = conditions;
  let day = addBusinessDays(firstDay, 0, reader);
  let best: Temporal.Instant | undefined;
  const times = proposalTimes(reader.officeHours, half);
  for (let step = 0; step < longestSearch; step += 1) {
    const isOpen = isBusinessDay(day, reader);
    for (const at of instantsOn(day, times, reader.timeZone)) {
      if (!isAfter(at, after)) continue;
      // The times are within office hours.
      if (isOpen && isSeekerFree(at, conditions)) return at;
      best ??= at;
    }
    day = nextBusinessDay(day, reader);
  }
  return best ?? after.add({ hours: 24 });
}

/**
 * The free slots of the next `days` business days of the reader, the day of `from` included, every `everyMinutes` minutes
 * from the opening of the office; for a picker. A day on which the seeker is on duty has none.
 */
export function promiseSlots(
  request: PromiseConditions & { from: Temporal.Instant; days: number; everyMinutes?: number },
): PromiseSlot[] {
  const { reader, from, days, everyMinutes = 30 } = request;
  const times = timesBetween(workingHours(reader.officeHours), everyMinutes);
  const slots: PromiseSlot[] = [];
  let day = addBusinessDays(dateIn(reader.timeZone, from), 0, reader);
  for (let count = 0; count < days; count += 1) {
    for (const at of instantsOn(day, times, reader.timeZone)) {
      if (isAfter(at, from) && isFree(at, request)) slots.push({ at, half: halfOf(at, reader.timeZone) });
    }
    day = nextBusinessDay(day, reader);
  }
  return slots;
}

/** Which half of the day an instant falls in; noon opens the afternoon. */
export function halfOf(at: Temporal.Instant, timeZone: string): Half {
  return at.toZonedDateTimeISO(timeZone).hour < 12 ? 'morning' : 'afternoon';
}

export function otherHalf(half: Half): Half {
  return half === 'morning' ? 'afternoon' : 'morning';
}

function isTaken(
  at: Temporal.Instant,
  { taken, except }: Pick<PromiseConditions, 'taken' | 'except'>,
): boolean {
  const nearest = promiseMinutes * 60_000;
  const wanted = at.epochMilliseconds;
  const own = except?.epochMilliseconds;
  return millisecondsOf(taken).some((other) => other !== own && Math.abs(other - wanted) < nearest);
}

/** Of a list that many moments are held against; it is read once. */
const known = new WeakMap<readonly Temporal.Instant[], readonly number[]>();

function millisecondsOf(instants: readonly Temporal.Instant[]): readonly number[] {
  const milliseconds = known.get(instants) ?? instants.map((at) => at.epochMilliseconds);
  known.set(instants, milliseconds);
  return milliseconds;
}

function isWithinOfficeHours(at: Temporal.Instant, reader: BusinessCalendar): boolean {
  const minute = minuteOf(at.toZonedDateTimeISO(reader.timeZone).toPlainTime());
  const { from, until } = workingHours(reader.officeHours);
  return minute >= from && minute < until;
}

/** The meeting, or the way to or from it, into which a call at that moment would fall. */
function busyWith(
  at: Temporal.Instant,
  { busy = [] }: Pick<PromiseConditions, 'busy'>,
): BusySpan | undefined {
  return busy.find((span) => isBusyFor(at, promiseMinutes, span));
}

/** Whether the moment suits both; says nothing about past and future. */
function isFree(at: Temporal.Instant, conditions: PromiseConditions): boolean {
  const { reader } = conditions;
  return (
    isBusinessDay(dateIn(reader.timeZone, at), reader) &&
    isWithinOfficeHours(at, reader) &&
    isSeekerFree(at, conditions)
  );
}

function isSeekerFree(at: Temporal.Instant, conditions: PromiseConditions): boolean {
  return (
    !isTaken(at, conditions) && busyWith(at, conditions) === undefined && !isOnDuty(at, conditions.seeker)
  );
}

type Minutes = { from: number; until: number };

const noon = 12 * 60;

const knownTimes = new WeakMap<OfficeHours, Map<Half, Temporal.PlainTime[]>>();

function proposalTimes(hours: OfficeHours, half: Half): Temporal.PlainTime[] {
  const ofHours = knownTimes.get(hours) ?? new Map<Half, Temporal.PlainTime[]>();
  const times = ofHours.get(half) ?? reckonProposalTimes(hours, half);
  knownTimes.set(hours, ofHours.set(half, times));
  return times;
}

/** From the preferred time to the end of the half; an office that is closed in that half is called while it is open. */
function reckonProposalTimes(hours: OfficeHours, half: Half): Temporal.PlainTime[] {
  const open = workingHours(hours);
  const wanted =
    half === 'morning'
      ? { from: open.from, until: Math.min(open.until, noon) }
      : { from: Math.max(open.from, noon), until: open.until };
  const range = wanted.from < wanted.until ? wanted : open;
  const preferred = minuteOf(Temporal.PlainTime.from(preferredTime[half]));
  const isInside = preferred >= range.from && preferred < range.until;
  return timesBetween({ from: isInside ? preferred : range.from, until: range.until }, promiseMinutes);
}

/** Hours that end before they begin are a slip of the data: the usual ones stand in. */
function workingHours(hours: OfficeHours): Minutes {
  const from = minuteOf(Temporal.PlainTime.from(hours.from));
  const until = minuteOf(Temporal.PlainTime.from(hours.until));
  return from < until ? { from, until } : workingHours(defaultOfficeHours);
}

function timesBetween(range: Minutes, everyMinutes: number): Temporal.PlainTime[] {
  const times: Temporal.PlainTime[] = [];
  const step = Math.max(1, everyMinutes);
  for (let minute = range.from; minute < range.until; minute += step) {
    times.push(new Temporal.PlainTime(Math.floor(minute / 60), minute % 60));
  }
  return times;
}

/** The instants of those wall clock times, one by one: mostly the first will do. A time that the change of the clocks leaves out is left out here too. */
function* instantsOn(
  day: Temporal.PlainDate,
  times: readonly Temporal.PlainTime[],
  timeZone: string,
): Generator<Temporal.Instant> {
  for (const plainTime of times) {
    const zoned = day.toZonedDateTime({ timeZone, plainTime });
    if (zoned.hour === plainTime.hour && zoned.minute === plainTime.minute) yield zoned.toInstant();
  }
}

function isAfter(at: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, other) > 0;
}

function minuteOf(time: Temporal.PlainTime): number {
  return time.hour * 60 + time.minute;
}

/**
 * A promise that cannot be kept is named before it is made, each reason in one sentence with the day it is about.
 * Source: the promise method; none of the warnings stops the seeker.
 */

type PromiseWarningCode = 'promise-past' | 'weekend' | 'holiday' | 'outside-hours' | 'on-duty' | 'slot-taken';

type PromiseWarning = { code: PromiseWarningCode; message: string };

/** Everything that speaks against this moment; an empty list means that the promise can be made. */
export function checkPromise(
  at: Temporal.Instant,
  conditions: PromiseConditions & { now: Temporal.Instant },
): PromiseWarning[] {
  const { now, reader, seeker, taken } = conditions;
  const date = dateIn(reader.timeZone, at);
  const theirs = { ...seeker, timeZone: reader.timeZone };
  const day = dateInWords(date, { ...theirs, reference: dateIn(reader.timeZone, now) });
  const warnings: PromiseWarning[] = [];

  if (Temporal.Instant.compare(at, now) <= 0) {
    const when = momentInWords(at, theirs, now);
    warnings.push({ code: 'promise-past', message: `${when} has already passed.` });
  }
  if (isWeekend(date)) warnings.push({ code: 'weekend', message: `${day} is a weekend where they work.` });
  const holiday = reader.holidays.get(date.toString());
  if (holiday !== undefined) {
    warnings.push({ code: 'holiday', message: `${day} is ${holiday} where they work.` });
  }
  if (!isWithinOfficeHours(at, reader)) {
    const time = clock(at, theirs);
    const [from, until] = [reader.officeHours.from, reader.officeHours.until].map((time) =>
      clockTime(Temporal.PlainTime.from(time), theirs),
    );
    const message = `On ${day}, ${time} their time is outside their office hours, ${from} to ${until}.`;
    warnings.push({ code: 'outside-hours', message });
  }
  if (isOnDuty(at, seeker)) {
    const dutyDay = dateInWords(dateIn(seeker.timeZone, at), {
      ...seeker,
      reference: dateIn(seeker.timeZone, now),
    });
    warnings.push({ code: 'on-duty', message: `You are on duty on ${dutyDay}.` });
  }
  if (isTaken(at, { taken })) {
    const mine = momentInWords(at, seeker, now);
    const message = `You already promised a call within 15 minutes of ${mine} your time.`;
    warnings.push({ code: 'slot-taken', message });
  }
  const busy = busyWith(at, conditions);
  if (busy) {
    const message = `From ${clock(busy.from, seeker)} to ${clock(busy.until, seeker)} your time you’re in a meeting, or traveling to or from one.`;
    warnings.push({ code: 'slot-taken', message });
  }
  return warnings;
}

/** What to offer instead: the first free moment on that day or later, in the same half of the reader's day. */
export function nextFree(
  at: Temporal.Instant,
  conditions: PromiseConditions & { now: Temporal.Instant },
): Temporal.Instant {
  const { reader, now } = conditions;
  const isPast = Temporal.Instant.compare(at, now) <= 0;
  const firstDay = dateIn(reader.timeZone, isPast ? now : at);
  return firstFreeFrom(firstDay, halfOf(at, reader.timeZone), { ...conditions, after: now });
}

/** A proposed day says why it is not an earlier one: the holidays that were passed over, and the days on which the seeker is on duty. */

type DaySearch = {
  reader: BusinessCalendar;
  seeker: Seeker;
  now: Temporal.Instant;
  /** From where the business days were counted. */
  countedFrom: Temporal.PlainDate;
  /** The day that the count led to, before the search for a free moment; null where none was searched. */
  landedOn: Temporal.PlainDate | null;
};

/** More than this many reasons are left out: the sentence is read on a phone. */
const mostReasons = 2;

/** A search over months would otherwise be told day by day. */
const longestWalk = 60;

/** "Friday, November 27 at 9:30 AM their time". */
export function theirTimeInWords(
  at: Temporal.Instant,
  { reader, seeker, now }: { reader: BusinessCalendar; seeker: Seeker; now: Temporal.Instant },
): string {
  return `${momentInWords(at, { ...seeker, timeZone: reader.timeZone }, now)} their time`;
}

/** " (Thursday is Thanksgiving)", or nothing where every weekday counted. */
export function reasonsInBrackets(at: Temporal.Instant, search: DaySearch): string {
  const reasons = passedOver(at, search).slice(0, mostReasons);
  return reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
}

/** The moment at which the reader's office opens on that day. */
export function openingOf(day: Temporal.PlainDate, reader: BusinessCalendar): Temporal.Instant {
  const { from, until } = reader.officeHours;
  const opens = from < until ? from : defaultOfficeHours.from;
  const plainTime = Temporal.PlainTime.from(opens);
  return day.toZonedDateTime({ timeZone: reader.timeZone, plainTime }).toInstant();
}

function passedOver(at: Temporal.Instant, search: DaySearch): string[] {
  const { reader, seeker, countedFrom, landedOn } = search;
  const due = at.toZonedDateTimeISO(reader.timeZone);
  const reasons: string[] = [];
  let day = countedFrom.add({ days: 1 });
  for (let step = 0; step < longestWalk && isBefore(day, due.toPlainDate()); step += 1) {
    const holiday = isWeekend(day) ? undefined : reader.holidays.get(day.toString());
    if (holiday !== undefined) reasons.push(`${nameOf(day, search)} is ${holiday}`);
    const isSearched = landedOn !== null && !isBefore(day, landedOn) && isBusinessDay(day, reader);
    const sameTime = day
      .toZonedDateTime({ timeZone: reader.timeZone, plainTime: due.toPlainTime() })
      .toInstant();
    if (isSearched && isOnDuty(sameTime, seeker)) {
      const dutyDay = dateIn(seeker.timeZone, sameTime);
      reasons.push(`you are on duty on ${nameOf(dutyDay, search)}`);
    }
    day = day.add({ days: 1 });
  }
  return reasons;
}

/** The weekday alone is enough within a week. */
function nameOf(day: Temporal.PlainDate, { reader, seeker, now }: DaySearch): string {
  const today = dateIn(reader.timeZone, now);
  const distance = today.until(day).days;
  return distance >= 0 && distance < 7
    ? weekdayInWords(day)
    : dateInWords(day, { ...seeker, reference: today });
}

function isBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) < 0;
}
