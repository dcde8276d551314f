import { Temporal } from 'temporal-polyfill';

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const inUnits = (minutes: number): string => {
  if (minutes < 60) return plural(minutes, 'minute');
  if (minutes < 36 * 60) return plural(Math.round(minutes / 60), 'hour');
  const days = Math.round(minutes / (24 * 60));
  if (days < 45) return plural(days, 'day');
  return days < 540 ? plural(Math.round(days / 30), 'month') : plural(Math.round(days / 365), 'year');
};

/** "in 12 minutes", "now", "3 days ago". For nearness only: what is promised is shown with its day and clock. */
export const distanceInWords = (at: string, now: Temporal.Instant = Temporal.Now.instant()): string => {
  const minutes = Math.round(now.until(Temporal.Instant.from(at)).total('minutes'));
  if (minutes === 0) return 'now';
  return minutes > 0 ? `in ${inUnits(minutes)}` : `${inUnits(-minutes)} ago`;
};
