import type { ContactImport } from '@threefold/contracts/contact-imports';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { deletePieces, findImport, type ImportRecord, saveImport } from './contact-imports-queries.ts';
import { importOfRow } from './import-of-row.ts';
import { deleteImportPeople } from './import-people-queries.ts';
import { askToTakeBack } from './take-back.ts';

/**
 * Ends an import before it is done: what went in so far is taken back by the worker, and the file is thrown away. Also for one that
 * waits for a mapping, and for a dry run that nobody wants to follow. A second click answers the same.
 */
export async function cancelImport(
  db: WorkspaceTransaction,
  scope: Scope,
  importId: string,
): Promise<ContactImport> {
  const row = await findImport(db, scope.workspaceId, { importId, lock: true });
  if (!row) throw notFound('import');
  if (row.takingBackAt !== null) return importOfRow(row);
  requireOpen(row);
  const wroteSomething = !row.dryRun && row.created + row.merged > 0;
  if (wroteSomething) return importOfRow(await askToTakeBack(db, scope, row));
  await deletePieces(db, scope.workspaceId, importId);
  await deleteImportPeople(db, scope.workspaceId, importId);
  const at = scope.now.toString();
  return importOfRow(
    await saveImport(db, scope.workspaceId, {
      id: importId,
      status: 'undone',
      takingBackAt: at,
      finishedAt: at,
      updatedAt: at,
    }),
  );
}

function requireOpen(row: ImportRecord): void {
  const isOpen =
    ['queued', 'reading', 'waiting-for-mapping', 'importing'].includes(row.status) ||
    (row.status === 'done' && row.dryRun);
  if (isOpen) return;
  throw new Problem('conflict', 'This import has ended, so there is nothing to cancel. Undo takes it back.', {
    code: 'import-not-open',
    current: importOfRow(row),
  });
}
