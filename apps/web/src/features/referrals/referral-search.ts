import type { ReferralState, ReferralTerms } from '@threefold/contracts/referrals';
import { referralStates, referralTerms } from '@threefold/domain/referrals/referral-state';

/** What the address of the list holds; `from` is the referrer. */
export type ReferralSearch = { state?: ReferralState; terms?: ReferralTerms; from?: string; dangling?: true };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the address; what it does not know is left out. */
export const readReferralSearch = (search: Record<string, unknown>): ReferralSearch => {
  const state = referralStates.find((each) => each === search.state);
  const terms = referralTerms.find((each) => each === search.terms);
  const from = typeof search.from === 'string' && uuid.test(search.from) ? search.from : undefined;
  return {
    ...(state ? { state } : {}),
    ...(terms ? { terms } : {}),
    ...(from ? { from } : {}),
    ...(search.dangling === true || search.dangling === 'true' ? { dangling: true as const } : {}),
  };
};
