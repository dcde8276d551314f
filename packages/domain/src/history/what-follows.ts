import type { EventKind } from './event-kinds.ts';

/**
 * What follows from a fact, told once for every kind: whose stage is derived anew, and whom a referral may now be owed a word
 * about. A use case says what happened; nobody has to remember what else that changes.
 */
export type Consequence = 'stages' | 'referrals';
export const consequenceNames: readonly Consequence[] = ['stages', 'referrals'];

/** What changes a person's standing and leaves no line in the history. */
export const quietKinds = [
  'letter-changed',
  'owed-letter-changed',
  'call-unplanned',
  'meeting-changed',
  'meeting-unplanned',
  'referral-changed',
  'time-passed',
] as const;
export type QuietKind = (typeof quietKinds)[number];
export type FactKind = EventKind | QuietKind;

type Concerned = 'contactId' | 'otherContactId';
type Following = Readonly<Partial<Record<Consequence, readonly Concerned[]>>>;

const nothing: Following = {};
const stage: Following = { stages: ['contactId'] };
/** The state of the referrals to somebody follows from what happened with them. */
const stageAndReferrals: Following = { stages: ['contactId'], referrals: ['contactId'] };
/** Of a referral `contactId` is who named, `otherContactId` who was named. */
const referralsToNamed: Following = { referrals: ['otherContactId'] };

export const whatFollows: Readonly<Record<FactKind, Following>> = {
  'contact-added': nothing,
  'contact-imported': nothing,
  'contact-merged': nothing,
  'contacts-merged': stage,
  'contacts-parted': { stages: ['contactId', 'otherContactId'] },
  'contact-changed': nothing,
  'contact-binned': nothing,
  'contact-restored': nothing,
  'contact-closed': stageAndReferrals,
  'contact-reopened': stageAndReferrals,
  'do-not-contact-set': nothing,
  'do-not-contact-lifted': nothing,
  'letter-approved': stage,
  'letter-handed-over': stage,
  'letter-sent': stageAndReferrals,
  'letter-taken-back': stageAndReferrals,
  'letter-failed': stage,
  'letter-unsure': stage,
  'letter-changed': stage,
  'owed-letter-changed': stage,
  'call-scheduled': stage,
  'call-made': stageAndReferrals,
  'call-undone': stageAndReferrals,
  'call-moved': nothing,
  'call-released': stage,
  'call-unplanned': stage,
  'meeting-planned': stage,
  'meeting-moved': stage,
  'meeting-held': stageAndReferrals,
  'meeting-not-held': stageAndReferrals,
  'meeting-cancelled': stage,
  'meeting-missed': stage,
  'meeting-binned': stageAndReferrals,
  'meeting-restored': stageAndReferrals,
  'meeting-changed': stageAndReferrals,
  'meeting-unplanned': stage,
  'finding-noted': nothing,
  'referral-named': referralsToNamed,
  'referral-terms-changed': referralsToNamed,
  'introduction-came': referralsToNamed,
  'referral-lost': referralsToNamed,
  'referral-binned': referralsToNamed,
  'referral-restored': referralsToNamed,
  'referral-changed': referralsToNamed,
  'loop-closed': referralsToNamed,
  debriefed: nothing,
  'search-ended': nothing,
  'search-resumed': nothing,
  'share-invited': nothing,
  'share-accepted': nothing,
  'share-changed': nothing,
  'share-revoked': nothing,
  'coach-commented': nothing,
  'coach-proposed': nothing,
  'proposal-joined': nothing,
  'proposal-agreed': nothing,
  'coach-looked': nothing,
  'data-exported': nothing,
  'data-restored': nothing,
  'person-erased': nothing,
  'time-passed': stageAndReferrals,
};
