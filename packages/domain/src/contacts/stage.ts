// A contact's stage is derived from what happened, so nobody is asked for it twice.
// Source: the loop of target, letter, call-back, meeting and thank-you; the 90 days of the promise method.
import type { Temporal } from 'temporal-polyfill';

export const stages = [
  'identified',
  'written',
  'called',
  'scheduled',
  'met',
  'thanked',
  'dormant',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/** As people say them; the names of `stages` are for programs. */
export const stageLabels: Readonly<Record<Stage, string>> = {
  identified: 'To contact',
  written: 'Letter sent',
  called: 'Calling',
  scheduled: 'Meeting set',
  met: 'Met',
  thanked: 'Thanked',
  dormant: 'Gone quiet',
  closed: 'Closed',
};

export type StageFacts = {
  closedAt?: Temporal.Instant | null;
  declined?: boolean;
  sentLetters: number;
  lastLetterSentAt?: Temporal.Instant | null;
  callsMade: number;
  plannedMeeting: boolean;
  meetingsHeld: number;
  lastMeetingHeldAt?: Temporal.Instant | null;
  lastThankYouSentAt?: Temporal.Instant | null;
  lastActivityAt?: Temporal.Instant | null;
  /** A call-back that is due, a letter in draft, a loop to close: whatever still waits for the seeker. */
  somethingOwed?: boolean;
  /** Without it nobody falls dormant: the stage then says only what was reached. */
  now?: Temporal.Instant | null;
  searchEnded?: boolean;
};

const dormantAfterDays = 90;

/**
 * identified  nothing was sent and nobody was called
 * written     a letter went out
 * called      the seeker phoned, whatever came of it
 * scheduled   the first meeting is agreed
 * met         a meeting was held and its thank-you is still owed
 * thanked     the thank-you for the latest meeting went out; a second meeting that is planned leaves it so
 * dormant     written, called or thanked, nothing owed, and no word for 90 days while the search goes on
 * closed      the seeker closed the contact, or the contact declined and no meeting was agreed since
 */
export function deriveStage(facts: StageFacts): Stage {
  if (facts.closedAt) return 'closed';
  if (facts.declined && !facts.plannedMeeting) return 'closed';
  const reached = reachedStage(facts);
  return isDormant(reached, facts) ? 'dormant' : reached;
}

function reachedStage(facts: StageFacts): Stage {
  if (facts.meetingsHeld > 0) return isThanked(facts) ? 'thanked' : 'met';
  if (facts.plannedMeeting) return 'scheduled';
  if (facts.callsMade > 0) return 'called';
  if (facts.sentLetters > 0) return 'written';
  return 'identified';
}

function isThanked({ lastMeetingHeldAt, lastThankYouSentAt }: StageFacts): boolean {
  if (!lastThankYouSentAt) return false;
  return !lastMeetingHeldAt || lastThankYouSentAt.epochMilliseconds >= lastMeetingHeldAt.epochMilliseconds;
}

function isDormant(reached: Stage, facts: StageFacts): boolean {
  if (!facts.now || facts.searchEnded || facts.somethingOwed || facts.plannedMeeting) return false;
  if (reached !== 'written' && reached !== 'called' && reached !== 'thanked') return false;
  const last = latest([
    facts.lastActivityAt,
    facts.lastLetterSentAt,
    facts.lastMeetingHeldAt,
    facts.lastThankYouSentAt,
  ]);
  if (last === null) return false;
  return facts.now.epochMilliseconds - last >= dormantAfterDays * 24 * 3_600_000;
}

function latest(instants: readonly (Temporal.Instant | null | undefined)[]): number | null {
  let last: number | null = null;
  for (const instant of instants) {
    if (instant && (last === null || instant.epochMilliseconds > last)) last = instant.epochMilliseconds;
  }
  return last;
}
