// The days of the picker: what is open, what is closed and why, and what is promised already, on the reader's calendar.
import { halfOf } from '@threefold/domain/call-backs/promise';
import { isOnDuty, type OnDuty } from '@threefold/domain/time/business-calendar';
import { Temporal } from 'temporal-polyfill';
import type { PromiseSlots } from './letters-requests.ts';

export type PickerSlot = { at: string; half: 'morning' | 'afternoon' };
export type PickerDay = {
  /** YYYY-MM-DD where the reader is. */
  date: string;
  /** Why no call can be promised then; null where one can. */
  closed: string | null;
  slots: PickerSlot[];
  promised: { at: string; contactName: string }[];
};

type Asking = { answer: PromiseSlots; onDuty: OnDuty; current: string | null; from: string };

const dateOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

const sameInstant = (a: string, b: string): boolean =>
  Temporal.Instant.from(a).epochMilliseconds === Temporal.Instant.from(b).epochMilliseconds;

/** The free times, with the proposals and the present promise that lie between two of them. */
const allSlots = ({ answer, current }: Asking, last: string): PickerSlot[] => {
  const { slots, proposed, timeZone } = answer;
  const others = [proposed.morning, proposed.afternoon, ...(current === null ? [] : [current])]
    .filter((at) => dateOf(at, timeZone) <= last && !slots.some((slot) => sameInstant(slot.at, at)))
    .filter((at, index, all) => all.findIndex((other) => sameInstant(other, at)) === index)
    .map((at) => ({ at, half: halfOf(Temporal.Instant.from(at), timeZone) }));
  return [...slots, ...others].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
};

const closedBecause = (date: Temporal.PlainDate, asking: Asking, isOpen: boolean): string | null => {
  const { answer, onDuty } = asking;
  const holiday = answer.holidays.find((each) => each.date === date.toString());
  if (holiday) return holiday.name;
  if (date.dayOfWeek > 5) return 'weekend';
  if (isOpen) return null;
  const noon = date.toZonedDateTime({ timeZone: answer.timeZone, plainTime: '12:00' }).toInstant();
  return isOnDuty(noon, { timeZone: answer.seekerTimeZone, onDuty }) ? 'you are on duty' : 'nothing free';
};

/** Every day from `from` to the last one that the answer speaks of. */
export const pickerDays = (asking: Asking): PickerDay[] => {
  const { answer, from } = asking;
  const { timeZone } = answer;
  const named = [
    ...answer.slots.map(({ at }) => dateOf(at, timeZone)),
    ...answer.holidays.map(({ date }) => date),
    ...answer.promised.map(({ at }) => dateOf(at, timeZone)),
  ].sort();
  const last = Temporal.PlainDate.from(named.at(-1) ?? from);
  const slots = allSlots(asking, last.toString());
  const days: PickerDay[] = [];
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const date = day.toString();
    const ofDay = slots.filter(({ at }) => dateOf(at, timeZone) === date);
    days.push({
      date,
      closed: closedBecause(day, asking, ofDay.length > 0),
      slots: ofDay,
      promised: answer.promised.filter(({ at }) => dateOf(at, timeZone) === date),
    });
  }
  return days;
};

/** The day after the last one, where the next page of the picker begins. */
export const dayAfter = (days: readonly PickerDay[]): string | undefined => {
  const last = days.at(-1);
  return last && Temporal.PlainDate.from(last.date).add({ days: 1 }).toString();
};
