/** A proposed day says why it is not an earlier one: the holidays that were passed over, and the days on which the seeker is on duty. */
import { Temporal } from 'temporal-polyfill';
import {
  type BusinessCalendar,
  dateIn,
  defaultOfficeHours,
  isBusinessDay,
  isOnDuty,
  isWeekend,
} from '../time/business-calendar.ts';
import { dateInWords, promiseInWords, weekdayInWords } from '../time/wording.ts';
import type { Seeker } from './promise.ts';

export type DaySearch = {
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

/** "Friday, 27 November, at 9:30 in the morning their time". */
export function theirTimeInWords(
  at: Temporal.Instant,
  { reader, now }: { reader: BusinessCalendar; now: Temporal.Instant },
): string {
  return `${promiseInWords(at, reader.timeZone, now)} their time`;
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
function nameOf(day: Temporal.PlainDate, { reader, now }: DaySearch): string {
  const today = dateIn(reader.timeZone, now);
  const distance = today.until(day).days;
  return distance >= 0 && distance < 7 ? weekdayInWords(day) : dateInWords(day, today);
}

function isBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) < 0;
}
