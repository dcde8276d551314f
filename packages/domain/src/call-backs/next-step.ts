import { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type BusinessCalendar, dateIn } from '../time/business-calendar.ts';
import { dateInWords } from '../time/wording.ts';
import { type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import { type CadenceStep, type MethodId, methodFor } from '../vocabulary/methods.ts';
import {
  firstFreeFrom,
  type Half,
  halfOf,
  openingOf,
  otherHalf,
  type PromiseConditions,
  reasonsInBrackets,
  type Seeker,
  theirTimeInWords,
} from './promise.ts';

/**
 * Every outcome of a call leads to a next step with this person or at their organization, until the contact is closed.
 * Source: the promise method; a second call one business day later at the other half of the day, a third three business days
 * later, a nudge letter seven business days after the first call, then somebody else at the same organization.
 */

/** Business days between the steps; a method brings its own. */
type Cadence = {
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

/** Whoever offered two days calls again before they are over. */
export const meetAgainCadence: Cadence = { secondAttempt: 1, thirdAttempt: 1, nudge: 3, afterReached: 2 };

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
  busy?: PromiseConditions['busy'];
  except?: PromiseConditions['except'];
  /** The moment that was agreed: of the call with `call-later`, of the meeting with `meeting-agreed`. */
  at?: Temporal.Instant | null;
  /** The seeker's own choice for the next call, instead of the proposed one. */
  nextAt?: Temporal.Instant | null;
  /** The half of the day for follow-up calls that need not change halves; without it, that of `dueAt`. */
  preference?: Half | null;
  /** Whether the nudge letter of this row went out already. */
  nudgeSent?: boolean;
  cadence?: Cadence;
  /** The kind of the meeting that is to be had again or anew; null or left out for a first one. */
  meetsAgain?: MeetingKind | null;
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

type OutcomePreview = { outcome: Outcome; step: NextStep };

/** What this outcome leads to. Total: every outcome at every attempt has an answer, and only `declined` closes the contact. */
export function nextStep(outcome: Outcome, context: NextStepContext): NextStep {
  switch (outcome) {
    case 'reached':
      return afterConversation(context);
    case 'assistant':
    case 'voicemail':
    case 'no-answer':
      return afterUnanswered(context);
    case 'wrong-number':
      return afterWrongNumber(context);
    case 'call-later':
      return afterCallLater(context);
    case 'meeting-agreed':
      return afterMeetingAgreed(context);
    case 'declined':
      return { kind: 'closed', why: 'They declined. Nothing more is scheduled.' };
    case 'already-replied':
      return {
        kind: 'reply',
        dueAt: context.now,
        why: 'They’ve replied. Read it and reply today; no call needed.',
      };
  }
}

/** What each outcome will lead to, in the order of the outcomes, to be shown before one is chosen. */
export function previewOutcomes(context: NextStepContext): OutcomePreview[] {
  // Three outcomes say the same, that nobody was reached, and finding a free hour is work.
  const unanswered = afterUnanswered(context);
  return outcomes.map((outcome) => ({
    outcome,
    step: isUnanswered(outcome) ? unanswered : nextStep(outcome, context),
  }));
}

function isUnanswered(outcome: Outcome): boolean {
  return outcome === 'assistant' || outcome === 'voicemail' || outcome === 'no-answer';
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

function afterUnanswered(context: NextStepContext): NextStep {
  const { attempt, cadence = promiseCadence, dueAt, nextAt, nudgeSent = false, reader, meetsAgain } = context;
  if (attempt < 3 || nextAt) {
    const call = planCall(context, {
      businessDays: attempt < 2 ? cadence.secondAttempt : cadence.thirdAttempt,
      half: otherHalf(halfOf(dueAt, reader.timeZone)),
    });
    const why = `${ordinals[attempt] ?? 'Another'} call on ${call.when}.`;
    return { kind: 'call-back', dueAt: call.at, attempt: attempt + 1, why };
  }
  if (nudgeSent) {
    const why =
      meetsAgain && meetingKindFacts[meetsAgain].namesPosition
        ? `After ${attempt} calls and a letter with no reply, ask the recruiter or someone else who interviewed you.`
        : `After ${attempt} calls and a follow-up letter with no reply, try someone else at the same organization.`;
    return { kind: 'another-person', dueAt: context.now, why };
  }
  const letter = planLetter(context, cadence.nudge);
  const why = `After ${attempt} calls without reaching them, send a short follow-up letter ${letter.when}.`;
  return { kind: 'letter', letter: 'nudge', dueAt: letter.at, why };
}

/** A conversation starts a new row of calls: the next one is attempt 1, and they expect it. */
function afterConversation(context: NextStepContext): NextStep {
  const { cadence = promiseCadence } = context;
  const call = planCall(context, { businessDays: cadence.afterReached, half: usualHalf(context) });
  const why = `You talked but didn’t set a date. Call again on ${call.when}.`;
  return { kind: 'call-back', dueAt: call.at, attempt: 1, why };
}

/** A time that they named starts a new row of calls too. Without one, or with one that is over, the next business day. */
function afterCallLater(context: NextStepContext): NextStep {
  const { at, now } = context;
  if (at && Temporal.Instant.compare(at, now) > 0) {
    const why = `They asked you to call on ${theirTimeInWords(at, context)}.`;
    return { kind: 'call-back', dueAt: at, attempt: 1, why };
  }
  const call = planCall(context, { businessDays: 1, half: usualHalf(context) });
  const why = `Call when they asked, or on ${call.when}.`;
  return { kind: 'call-back', dueAt: call.at, attempt: 1, why };
}

function afterWrongNumber(context: NextStepContext): NextStep {
  const { attempt } = context;
  const call = planCall(context, { businessDays: 1, half: usualHalf(context) });
  const why = `Wrong number. Find the right one and call on ${call.when}.`;
  return { kind: 'find-number', dueAt: call.at, attempt, why };
}

function afterMeetingAgreed(context: NextStepContext): NextStep {
  const { at } = context;
  if (!at) return { kind: 'meeting', startsAt: null, why: 'You agreed to meet. Enter the date and time.' };
  return { kind: 'meeting', startsAt: at, why: `You’re meeting on ${theirTimeInWords(at, context)}.` };
}

function usualHalf({ preference, dueAt, reader }: NextStepContext): Half {
  return preference ?? halfOf(dueAt, reader.timeZone);
}

/** A planned moment and the words for it. */
type Plan = { at: Temporal.Instant; when: string };

/** The seeker's own choice, where it lies ahead, otherwise the first free moment so many business days from now. */
function planCall(context: NextStepContext, plan: { businessDays: number; half: Half }): Plan {
  const { now, nextAt, reader } = context;
  if (nextAt && Temporal.Instant.compare(nextAt, now) > 0) {
    return { at: nextAt, when: theirTimeInWords(nextAt, context) };
  }
  const countedFrom = dateIn(reader.timeZone, now);
  const landedOn = addBusinessDays(countedFrom, plan.businessDays, reader);
  const at = firstFreeFrom(landedOn, plan.half, { ...context, after: now });
  const reasons = reasonsInBrackets(at, { ...context, countedFrom, landedOn });
  return { at, when: `${theirTimeInWords(at, context)}${reasons}` };
}

/** A letter is due when the reader's office opens, and at once where that is over. */
function planLetter(context: NextStepContext, businessDays: number): Plan {
  const { now, firstAttemptAt, reader } = context;
  const countedFrom = dateIn(reader.timeZone, firstAttemptAt);
  const day = addBusinessDays(countedFrom, businessDays, reader);
  const at = openingOf(day, reader);
  if (Temporal.Instant.compare(at, now) <= 0) return { at: now, when: 'today' };
  const reasons = reasonsInBrackets(at, { ...context, countedFrom, landedOn: null });
  return {
    at,
    when: `on ${dateInWords(day, { ...context.seeker, reference: dateIn(reader.timeZone, now) })}${reasons}`,
  };
}

// The days between calls follow the method that the seeker chose. Source: the cadence of each method.

/** The days between calls that a method names; where it names none, those of the promise method. */
export function cadenceOfMethod(method: MethodId): Cadence {
  const { cadence } = methodFor(method);
  const daysOf = (isMeant: (step: CadenceStep) => boolean) => cadence.find(isMeant)?.businessDays;
  return {
    ...promiseCadence,
    secondAttempt:
      daysOf(({ action }) => action === 'call-at-other-half-of-day') ?? promiseCadence.secondAttempt,
    thirdAttempt:
      daysOf(({ action, after }) => action === 'call' && after === 'previous-step') ??
      promiseCadence.thirdAttempt,
    nudge: daysOf(({ action }) => action === 'nudge') ?? promiseCadence.nudge,
  };
}

/** What can come of a call, in the words of the API. Source: the promise method. */
export const outcomes = [
  'reached',
  'assistant',
  'voicemail',
  'no-answer',
  'wrong-number',
  'call-later',
  'meeting-agreed',
  'declined',
  'already-replied',
] as const;

export type Outcome = (typeof outcomes)[number];
