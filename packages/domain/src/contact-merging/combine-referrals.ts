// Two referrals that say the same are one: the better terms, both notes, and lost only where both are.
import type { ReferralTerms } from '../referrals/referral-state.ts';
import { uniteNotes } from './merge-two.ts';

export type SaidReferral = {
  terms: ReferralTerms;
  note: string | null;
  lostReason: string | null;
  /** ISO text. */
  loopClosedAt: string | null;
};

const better: readonly ReferralTerms[] = ['name-only', 'may-use-name', 'will-introduce'];

export function combineReferrals(kept: SaidReferral, gone: SaidReferral): SaidReferral {
  return {
    terms: better.indexOf(gone.terms) > better.indexOf(kept.terms) ? gone.terms : kept.terms,
    note: uniteNotes(kept.note, gone.note),
    lostReason: kept.lostReason !== null && gone.lostReason !== null ? kept.lostReason : null,
    loopClosedAt: kept.loopClosedAt ?? gone.loopClosedAt,
  };
}
