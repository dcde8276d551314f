// Instants of the API (ISO 8601 with offset) in the words of the screens, as the person at this device writes days and times.
// Zones are IANA names and always given.
import { zoneInWords } from '@threefold/domain/time/time-zones';
import * as wording from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { presentConventions } from './conventions.ts';

export type Where = { timeZone: string; now?: Temporal.Instant };

const dayOf = (instant: Temporal.Instant, timeZone: string) =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

const wallIn = (timeZone: string) => ({ ...presentConventions(), timeZone });

/** "1:30 PM". */
export const clockAt = (at: string, timeZone: string): string => clock(Temporal.Instant.from(at), timeZone);

export const clock = (instant: Temporal.Instant, timeZone: string): string =>
  wording.clock(instant, wallIn(timeZone));

/** "1:30 PM" for a wall time HH:MM. */
export const wallTime = (time: string): string =>
  wording.clockTime(Temporal.PlainTime.from(time), presentConventions());

/** "Tuesday, November 24"; with the year where it is not the reference's. */
export const dateInWords = (date: Temporal.PlainDate, reference?: Temporal.PlainDate): string =>
  wording.dateInWords(date, { ...presentConventions(), reference });

/** "today", "tomorrow", "Tuesday, November 24". */
export const dayDistanceInWords = (date: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  wording.dayDistanceInWords(date, today, presentConventions());

/** "Nov 24", for narrow places. */
export const shortDate = (date: Temporal.PlainDate): string => wording.shortDate(date, presentConventions());

/** "today", "tomorrow", "Tuesday, November 24", with the year where it is not this one. */
export const dayAt = (at: string, { timeZone, now = Temporal.Now.instant() }: Where): string =>
  dayDistanceInWords(dayOf(Temporal.Instant.from(at), timeZone), dayOf(now, timeZone));

/** "Tuesday, November 24 at 1:00 PM"; today it is "today at 1:00 PM". */
export const momentAt = (at: string, where: Where): string =>
  `${dayAt(at, where)} at ${clockAt(at, where.timeZone)}`;

/** As `momentAt`, and whose clock is meant where the reader's own clock says something else. */
export const momentIn = (at: string, theirs: string, { timeZone: mine, now }: Where): string => {
  const instant = Temporal.Instant.from(at);
  const said = momentAt(at, { timeZone: theirs, ...(now ? { now } : {}) });
  const sameClock =
    instant.toZonedDateTimeISO(theirs).offsetNanoseconds ===
    instant.toZonedDateTimeISO(mine).offsetNanoseconds;
  return sameClock ? said : `${said} ${zoneInWords(theirs)} (${clockAt(at, mine)} your time)`;
};

/** "Tuesday, November 24" for a civil date `YYYY-MM-DD`, which belongs to no zone. */
export const civilDay = (date: string, reference?: string): string =>
  dateInWords(
    Temporal.PlainDate.from(date),
    reference === undefined ? undefined : Temporal.PlainDate.from(reference),
  );

/** "Tuesday, November 24 · 11:48 AM CT": the line above a day's headline. */
export const nowInWords = (timeZone: string, now: Temporal.Instant = Temporal.Now.instant()): string =>
  `${dateInWords(dayOf(now, timeZone))} · ${clock(now, timeZone)} ${zoneInWords(timeZone)}`;
