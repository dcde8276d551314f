/**
 * A promise that cannot be kept is named before it is made, each reason in one sentence with the day it is about.
 * Source: the promise method; none of the warnings stops the seeker.
 */
import { Temporal } from 'temporal-polyfill';
import { dateIn, isOnDuty, isWeekend } from '../time/business-calendar.ts';
import { clock, dateInWords, promiseInWords, timeInWords } from '../time/wording.ts';
import {
  busyWith,
  firstFreeFrom,
  halfOf,
  isTaken,
  isWithinOfficeHours,
  type PromiseConditions,
} from './promise.ts';

export type PromiseWarningCode =
  | 'promise-past'
  | 'weekend'
  | 'holiday'
  | 'outside-hours'
  | 'on-duty'
  | 'slot-taken';

export type PromiseWarning = { code: PromiseWarningCode; message: string };

/** Everything that speaks against this moment; an empty list means that the promise can be made. */
export function checkPromise(
  at: Temporal.Instant,
  conditions: PromiseConditions & { now: Temporal.Instant },
): PromiseWarning[] {
  const { now, reader, seeker, taken } = conditions;
  const date = dateIn(reader.timeZone, at);
  const day = dateInWords(date, dateIn(reader.timeZone, now));
  const warnings: PromiseWarning[] = [];

  if (Temporal.Instant.compare(at, now) <= 0) {
    const when = promiseInWords(at, reader.timeZone, now);
    warnings.push({ code: 'promise-past', message: `${when}, is already over.` });
  }
  if (isWeekend(date)) warnings.push({ code: 'weekend', message: `${day} is a weekend where they work.` });
  const holiday = reader.holidays.get(date.toString());
  if (holiday !== undefined) {
    warnings.push({ code: 'holiday', message: `${day} is ${holiday} where they work.` });
  }
  if (!isWithinOfficeHours(at, reader)) {
    const time = timeInWords(at.toZonedDateTimeISO(reader.timeZone).toPlainTime());
    const { from, until } = reader.officeHours;
    const message = `On ${day}, ${time} their time is outside their office hours, ${from} to ${until}.`;
    warnings.push({ code: 'outside-hours', message });
  }
  if (isOnDuty(at, seeker)) {
    const dutyDay = dateInWords(dateIn(seeker.timeZone, at), dateIn(seeker.timeZone, now));
    warnings.push({ code: 'on-duty', message: `You are on duty on ${dutyDay}.` });
  }
  if (isTaken(at, { taken })) {
    const mine = promiseInWords(at, seeker.timeZone, now);
    const message = `You have promised another call within 15 minutes of ${mine} your time.`;
    warnings.push({ code: 'slot-taken', message });
  }
  const busy = busyWith(at, conditions);
  if (busy) {
    const { from, until } = {
      from: clock(busy.from, seeker.timeZone),
      until: clock(busy.until, seeker.timeZone),
    };
    const message = `From ${from} to ${until} your time you have a meeting, or are on the way to or from it.`;
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
