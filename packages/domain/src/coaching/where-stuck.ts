// A search is stuck at the first step of the loop that no longer feeds the next one; the longer, the sooner the coach should call.
// Source: the loop of letter, call, meeting and referral, and the cadence of the promise method.
import type { Temporal } from 'temporal-polyfill';
import { numberInWords } from '../text/number-in-words.ts';

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

type Step = (figures: SearchFigures, now: Temporal.Instant) => WhereStuck | null;

/** Days of quiet that are still part of the method: three business days to a promised call, a fortnight between letters, three weeks to a meeting. */
const patience = { firstLetter: 3, nextLetter: 14, call: 7, meeting: 21, referral: 7 };
/** Calls that led to no meeting: as many as the method makes to two people. */
const callsWithoutMeeting = 6;

/**
 * What is owed to others comes first (promised calls, thank-yous), then the steps from the end of the loop to its beginning:
 * meetings that bring no names, calls that bring no meeting, letters without a call, no letters. A larger `need` comes first in the
 * roster; 0 is moving.
 */
export function whereStuck(figures: SearchFigures, now: Temporal.Instant): WhereStuck {
  for (const step of [overdueCalls, thankYous, noReferrals, noMeetings, noCalls, noLetters]) {
    const stuck = step(figures, now);
    if (stuck) return stuck;
  }
  const sentence = hasBegun(figures)
    ? 'On track: every step led to the next.'
    : 'Just started: no letters yet.';
  return { step: 'moving', since: null, sentence, need: 0 };
}

function hasBegun({ lettersSent, callsMade, meetingsHeld, referrals }: SearchFigures): boolean {
  return lettersSent + callsMade + meetingsHeld + referrals > 0;
}

const overdueCalls: Step = ({ overdueCalls: count, oldestOverdueCallAt, lastLetterAt, openedAt }, now) => {
  if (count < 1) return null;
  const since = oldestOverdueCallAt ?? lastLetterAt ?? openedAt;
  const calls = count === 1 ? 'One promised call is overdue' : `${capital(count)} promised calls are overdue`;
  return { step: 'calls', since, sentence: `${calls}.`, need: needOf(40 + 10 * count, since, now) };
};

const thankYous: Step = ({ thankYousOwed: count = 0, oldestThankYouOwedAt, lastMeetingAt }, now) => {
  const since = oldestThankYouOwedAt ?? lastMeetingAt;
  if (count < 1 || !since || daysBetween(since, now) < 1) return null;
  const letters = count === 1 ? 'One thank-you letter is due' : `${capital(count)} thank-you letters are due`;
  return { step: 'thanks', since, sentence: `${letters}.`, need: needOf(30 + 5 * count, since, now) };
};

const noReferrals: Step = ({ meetingsHeld, lastMeetingAt, lastReferralAt }, now) => {
  if (meetingsHeld < 1 || !lastMeetingAt || isAfter(lastReferralAt, lastMeetingAt)) return null;
  const quiet = daysBetween(lastMeetingAt, now) >= patience.referral;
  // One meeting without a name happens; it is a pattern when none of several brought one, or when it stays the last.
  if (!quiet && (lastReferralAt !== null || meetingsHeld < 2)) return null;
  const since = lastReferralAt ?? lastMeetingAt;
  const sentence = lastReferralAt
    ? 'The last meeting didn’t lead to a referral.'
    : meetingsHeld === 1
      ? 'One meeting, no referrals.'
      : `${capital(meetingsHeld)} meetings, no referrals.`;
  return { step: 'referrals', since, sentence, need: needOf(25, since, now) };
};

const noMeetings: Step = ({ callsMade, meetingsHeld, lastMeetingAt, lastCallAt, openedAt }, now) => {
  if (callsMade < 1) return null;
  const since = lastMeetingAt ?? openedAt;
  const stillCalling = isAfter(lastCallAt, since);
  if (daysBetween(since, now) < patience.meeting || !stillCalling) return null;
  if (meetingsHeld === 0 && callsMade < callsWithoutMeeting) return null;
  const sentence =
    meetingsHeld === 0
      ? `${capital(callsMade)} calls, no meetings yet.`
      : `Still calling, but the last meeting was ${daysAgo(since, now)}.`;
  return { step: 'meetings', since, sentence, need: needOf(20, since, now) };
};

const noCalls: Step = ({ lettersSent, lastLetterAt, lastCallAt }, now) => {
  if (lettersSent < 1 || !lastLetterAt || isAfter(lastCallAt, lastLetterAt)) return null;
  if (daysBetween(lastLetterAt, now) < patience.call) return null;
  const sentence = `The last letter went out ${daysAgo(lastLetterAt, now)}, with no call since.`;
  return { step: 'calls', since: lastLetterAt, sentence, need: needOf(20, lastLetterAt, now) };
};

const noLetters: Step = ({ lettersSent, lastLetterAt, openedAt }, now) => {
  const since = lastLetterAt ?? openedAt;
  const days = lettersSent === 0 ? patience.firstLetter : patience.nextLetter;
  if (daysBetween(since, now) < days) return null;
  const sentence =
    lettersSent === 0
      ? `No letters since starting ${daysAgo(since, now)}.`
      : `The last letter went out ${daysAgo(since, now)}.`;
  return { step: 'letters', since, sentence, need: needOf(15, since, now) };
};

/** Two months of quiet weigh no more than two months: by then it is the coach's call in any case. */
function needOf(weight: number, since: Temporal.Instant, now: Temporal.Instant): number {
  return weight + Math.min(60, Math.max(0, daysBetween(since, now)));
}

function daysAgo(since: Temporal.Instant, now: Temporal.Instant): string {
  const days = daysBetween(since, now);
  return days === 1 ? 'yesterday' : `${numberInWords(days)} days ago`;
}

/** Whole days of 24 hours. */
function daysBetween(since: Temporal.Instant, now: Temporal.Instant): number {
  return Math.floor((now.epochMilliseconds - since.epochMilliseconds) / 86_400_000);
}

function isAfter(a: Temporal.Instant | null, b: Temporal.Instant): boolean {
  return a !== null && a.epochMilliseconds >= b.epochMilliseconds;
}

function capital(count: number): string {
  const words = numberInWords(count);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
