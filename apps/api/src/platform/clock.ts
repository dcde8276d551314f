import { Temporal } from 'temporal-polyfill';

/** The one place that knows what time it is. Tests bring their own. */
export type Clock = { now: () => Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant().round('millisecond') };

/** An instant as rows and requests hold it, in text; what is not there stays null. */
export function instantOf(text: string): Temporal.Instant;
export function instantOf(text: string | null | undefined): Temporal.Instant | null;
export function instantOf(text: string | null | undefined): Temporal.Instant | null {
  return text ? Temporal.Instant.from(text) : null;
}
