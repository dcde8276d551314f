import type { Duplicate } from '@threefold/contracts/contact-merging';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { type DuplicateRow, findDuplicate, saveDecision } from './duplicates-queries.ts';
import { duplicatesOfRows } from './list-duplicates.ts';

type Deciding = { duplicateId: string; status: 'open' | 'later' | 'not-same'; ifMatch: number | null };

/** What was decided is remembered, and such a pair is never proposed again; `open` takes it back. */
export async function decideDuplicate(
  db: WorkspaceTransaction,
  scope: Scope,
  { duplicateId, status, ifMatch }: Deciding,
): Promise<Duplicate> {
  const { workspaceId } = scope;
  const row = await findDuplicate(db, workspaceId, { duplicateId, lock: true });
  if (!row) throw notFound('pair of contacts');
  const current = await asDuplicate(db, scope, row);
  if (row.status === status) return current;
  requireVersion(row.version, ifMatch, current);
  const decidedAt = status === 'open' ? null : scope.now.toString();
  return asDuplicate(db, scope, await saveDecision(db, workspaceId, { id: duplicateId, status, decidedAt }));
}

async function asDuplicate(db: WorkspaceTransaction, scope: Scope, row: DuplicateRow): Promise<Duplicate> {
  const [duplicate] = await duplicatesOfRows(db, scope, [row]);
  if (!duplicate) throw notFound('pair of contacts');
  return duplicate;
}
