// Which meetings this device carries along, so that they open with no network. Counted in hours and not in days, so that
// no zone has to be known: whatever is today or tomorrow anywhere is among them.
import type { Meeting } from '@threefold/contracts/meetings';
import type { Temporal } from 'temporal-polyfill';

const hoursAhead = 48;
const hoursBehind = 24;

export const isCarried = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Temporal.Instant): boolean => {
  const hours = now.until(startsAt).total('hours');
  return hours <= hoursAhead && hours >= -hoursBehind;
};
