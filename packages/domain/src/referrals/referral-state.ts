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
/** Facts about the referred person since the referral was said. */
export type ReferralFacts = {
  terms: ReferralTerms;
  hasAddress: boolean;
  introduced?: boolean;
  lettersSent: number;
  callsMade: number;
  meetingsHeld: number;
  lost: boolean;
  loopClosed: boolean;
};
export declare function deriveReferralState(facts: ReferralFacts): ReferralState;
export declare function owesLoopClosing(state: ReferralState): boolean;
export declare function mayNameReferrer(terms: ReferralTerms): boolean;
