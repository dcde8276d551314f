/**
 * A meeting takes more than its minutes: on the way there and back the seeker neither meets nor phones anybody.
 * Source: the logistics of a meeting; minutes are counted on the clock that runs, also in the night when the clocks change.
 */
import { Temporal } from 'temporal-polyfill';

export type BusySpan = { from: Temporal.Instant; until: Temporal.Instant };

export type TimedMeeting = {
  startsAt: Temporal.Instant;
  minutes: number;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
};

export function busySpan(meeting: TimedMeeting): BusySpan {
  const { startsAt, minutes, travelMinutesBefore, travelMinutesAfter } = meeting;
  return {
    from: startsAt.subtract({ minutes: travelMinutesBefore }),
    until: startsAt.add({ minutes: minutes + travelMinutesAfter }),
  };
}

/** Spans that only touch do not stand in each other's way. */
export function overlap(one: BusySpan, other: BusySpan): boolean {
  return (
    Temporal.Instant.compare(one.from, other.until) < 0 && Temporal.Instant.compare(other.from, one.until) < 0
  );
}

/** Whether something of so many minutes that begins then falls into the span. */
export function isBusyFor(at: Temporal.Instant, minutes: number, span: BusySpan): boolean {
  return overlap({ from: at, until: at.add({ minutes }) }, span);
}
