// A referral leads to somebody else; whatever else is unusual about it is allowed, but told.

export type ReferralToCheck = {
  referrerId: string;
  referredId: string;
  /** Referrals entered before; those between these two people are enough. */
  known: readonly { from: string; to: string }[];
  referredDoNotContact?: boolean;
};

export type ReferralNote = {
  code: 'back-to-referrer' | 'already-referred' | 'do-not-contact';
  message: string;
};

export type ReferralCheck =
  | { ok: true; notes: ReferralNote[] }
  | { ok: false; code: 'to-oneself'; message: string };

export function checkReferral(referral: ReferralToCheck): ReferralCheck {
  const { referrerId, referredId, known } = referral;
  if (referrerId === referredId) {
    return { ok: false, code: 'to-oneself', message: 'A person cannot refer you to themselves.' };
  }
  const notes: ReferralNote[] = [];
  if (known.some(({ from, to }) => from === referredId && to === referrerId)) {
    notes.push({
      code: 'back-to-referrer',
      message: 'This leads back to the person who named the referrer.',
    });
  }
  if (known.some(({ from, to }) => from === referrerId && to === referredId)) {
    notes.push({ code: 'already-referred', message: 'The same referrer named this person before.' });
  }
  if (referral.referredDoNotContact) {
    notes.push({ code: 'do-not-contact', message: 'This person is marked "do not contact"; that stays so.' });
  }
  return { ok: true, notes };
}
