/**
 * Every outcome of a call leads to a next step with this person or at their organization, until the contact is closed.
 * Source: the promise method; a second call one business day later at the other half of the day, a third three business days
 * later, a nudge letter seven business days after the first call, then somebody else at the same organization.
 */
import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Outcome } from './outcome.ts';
import type { Half, Seeker } from './promise.ts';

/** Business days between the steps; a method brings its own. */
export type Cadence = {
  /** From the first call to the second. */
  secondAttempt: number;
  /** From the second call to the third. */
  thirdAttempt: number;
  /** From the first call to the nudge letter. */
  nudge: number;
  /** From a conversation without a date to the call that asks for one. */
  afterReached: number;
};

export const promiseCadence: Cadence = { secondAttempt: 1, thirdAttempt: 3, nudge: 7, afterReached: 3 };

export type NextStepContext = {
  /** When the call was made and its outcome logged; the days are counted from here. */
  now: Temporal.Instant;
  /** 1 for the promised call, 2 and 3 for those after it. */
  attempt: number;
  /** When the first call of this row was due; the nudge letter is counted from here. */
  firstAttemptAt: Temporal.Instant;
  /** When this call was due; the next attempt is made in the other half of the reader's day. */
  dueAt: Temporal.Instant;
  reader: BusinessCalendar;
  seeker: Seeker;
  taken: readonly Temporal.Instant[];
  /** The moment that was agreed: of the call with `call-later`, of the meeting with `meeting-agreed`. */
  at?: Temporal.Instant | null;
  /** The seeker's own choice for the next call, instead of the proposed one. */
  nextAt?: Temporal.Instant | null;
  /** The half of the day for follow-up calls that need not change halves; without it, that of `dueAt`. */
  preference?: Half | null;
  /** Whether the nudge letter of this row went out already. */
  nudgeSent?: boolean;
  cadence?: Cadence;
};

/** `why` is one plain sentence for the seeker. All instants are proposals but those that were agreed. */
export type NextStep =
  | { kind: 'call-back'; dueAt: Temporal.Instant; attempt: number; why: string }
  /** `startsAt` is null until the agreed time is entered. */
  | { kind: 'meeting'; startsAt: Temporal.Instant | null; why: string }
  | { kind: 'letter'; letter: 'nudge'; dueAt: Temporal.Instant; why: string }
  /** Find the right number, then call at `dueAt`; a wrong number is no attempt, so `attempt` stays. */
  | { kind: 'find-number'; dueAt: Temporal.Instant; attempt: number; why: string }
  /** Read and answer what they wrote, today. */
  | { kind: 'reply'; dueAt: Temporal.Instant; why: string }
  /** Choose somebody else at the same organization. */
  | { kind: 'another-person'; dueAt: Temporal.Instant; why: string }
  | { kind: 'closed'; why: string };

export type OutcomePreview = { outcome: Outcome; step: NextStep };
