import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { countBuiltSince } from './built-since-queries.ts';
import { mergeOfRow } from './merge-of-row.ts';
import { findLatestMerge, findMerge, listPeople, type MergeRow, type PersonRow } from './merges-queries.ts';
import type { MovedRows } from './move-rows-queries.ts';

type Undoing = { row: MergeRow; survivor: PersonRow; rows: readonly MovedRows[] };

/** Says what stands in the way of taking two people apart, and what to do about it. */
export async function requireSafe(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, survivor, rows }: Undoing,
): Promise<void> {
  const refuse = (detail: string) =>
    new Problem('conflict', detail, { code: 'built-upon', current: mergeOfRow(row) });
  const name = displayName(survivor);
  if (survivor.mergedIntoId !== null) {
    const [next] = await listPeople(db, scope.workspaceId, { ids: [survivor.mergedIntoId], lock: false });
    throw refuse(
      `${name} was merged into ${next ? displayName(next) : 'somebody else'} since. Take that merge back first.`,
    );
  }
  if (survivor.deletedAt !== null) throw refuse(`${name} is in the trash. Take them out of it first.`);
  const latestId = await findLatestMerge(db, scope.workspaceId, survivor.id);
  if (latestId !== undefined && latestId !== row.id) {
    const latest = await findMerge(db, scope.workspaceId, { mergeId: latestId });
    const other = latest ? mergeOfRow(latest).mergedName : 'somebody else';
    throw refuse(`${other} was merged into ${name} after that. Take that merge back first.`);
  }
  const built = await countBuiltSince(db, scope.workspaceId, {
    survivorId: survivor.id,
    mergedAt: row.createdAt,
    rows,
  });
  const parts = Object.entries(built)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${count === 1 ? what : `${what}s`}`);
  if (parts.length > 0)
    throw refuse(
      `Since the merge you went on with what had belonged to ${mergeOfRow(row).mergedName}: ${parts.join(', ')}. The two can no longer be told apart.`,
    );
}
