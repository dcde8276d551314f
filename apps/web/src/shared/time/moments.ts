// Instants of the API (ISO 8601 with offset) in the words of the screens. Zones are IANA names and always given.
import { clock, dateInWords, dayDistanceInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { zoneInWords } from './zone-in-words.ts';

export type Where = { timeZone: string; now?: Temporal.Instant };

const dayOf = (instant: Temporal.Instant, timeZone: string) =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

/** "13:30". */
export const clockAt = (at: string, timeZone: string): string => clock(Temporal.Instant.from(at), timeZone);

/** "today", "tomorrow", "Tuesday, 24 November", with the year where it is not this one. */
export const dayAt = (at: string, { timeZone, now = Temporal.Now.instant() }: Where): string =>
  dayDistanceInWords(dayOf(Temporal.Instant.from(at), timeZone), dayOf(now, timeZone));

/** "Tuesday, 24 November, 13:00"; today it is "today, 13:00". */
export const momentAt = (at: string, where: Where): string =>
  `${dayAt(at, where)}, ${clockAt(at, where.timeZone)}`;

/** As `momentAt`, and whose clock is meant where the reader's own clock says something else. */
export const momentIn = (at: string, theirs: string, { timeZone: mine, now }: Where): string => {
  const instant = Temporal.Instant.from(at);
  const said = momentAt(at, { timeZone: theirs, ...(now ? { now } : {}) });
  const sameClock =
    instant.toZonedDateTimeISO(theirs).offsetNanoseconds ===
    instant.toZonedDateTimeISO(mine).offsetNanoseconds;
  return sameClock ? said : `${said} in ${zoneInWords(theirs)} (${clockAt(at, mine)} yours)`;
};

/** "Tuesday, 24 November" for a civil date `YYYY-MM-DD`, which belongs to no zone. */
export const civilDay = (date: string, reference?: string): string =>
  dateInWords(
    Temporal.PlainDate.from(date),
    reference === undefined ? undefined : Temporal.PlainDate.from(reference),
  );

/** "Tuesday, 24 November, 11:48 in Chicago": the line above a day's headline. */
export const nowInWords = (timeZone: string, now: Temporal.Instant = Temporal.Now.instant()): string =>
  `${dateInWords(dayOf(now, timeZone))}, ${clock(now, timeZone)} in ${zoneInWords(timeZone)}`;
