// What was written down in a meeting is kept on this device until the server has it. Every entry carries the id that
// it will have there, so sending it again changes nothing.
import type { FindingKind } from '@threefold/contracts/meetings';
import type { ReferralTerms } from '@threefold/contracts/referrals';

export type KeptFinding = {
  type: 'finding';
  id: string;
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
};
export type KeptReferral = {
  type: 'referral';
  id: string;
  name: string;
  organization: string;
  terms: ReferralTerms;
  /** Of a new person; null where the person is in the book already. */
  newContactId: string | null;
  contactId: string | null;
};
/** The whole list: a later one replaces an earlier one. */
export type KeptAsked = { type: 'asked'; id: 'asked'; questionIds: string[] };
/** `startsAt` where the meeting began before its time. */
export type KeptHeld = { type: 'held'; id: 'held'; startsAt: string | null };

export type KeptEntry = (KeptFinding | KeptReferral | KeptAsked | KeptHeld) & {
  /** The server's word where it will not take this entry as it is. */
  refusal?: string;
};

export const withEntry = (entries: readonly KeptEntry[], entry: KeptEntry): KeptEntry[] => [
  ...entries.filter(({ id }) => id !== entry.id),
  entry,
];

export const withoutEntry = (entries: readonly KeptEntry[], id: string): KeptEntry[] =>
  entries.filter((entry) => entry.id !== id);

/** Said to be held, and not refused: the meeting counts as over before the server knows. */
export const saysHeld = (entries: readonly KeptEntry[]): boolean =>
  entries.some(({ type, refusal }) => type === 'held' && refusal === undefined);

/** What can be sent now, in the order in which it was written. */
export const waiting = (entries: readonly KeptEntry[]): KeptEntry[] =>
  entries.filter(({ refusal }) => refusal === undefined);

/** Reads what this device keeps; whatever is not ours is passed over. */
export const readEntries = (text: string | null): KeptEntry[] => {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    // Written by this file alone; the check is for a storage that somebody emptied or filled otherwise.
    return Array.isArray(value)
      ? (value.filter((entry) => typeof entry?.id === 'string') as KeptEntry[])
      : [];
  } catch {
    return [];
  }
};

/** "3 kept on this phone": said while they wait. */
export const keptInWords = (count: number): string =>
  `${count} kept on this device. ${count === 1 ? 'It is' : 'They are'} sent as soon as the server answers.`;
