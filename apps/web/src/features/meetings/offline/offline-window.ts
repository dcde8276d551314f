// Which meetings open with no network on this device. Counted in hours and not in days, so that
// no zone has to be known: whatever is today or tomorrow anywhere is among them.
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { Temporal } from 'temporal-polyfill';

// Fetched on its own while there is a network.
const hoursAhead = 48;
const hoursBehind = 24;

export const isFetchedAhead = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Temporal.Instant): boolean => {
  const hours = now.until(startsAt).total('hours');
  return hours <= hoursAhead && hours >= -hoursBehind;
};

/** What was opened once stays on the device, however far ahead, until a day after the meeting. */
export const staysOffline = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Temporal.Instant): boolean =>
  now.until(startsAt).total('hours') >= -hoursBehind;
