import type { Letter } from '@threefold/contracts/letters';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { letterOfRow } from './letter-of-row.ts';
import { findLetterRow, type LetterRow, lockLetterRow, saveLetter } from './letters-queries.ts';
import { requireChangeable } from './update-letter.ts';

type Binning = { letterId: string; ifMatch: number | null };

/** Only what never went out; binning it twice is no mistake. */
export async function trashLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, ifMatch }: Binning,
): Promise<Letter> {
  const row = await lockLetterRow(db, scope.workspaceId, letterId);
  if (!row) throw notFound('letter');
  if (row.deletedAt !== null) return letterOfRow(row);
  requireChangeable(row);
  requireVersion(row.version, ifMatch, letterOfRow(row));
  return put(db, scope, { row, deletedAt: scope.now.toString() });
}

export async function restoreLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  letterId: string,
): Promise<Letter> {
  const row = await lockLetterRow(db, scope.workspaceId, letterId);
  if (!row) throw notFound('letter');
  return row.deletedAt === null ? letterOfRow(row) : put(db, scope, { row, deletedAt: null });
}

async function put(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, deletedAt }: { row: LetterRow; deletedAt: string | null },
): Promise<Letter> {
  await saveLetter(db, scope.workspaceId, { id: row.id, deletedAt, updatedAt: scope.now.toString() });
  record(db, scope, [{ kind: 'letter-changed', contactId: row.contactId }]);
  const changed = await findLetterRow(db, scope.workspaceId, row.id);
  if (!changed) throw notFound('letter');
  return letterOfRow(changed);
}
