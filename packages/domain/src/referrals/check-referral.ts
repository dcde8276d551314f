// A referral leads to somebody else; whatever else is unusual about it is allowed, but told. Back to the referrer, or round in a
// ring, is nothing wrong: people who know each other name each other, and the chain is opened at the referral that closed it.

import type { NameParts } from '../contacts/names.ts';
import { foldText, matchKeyForOrganization } from '../contacts/search-text.ts';

type Person = NameParts & { organization?: string | null | undefined };

export type ReferralToCheck = {
  referrerId: string;
  referredId: string;
  /** Referrals entered before; those between these two people are enough. */
  known: readonly { from: string; to: string }[];
  /** The referrer was reached through the person whom they name now, over others. */
  closesRing?: boolean;
  referredDoNotContact?: boolean;
};

export type ReferralNote = {
  code: 'back-to-referrer' | 'already-referred' | 'do-not-contact' | 'closes-a-ring';
  message: string;
};

export type ReferralCheck =
  | { ok: true; notes: ReferralNote[] }
  | { ok: false; code: 'to-oneself'; message: string };

/**
 * Whether somebody of whom only a name was said is the referrer: called so, and not said to work elsewhere. Two people may share
 * a name, so with another organization it is somebody else.
 */
export function namesThemselves(referrer: Person, said: Person): boolean {
  const [name, own] = [wholeName(said), wholeName(referrer)];
  const [place, ownPlace] = [said, referrer].map(({ organization }) => matchKeyForOrganization(organization));
  return name !== '' && name === own && (place === null || place === ownPlace);
}

function wholeName({ givenName, familyName }: NameParts): string {
  return foldText([givenName, familyName].filter(Boolean).join(' '));
}

export function checkReferral(referral: ReferralToCheck): ReferralCheck {
  const { referrerId, referredId, known } = referral;
  if (referrerId === referredId) {
    return { ok: false, code: 'to-oneself', message: 'A person can’t refer you to themselves.' };
  }
  const notes: ReferralNote[] = [];
  if (known.some(({ from, to }) => from === referredId && to === referrerId)) {
    notes.push({
      code: 'back-to-referrer',
      message:
        'They referred you back to the person who referred you to them. It’s saved, and your chain doesn’t change.',
    });
  } else if (referral.closesRing) {
    notes.push({
      code: 'closes-a-ring',
      message:
        'This leads back to someone earlier in the same chain. It’s saved, and your chain doesn’t change.',
    });
  }
  if (known.some(({ from, to }) => from === referrerId && to === referredId)) {
    notes.push({ code: 'already-referred', message: 'They’ve referred you to this person before.' });
  }
  if (referral.referredDoNotContact) {
    notes.push({
      code: 'do-not-contact',
      message: 'This person is marked “Do not contact.” That won’t change.',
    });
  }
  return { ok: true, notes };
}
