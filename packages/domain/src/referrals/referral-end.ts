// Every referral comes to an end that its referrer can be told: they met, the person declined, could not be reached, or was set aside.
// Source: the loop-closing of the promise method. What the seeker says about the end goes before what is read from the facts.

export const lostKinds = ['declined', 'not-reached', 'set-aside'] as const;
export type LostKind = (typeof lostKinds)[number];
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
  met: 'You have met',
  declined: 'They said no',
  'not-reached': 'You could not reach them',
  'set-aside': 'You leave it there for now',
};
