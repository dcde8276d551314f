import { Temporal } from 'temporal-polyfill';
import type { Stage } from '../contacts/stage.ts';
import { numberInWords } from '../text/number-in-words.ts';
import { addBusinessDays, type BusinessCalendar, dateIn, isBusinessDay } from '../time/business-calendar.ts';

// Where a referral stands follows from what happened with the person who was named, up to the word back to the referrer.
// Source: the referral and loop-closing steps of the promise method.

export const referralTerms = ['may-use-name', 'will-introduce', 'name-only'] as const;
export type ReferralTerms = (typeof referralTerms)[number];

export const referralStates = [
  'named',
  'free-to-write',
  'written',
  'called',
  'met',
  'loop-closed',
  'lost',
] as const;
export type ReferralState = (typeof referralStates)[number];

/** Counts are of the referred person, since the referral was said. */
export type ReferralFacts = {
  terms: ReferralTerms;
  /** An e-mail, a phone number or a postal address: any way to write or call. */
  hasAddress: boolean;
  /** The referrer made the introduction that the terms speak of. */
  introduced?: boolean;
  lettersSent: number;
  callsMade: number;
  meetingsHeld: number;
  /** The person declined, could not be found, or was closed without a meeting. */
  lost: boolean;
  /** The referrer has had the word back. */
  loopClosed: boolean;
};

/**
 * named          a name, but no way to reach the person yet, or the promised introduction is still awaited
 * free-to-write  nothing stands in the way of a letter
 * written        a letter went out
 * called         the person was phoned
 * met            a meeting was held: the referrer is owed a word
 * lost           there will be no meeting: the referrer is owed a word all the same
 * loop-closed    the referrer has had it
 */
export function deriveReferralState(facts: ReferralFacts): ReferralState {
  if (facts.loopClosed) return 'loop-closed';
  if (facts.meetingsHeld > 0) return 'met';
  if (facts.lost) return 'lost';
  if (facts.callsMade > 0) return 'called';
  if (facts.lettersSent > 0) return 'written';
  const waitsForIntroduction = facts.terms === 'will-introduce' && !facts.introduced;
  return facts.hasAddress && !waitsForIntroduction ? 'free-to-write' : 'named';
}

export function owesLoopClosing(state: ReferralState): boolean {
  return state === 'met' || state === 'lost';
}

/** "Name only" means: you may know that they exist, not that I said so. */
export function mayNameReferrer(terms: ReferralTerms): boolean {
  return terms !== 'name-only';
}

// Every referral comes to an end that its referrer can be told: they met, the person declined, could not be reached, or was set aside.
// Source: the loop-closing of the promise method. What the seeker says about the end goes before what is read from the facts.

export const lostKinds = ['declined', 'not-reached', 'set-aside'] as const;
type LostKind = (typeof lostKinds)[number];
export type ReferralEnd = 'met' | LostKind;

export type EndFacts = {
  wasMet: boolean;
  /** Lost, or the person was closed. */
  isLost: boolean;
  /** What the seeker said. */
  lostKind: LostKind | null;
  /** The person said no on the phone. */
  declined: boolean;
  /** Letters and calls since the name was given. */
  attempts: number;
};

/** Null while it goes on. A meeting outweighs whatever came after it. */
export function referralEnd(facts: EndFacts): ReferralEnd | null {
  if (facts.wasMet) return 'met';
  if (!facts.isLost) return null;
  if (facts.lostKind !== null) return facts.lostKind;
  if (facts.declined) return 'declined';
  return facts.attempts > 0 ? 'not-reached' : 'set-aside';
}

/** For the referrer's entry on the day's page; "You have met." */
export const endInWords: Record<ReferralEnd, string> = {
  met: 'You’ve met',
  declined: 'They declined',
  'not-reached': 'You couldn’t reach them',
  'set-aside': 'You set it aside for now',
};

// Of several referrals to one person the first letter opens with the one whose terms carry most.
// Source: the terms of a referral; an introduction that came stands above a name that may be used, and a bare name comes last.

type Weighed = { terms: ReferralTerms; introduced: boolean };

const weights: Record<ReferralTerms, number> = { 'may-use-name': 2, 'will-introduce': 1, 'name-only': 0 };

function weightOf({ terms, introduced }: Weighed): number {
  return introduced ? 3 : weights[terms];
}

/** The first of the strongest, in the order given; undefined where there is none. */
export function strongestReferral<R extends Weighed>(referrals: readonly R[]): R | undefined {
  let best: R | undefined;
  for (const referral of referrals) {
    if (best === undefined || weightOf(referral) > weightOf(best)) best = referral;
  }
  return best;
}

// An introduction that was promised and has not come after five business days is worth one kind reminder.
// Source: the terms of a referral. The days count where the referrer lives: their country's holidays, their clock.

const introductionBusinessDays = 5;

/** The end of the fifth business day after the promise, on the referrer's own clock: until then the introduction is on time. */
export function introductionReminderAt(
  promisedAt: Temporal.Instant,
  referrer: BusinessCalendar,
): Temporal.Instant {
  const { timeZone, officeHours } = referrer;
  const day = addBusinessDays(dateIn(timeZone, promisedAt), introductionBusinessDays, referrer);
  const plainTime = Temporal.PlainTime.from(officeHours.until);
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}

/** Whether the seeker still waits: a letter, a call or a meeting needs no introduction any more. */
export function awaitsIntroduction(referral: {
  terms: ReferralTerms;
  introduced: boolean;
  state: ReferralState;
}): boolean {
  return referral.terms === 'will-introduce' && !referral.introduced && referral.state === 'named';
}

// A name dangles when it was given and nothing has happened with the person for five business days.
// Source: each turn of the loop should feed the next. The days count where the seeker lives: it is the seeker's to move on.

export const danglingBusinessDays = 5;

/** What was said before this instant and has not moved since dangles: the start of the day after the last such day. */
export function danglingBefore(now: Temporal.Instant, seeker: BusinessCalendar): Temporal.Instant {
  let day = dateIn(seeker.timeZone, now);
  let counted = 0;
  // A calendar without business days would never be done.
  for (let step = 0; counted < danglingBusinessDays && step < 370; step += 1) {
    if (isBusinessDay(day, seeker)) counted += 1;
    if (counted < danglingBusinessDays) day = day.subtract({ days: 1 });
  }
  return day.toZonedDateTime(seeker.timeZone).toInstant();
}

/** People with whom a meeting is agreed or was held, whoever named them since, are no dangling name. */
const stagesUnderWay: readonly Stage[] = ['scheduled', 'met', 'thanked', 'closed'];

/** `since`: when the name was said, or the introduction came where that was later. */
export function isDangling(
  referral: { state: ReferralState; stage: Stage; since: Temporal.Instant },
  before: Temporal.Instant,
): boolean {
  if (referral.state !== 'named' && referral.state !== 'free-to-write') return false;
  if (stagesUnderWay.includes(referral.stage)) return false;
  return referral.since.epochMilliseconds < before.epochMilliseconds;
}

/** "Three names were given to you, and nothing has happened with them for five business days or more." Null where none dangles. */
export function danglingSentence(count: number): string | null {
  if (count === 0) return null;
  const days = `for ${numberInWords(danglingBusinessDays)} business days or more`;
  return count === 1
    ? `One referral has had no follow-up ${days}.`
    : `${capital(numberInWords(count))} referrals have had no follow-up ${days}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

// What waits for the seeker stands first: names that dangle, then words back, then what is under way; what is done is last.

/** 0 waits most. */
export function waitingRank({ state, dangling }: { state: ReferralState; dangling: boolean }): 0 | 1 | 2 | 3 {
  if (dangling) return 0;
  if (owesLoopClosing(state)) return 1;
  return state === 'loop-closed' ? 3 : 2;
}

// The one who gave a name hears what came of it, within two business days of meeting the person named, once.
// Source: the timing of the promise method. The days count where the referrer lives.

const loopClosingBusinessDays = 2;

/** The civil date, in the referrer's zone, on which the word is due at the latest. */
export function loopClosingDueOn(metAt: Temporal.Instant, referrer: BusinessCalendar): Temporal.PlainDate {
  return addBusinessDays(dateIn(referrer.timeZone, metAt), loopClosingBusinessDays, referrer);
}
