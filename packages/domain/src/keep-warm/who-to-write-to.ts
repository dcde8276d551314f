// Whoever helped hears from the seeker every ninety days while the search goes on: those who have waited longest first, a few a day.
// Source: the timing of the promise method (dormant contacts who helped). The number of days is a setting.
import type { Temporal } from 'temporal-polyfill';

export const defaultKeepWarmDays = 90;
/** More would be a chore, and read like one. */
export const mostNotesADay = 2;

export type Helper = {
  id: string;
  /** A meeting, a name, an introduction, advice: how often. */
  helps: number;
  lastHelpedAt: Temporal.Instant;
  /** The last letter, talk or meeting; null where there was none. */
  lastHeardAt: Temporal.Instant | null;
  /** The seeker left them in peace until then. */
  pausedUntil: Temporal.Instant | null;
  /** A letter, a call or a meeting is under way with them anyway. */
  isBusy: boolean;
};

type Moment = { now: Temporal.Instant; days: number; searchEnded: boolean };

/** Days are 24 hours here: a season needs no calendar. */
export function silentBefore({ now, days }: Pick<Moment, 'now' | 'days'>): Temporal.Instant {
  return now.subtract({ hours: days * 24 });
}

/** The longest silence first; of two alike whoever helped more often. */
export function whoToWriteTo<H extends Helper>(helpers: readonly H[], moment: Moment): H[] {
  if (moment.searchEnded) return [];
  const before = silentBefore(moment).epochMilliseconds;
  return helpers
    .filter((helper) => !helper.isBusy && !isPaused(helper, moment.now) && silentSince(helper) <= before)
    .sort((a, b) => silentSince(a) - silentSince(b) || b.helps - a.helps || (a.id < b.id ? -1 : 1));
}

/** What is written today counts, so that the next in line wait until tomorrow. */
export function notesForToday<H>(waiting: readonly H[], writtenToday: number): H[] {
  return waiting.slice(0, Math.max(0, mostNotesADay - writtenToday));
}

export function isPaused({ pausedUntil }: Pick<Helper, 'pausedUntil'>, now: Temporal.Instant): boolean {
  return pausedUntil !== null && pausedUntil.epochMilliseconds > now.epochMilliseconds;
}

/** Whoever gave something has heard from the seeker in that moment. */
function silentSince({ lastHeardAt, lastHelpedAt }: Helper): number {
  return Math.max(lastHeardAt?.epochMilliseconds ?? 0, lastHelpedAt.epochMilliseconds);
}
