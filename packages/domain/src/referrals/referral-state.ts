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
