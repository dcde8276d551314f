import type { LetterKind } from '@threefold/contracts/letters';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { insertOwedLetter } from './owed-letters-queries.ts';

export type Owing = {
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
