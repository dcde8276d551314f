// Of several referrals to one person the first letter opens with the one whose terms carry most.
// Source: the terms of a referral; an introduction that came stands above a name that may be used, and a bare name comes last.
import type { ReferralTerms } from './referral-state.ts';

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
