import { createHash } from 'node:crypto';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findMapping, saveMapping } from './import-mapping-queries.ts';

/** What the seeker says of the columns of a file holds for the next file with the same columns, in whatever order. */
export function rememberMapping(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { columns, mapping }: { columns: readonly string[]; mapping: ImportMapping },
): Promise<void> {
  return saveMapping(db, workspaceId, { columnsHash: hashOf(columns), mapping, at: now.toString() });
}

/** Undefined where nothing was said of such columns yet. */
export function recallMapping(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  columns: readonly string[],
): Promise<ImportMapping | undefined> {
  return findMapping(db, workspaceId, hashOf(columns));
}

function hashOf(columns: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...columns].sort()))
    .digest('hex');
}
