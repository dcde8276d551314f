// queued -> reading -> importing -> done, failed or waiting-for-mapping; undone once it was taken back.
import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import {
  deletePieces,
  deleteRows,
  findImport,
  type ImportRecord,
  saveImport,
} from './contact-imports-queries.ts';
import { deleteImportPeople } from './imported-contacts-queries.ts';

/** Another worker went on with this import, or it was taken back: this run ends without a word. */
export class Superseded extends Error {}

/** The server stops: the import goes on where it is after the next start. */
export class Interrupted extends Error {}

export async function putBack(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  importId: string,
): Promise<void> {
  await enqueue(db, 'run-import', { payload: { workspaceId, importId }, key: `run-import:${importId}` });
}

/** Undefined where there is nothing to do: it ended, or waits for the seeker. */
export async function claim(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  importId: string,
): Promise<ImportRecord | undefined> {
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row || row.status === 'undone') return undefined;
  if (row.takingBackAt !== null) return row;
  if (!['queued', 'reading', 'importing'].includes(row.status)) return undefined;
  const change = { id: importId, updatedAt: now.toString() };
  if (row.status === 'importing' && !row.dryRun) return row;
  // A dry run begins anew: whom it would have made is not kept through every end of the database.
  await deleteRows(db, workspaceId, importId);
  await deleteImportPeople(db, workspaceId, importId);
  return saveImport(db, workspaceId, { ...change, ...nothingDone, status: 'reading' });
}

export const nothingDone = {
  created: 0,
  merged: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  bytesDone: 0,
};

export async function finish(db: WorkspaceTransaction, scope: Scope, importId: string): Promise<void> {
  const { workspaceId, now } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (row?.status !== 'importing') throw new Superseded();
  if (row.created + row.merged + row.unchanged === 0) {
    const failure = `None of the ${row.rows} rows went in. The list of rows says why for each.`;
    await fail(db, scope, { importId, failure });
    return;
  }
  if (row.dryRun) await deleteImportPeople(db, workspaceId, importId);
  else await deletePieces(db, workspaceId, importId);
  const at = now.toString();
  await saveImport(db, workspaceId, {
    id: importId,
    status: 'done',
    bytesDone: row.bytes,
    finishedAt: at,
    updatedAt: at,
  });
  // Whoever came in may be there already under another spelling.
  if (!row.dryRun && row.created > 0) await askForSearch(db, scope, row);
}

/** Behind a large list another one often follows: the search would have to give way to it. */
const large = 10_000;
const pause = { seconds: 5 };

async function askForSearch(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { created }: ImportRecord,
): Promise<void> {
  await enqueue(db, 'find-duplicates', {
    payload: { workspaceId },
    key: `find-duplicates ${workspaceId}`,
    ...(created >= large && { runAt: now.add(pause).toString() }),
  });
}

export async function fail(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { importId, failure }: { importId: string; failure: string },
): Promise<void> {
  await deletePieces(db, workspaceId, importId);
  await deleteImportPeople(db, workspaceId, importId);
  const at = now.toString();
  await saveImport(db, workspaceId, {
    id: importId,
    status: 'failed',
    failure,
    finishedAt: at,
    updatedAt: at,
  });
}
