/**
 * The history of a search: what can happen, and what is kept of it. Append-only; the timeline, the replay of the network,
 * the audit and the roll-ups all read it. Private notes never go in here. Instants are ISO 8601 text.
 */
export type EventDetails = {
  'contact-added': { source: string; label: string | null };
  'contact-imported': { fileName: string; importId: string };
  'contact-merged': { fileName: string; importId: string; fields: readonly string[] };
  /** Another record of the same person went into this one; so many referrals turned out to be none. */
  'contacts-merged': { name: string; referrals: number };
  'contacts-parted': { name: string; referrals: number };
  'contact-changed': { fields: readonly string[] };
  'contact-binned': Record<string, never>;
  'contact-restored': Record<string, never>;
  'contact-closed': { reason: string | null };
  'contact-reopened': Record<string, never>;
  'do-not-contact-set': Record<string, never>;
  'do-not-contact-lifted': Record<string, never>;
  'letter-approved': { letterKind: string; via: string };
  'letter-sent': {
    letterKind: string;
    via: string;
    subject: string;
    promiseAt: string | null;
    timeZone: string;
  };
  'letter-handed-over': { letterKind: string; via: string };
  /** A mistake, or a second thought: it is a draft again. */
  'letter-taken-back': { letterKind: string; via: string; wasSent: boolean };
  'letter-failed': { letterKind: string; failure: string };
  'letter-unsure': { letterKind: string; failure: string };
  'call-scheduled': { dueAt: string; timeZone: string; attempt: number; promised: boolean };
  /** `early`: well before the time that was promised, which keeps no promise. */
  'call-made': {
    outcome: string;
    attempt: number;
    promised: boolean;
    early?: true;
    note: string | null;
    sentence: string;
  };
  'call-undone': { outcome: string; promised: boolean; early?: true };
  'call-moved': { from: string; to: string; timeZone: string; promised: boolean; word: string | null };
  'call-released': { reason: string; promised: boolean };
  'meeting-planned': { startsAt: string; timeZone: string; meetingKind: string; mode: string };
  /** `takenBack`: back to where it stood, as if it had never been moved. */
  'meeting-moved': { from: string; to: string; timeZone: string; takenBack?: true };
  /** One for each participant; `position` is the place among them, and the first one counts the meeting. */
  'meeting-held': { meetingKind: string; minutes: number; position: number };
  'meeting-not-held': { meetingKind: string; position: number };
  /** By whom, where that was said. */
  'meeting-cancelled': { by?: 'me' | 'them'; reason?: string };
  'meeting-missed': { by?: 'me' | 'them'; reason?: string };
  'meeting-binned': { wasHeld: boolean; position: number };
  'meeting-restored': { wasHeld: boolean; position: number };
  'finding-noted': { findingKind: string; text: string };
  'referral-named': { terms: string; note: string | null };
  'referral-terms-changed': { from: string; to: string };
  'introduction-came': Record<string, never>;
  'referral-lost': { reason: string };
  'referral-binned': Record<string, never>;
  'referral-restored': Record<string, never>;
  'loop-closed': Record<string, never>;
  debriefed: { incidents: number; letterKind: string };
  'search-ended': { outcome: string | null };
  'search-resumed': Record<string, never>;
  'share-invited': { email: string; level: string };
  'share-accepted': { email: string; level: string };
  'share-changed': { email: string; from: string; to: string };
  'share-revoked': { email: string; level: string };
  'coach-commented': { subject: string };
  'coach-proposed': { count: number; fileName: string | null };
  'proposal-joined': { author: string };
  'proposal-agreed': { author: string; text: string };
  /** Once a day for each coach who looks. */
  'coach-looked': { email: string; level: string };
  'data-exported': { format: string };
  'data-restored': { rows: number };
  'person-erased': { staysUnnamed: boolean };
};
export type EventKind = keyof EventDetails;
