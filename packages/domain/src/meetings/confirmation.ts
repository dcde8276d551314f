// The day before a meeting its time is put in writing once more, so that nobody waits in vain.
// Source: the timing of the promise method; the business day before counts where the reader works.
import { Temporal } from 'temporal-polyfill';
import { type BusinessCalendar, dateIn, previousBusinessDay } from '../time/business-calendar.ts';
import type { WallClock } from '../time/conventions.ts';
import { momentInWords } from '../time/wording.ts';

/** When the reader's office closes on the business day before; null where that is over, since then the word is fresh. */
export function confirmationDueAt({
  startsAt,
  now,
  reader,
}: {
  startsAt: Temporal.Instant;
  now: Temporal.Instant;
  reader: BusinessCalendar;
}): Temporal.Instant | null {
  const day = previousBusinessDay(dateIn(reader.timeZone, startsAt), reader);
  const plainTime = Temporal.PlainTime.from(reader.officeHours.until);
  const dueAt = day.toZonedDateTime({ timeZone: reader.timeZone, plainTime }).toInstant();
  return Temporal.Instant.compare(dueAt, now) > 0 ? dueAt : null;
}

/** Why it is owed; `movedFrom` where the reader still has another time in mind. */
export function whyConfirm({
  name,
  startsAt,
  wall,
  now,
  movedFrom,
}: {
  name: string;
  startsAt: Temporal.Instant;
  /** The reader's clock, as the seeker writes it. */
  wall: WallClock;
  now: Temporal.Instant;
  movedFrom: Temporal.Instant | null;
}): string {
  const when = momentInWords(startsAt, wall, now);
  if (movedFrom === null) return `You meet ${name} on ${when} their time. Put it in writing the day before.`;
  return `The meeting with ${name} was moved from ${momentInWords(movedFrom, wall, now)} to ${when} their time. Put the new time in writing.`;
}
