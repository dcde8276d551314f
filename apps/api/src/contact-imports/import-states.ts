// queued -> reading -> importing -> done, failed or waiting-for-mapping; undone once it was taken back. To be interrupted is no failure, but
// an import that gets no further from one run to the next fails with a sentence, keeps its file, and goes on when the seeker says so.
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
import { rowsDoneOf } from './list-imports.ts';

/** Another worker went on with this import, or it was taken back: this run ends without a word. */
export class Superseded extends Error {}

/** The server stops: the import goes on where it is after the next start. */
export class Interrupted extends Error {}

/** The server stops; this run does not count. */
export async function putBack(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  importId: string,
): Promise<void> {
  const row = await findImport(db, workspaceId, { importId, lock: true });
  const stalledRuns = Math.max(0, (row?.stalledRuns ?? 0) - 1);
  if (row && isUnderWay(row))
    await saveImport(db, workspaceId, { id: importId, stalledRuns, updatedAt: now.toString() });
  await enqueue(db, 'run-import', { payload: { workspaceId, importId }, key: `run-import:${importId}` });
}

export function isUnderWay({ status }: ImportRecord): boolean {
  return status === 'queued' || status === 'reading' || status === 'importing';
}

const mostStalledRuns = 5;

/** Whether rows went in since the last run began; a dry run begins anew each time. */
function hasGotFurther(row: ImportRecord): boolean {
  return row.status === 'importing' && !row.dryRun && rowsDoneOf(row) > (row.runBeganRow ?? 0);
}

async function giveUp(db: WorkspaceTransaction, scope: Scope, row: ImportRecord): Promise<void> {
  const isIn = rowsDoneOf(row) > 0 && !row.dryRun ? ' What was imported so far is kept.' : '';
  const failure = `The import was interrupted ${mostStalledRuns} times without getting any further, so it stopped.${isIn} Continue it, or undo it.`;
  await fail(db, scope, { importId: row.id, failure, resumable: true });
}

/** A run broke off for a reason that may pass. */
export async function tryAgainLater(db: WorkspaceTransaction, scope: Scope, importId: string): Promise<void> {
  const { workspaceId } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row || !isUnderWay(row)) return;
  if (!hasGotFurther(row) && row.stalledRuns >= mostStalledRuns && row.takingBackAt === null)
    return giveUp(db, scope, row);
  await enqueue(db, 'run-import', {
    payload: { workspaceId, importId },
    key: `run-import:${importId}`,
    delay: { seconds: 2 ** Math.min(row.stalledRuns, mostStalledRuns) },
  });
}

/** Undefined where there is nothing to do: it ended, or waits for the seeker. */
export async function claim(
  db: WorkspaceTransaction,
  scope: Scope,
  importId: string,
): Promise<ImportRecord | undefined> {
  const { workspaceId, now } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row || row.status === 'undone') return undefined;
  if (row.takingBackAt !== null) return row;
  if (!isUnderWay(row)) return undefined;
  const stalledRuns = hasGotFurther(row) ? 1 : row.stalledRuns + 1;
  if (stalledRuns > mostStalledRuns) {
    await giveUp(db, scope, row);
    return undefined;
  }
  const change = { id: importId, stalledRuns, updatedAt: now.toString() };
  if (row.status === 'importing' && !row.dryRun)
    return saveImport(db, workspaceId, { ...change, runBeganRow: rowsDoneOf(row) });
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
    const failure = `None of the ${row.rows} rows could be imported. See each row for the reason.`;
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
  { workspaceId }: Scope,
  { created }: ImportRecord,
): Promise<void> {
  await enqueue(db, 'find-duplicates', {
    payload: { workspaceId },
    key: `find-duplicates ${workspaceId}`,
    ...(created >= large && { delay: pause }),
  });
}

export async function fail(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { importId, failure, resumable = false }: { importId: string; failure: string; resumable?: boolean },
): Promise<void> {
  if (!resumable) await deletePieces(db, workspaceId, importId);
  await deleteImportPeople(db, workspaceId, importId);
  const at = now.toString();
  await saveImport(db, workspaceId, {
    id: importId,
    status: 'failed',
    failure,
    resumable,
    finishedAt: at,
    updatedAt: at,
  });
}
