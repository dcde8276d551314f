// What was written down in a meeting is kept on this device until the server has it. Every entry carries the id that
// it will have there, so sending it again changes nothing.

import type { FindingKind } from '@threefold/contracts/findings';
import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
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
/** `startsAt` where the meeting began before its time; `listening` where it was measured. */
export type KeptHeld = {
  type: 'held';
  id: 'held';
  startsAt: string | null;
  listening?: NonNullable<Meeting['listening']>;
};
/**
 * What was looked back on with no network; a later one replaces an earlier one. `version`: of the debrief that was changed, 0
 * for the first. `draft`: of the half-done answers that it ends.
 */
export type KeptDebrief = {
  type: 'debrief';
  id: 'debrief';
  answers: DebriefInput;
  version: number;
  draft?: number;
};
/** What somebody answered to the seeker's own question; a later one replaces an earlier one. `version`: of the answer that was changed. */
export type KeptAnswer = {
  type: 'answer';
  id: string;
  researchQuestionId: string;
  contactId: string;
  text: string;
  version: number | null;
  /** Given outside any meeting; then it lies under the question. */
  outsideMeeting?: boolean;
};

/** One place for an answer, whether it was typed in the meeting or after it. */
export const answerId = (contactId: string): string => `answer-${contactId}`;

/** What was written last to somebody's answer and is not sent yet. */
export const answerIn = (
  entries: readonly KeptEntry[],
  { contactId, researchQuestionId }: Pick<KeptAnswer, 'contactId' | 'researchQuestionId'>,
): (KeptAnswer & { refusal?: string }) | undefined =>
  entries.find(
    (entry): entry is KeptAnswer & { refusal?: string } =>
      entry.type === 'answer' &&
      entry.contactId === contactId &&
      entry.researchQuestionId === researchQuestionId,
  );

export type KeptEntry = (KeptFinding | KeptReferral | KeptAsked | KeptHeld | KeptDebrief | KeptAnswer) & {
  /** The server's word where it will not take this entry as it is. */
  refusal?: string;
};

/** Said to be held, and not refused: the meeting counts as over before the server knows. */
export const saysHeld = (entries: readonly KeptEntry[]): boolean =>
  entries.some(({ type, refusal }) => type === 'held' && refusal === undefined);

/** What can be sent now, in the order in which it was written. */
export const waiting = (entries: readonly KeptEntry[]): KeptEntry[] =>
  entries.filter(({ refusal }) => refusal === undefined);

/** As it lies on this device: one place for each, so that two tabs never write over each other's entries. */
type Lying = { keptAt: number; entry: KeptEntry };

export const lieDown = (entry: KeptEntry, keptAt: number): string =>
  JSON.stringify({ keptAt, entry } satisfies Lying);

const readLying = (text: string): Lying | null => {
  try {
    const value: unknown = JSON.parse(text);
    // Written by `lieDown` alone; the check is for a storage that something else wrote to.
    return typeof Object(Object(value).entry).id === 'string' ? (value as Lying) : null;
  } catch {
    return null;
  }
};

/** What lies on this device, in the order in which it was written; whatever is not ours is passed over. */
export const takeUp = (texts: readonly string[]): KeptEntry[] =>
  texts
    .flatMap((text) => readLying(text) ?? [])
    .toSorted((a, b) => a.keptAt - b.keptAt)
    .map(({ entry }) => entry);

const waits = (count: number): string => (count === 1 ? 'One note waits' : `${count} notes wait`);

/** "3 notes wait to be sent.": said while they do. */
export const waitingInWords = (count: number): string => `${waits(count)} to be sent.`;
