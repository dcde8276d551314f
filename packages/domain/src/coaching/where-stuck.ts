import type { Temporal } from 'temporal-polyfill';
export const stuckSteps = ['letters', 'calls', 'meetings', 'referrals', 'thanks', 'moving'] as const;
export type StuckStep = (typeof stuckSteps)[number];
export type SearchFigures = {
  lettersSent: number;
  callsMade: number;
  meetingsHeld: number;
  referrals: number;
  lastLetterAt: Temporal.Instant | null;
  lastCallAt: Temporal.Instant | null;
  lastMeetingAt: Temporal.Instant | null;
  lastReferralAt: Temporal.Instant | null;
  overdueCalls: number;
  oldestOverdueCallAt?: Temporal.Instant | null;
  thankYousOwed?: number;
  oldestThankYouOwedAt?: Temporal.Instant | null;
  openedAt: Temporal.Instant;
};
export type WhereStuck = { step: StuckStep; since: Temporal.Instant | null; sentence: string; need: number };
/** A larger need comes first in the roster; 0 is moving. */
export declare function whereStuck(figures: SearchFigures, now: Temporal.Instant): WhereStuck;
