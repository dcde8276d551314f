export type ReferralToCheck = {
  referrerId: string;
  referredId: string;
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
export declare function checkReferral(referral: ReferralToCheck): ReferralCheck;
