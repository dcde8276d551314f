import type { Contact } from '@threefold/contracts/contacts';
import { Temporal } from 'temporal-polyfill';

// What a date field and a time field hold, and the instant that they mean in a zone.

/** `day`: YYYY-MM-DD, `time`: HH:MM; either may be empty while it is typed. */
type Wall = { day: string; time: string };

export const wallOf = (at: string, timeZone: string): Wall => {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
};

/** A time that the clocks skip in spring is read an hour later, as a wall clock shows it. Null where incomplete. */
export const instantOf = ({ day, time }: Wall, timeZone: string): string | null => {
  if (!/^\d{4,6}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d/.test(time)) return null;
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();
};

/** The same wall time so many working days on (Saturdays and Sundays left out), for defaults that one may change. */
export const workingDaysOn = (
  from: Temporal.Instant,
  { days, time, timeZone }: { days: number; time: string; timeZone: string },
): string => {
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < 6) left -= 1;
  }
  return instantOf({ day: day.toString(), time }, timeZone) ?? from.toString();
};

const sourcesInWords: Record<Contact['readerTimeZone']['source'], string | null> = {
  set: null,
  place: 'based on their location',
  phone: 'based on their phone number',
  own: 'assumed to be yours',
};

/** Where a reader's clock was taken from, where nobody has set it. */
export const guessInWords = ({ readerTimeZone }: Pick<Contact, 'readerTimeZone'>): string | null =>
  sourcesInWords[readerTimeZone.source];
