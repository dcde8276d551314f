import type { LetterKind } from '@threefold/contracts/letters';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  deleteOwedLetter,
  endOwedLetters,
  insertOwedLetter,
  type OwedLetterKey,
  type OwedLetterRow,
  reopenOwed,
} from './owed-letters-queries.ts';

type Owing = {
  kind: LetterKind;
  contactId: string;
  meetingId?: string | null;
  referralId?: string | null;
  /** ISO instant. */
  dueAt: string;
  /** Why it is owed, in one sentence for the day's page. */
  why: string;
};

/** Puts a letter into the ledger of what is owed. Null where it is owed already, or was once and is settled. */
export async function oweLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  owing: Owing,
): Promise<string | null> {
  const now = scope.now.toString();
  const id = await insertOwedLetter(db, {
    workspaceId: scope.workspaceId,
    id: newId(scope.now),
    kind: owing.kind,
    contactId: owing.contactId,
    meetingId: owing.meetingId ?? null,
    referralId: owing.referralId ?? null,
    letterId: null,
    dueAt: owing.dueAt,
    why: owing.why,
    status: 'owed',
    settledAt: null,
    createdAt: now,
    updatedAt: now,
  });
  if (id === undefined) return null;
  record(db, scope, [{ kind: 'owed-letter-changed', contactId: owing.contactId }]);
  return id;
}

/** A letter of one of these kinds went out: what was owed is settled by it. Answers what that was. */
export function settleOwedLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  settling: OwedLetterKey & { letterId: string },
): Promise<OwedLetterRow[]> {
  const { letterId, ...key } = settling;
  return end(db, scope, { key, status: 'settled', letterId });
}

/** The seeker lets it go, or its reason is gone. */
export async function releaseOwedLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  key: OwedLetterKey,
): Promise<void> {
  await end(db, scope, { key, status: 'released', letterId: null });
}

type Ending = { key: OwedLetterKey; status: 'settled' | 'released'; letterId: string | null };

async function end(
  db: WorkspaceTransaction,
  scope: Scope,
  { key, status, letterId }: Ending,
): Promise<OwedLetterRow[]> {
  const now = scope.now.toString();
  const ended = await endOwedLetters(db, scope.workspaceId, { key, ending: { status, letterId, now } });
  if (ended.length > 0) record(db, scope, [{ kind: 'owed-letter-changed', contactId: key.contactId }]);
  return ended;
}

/** The letter that settled it was taken back: it is owed as before. */
export async function reopenOwedLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, letterId }: { contactId: string; letterId: string },
): Promise<void> {
  const count = await reopenOwed(db, scope.workspaceId, { letterId, now: scope.now.toString() });
  if (count > 0n) record(db, scope, [{ kind: 'owed-letter-changed', contactId }]);
}

/** Takes back what was owed by mistake; false where it was settled in the meantime. */
export async function unoweLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  owedLetterId: string,
): Promise<boolean> {
  const contactId = await deleteOwedLetter(db, scope.workspaceId, owedLetterId);
  if (contactId === undefined) return false;
  record(db, scope, [{ kind: 'owed-letter-changed', contactId }]);
  return true;
}
