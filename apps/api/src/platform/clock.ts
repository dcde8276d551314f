import { Temporal } from 'temporal-polyfill';

/** The one place that knows what time it is. Tests bring their own. */
export type Clock = { now: () => Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant().round('millisecond') };
