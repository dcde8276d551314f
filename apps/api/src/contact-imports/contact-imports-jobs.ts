import { formatNumber } from '@threefold/domain/time/conventions';
import type { AppParts } from '../platform/app-parts.ts';
import { runInChildProcess } from '../platform/child-process.ts';
import { watchRoom } from '../platform/disk-room.ts';
import type { Jobs } from '../platform/jobs.ts';
import { findImport, type ImportRecord, refreshStatistics } from './contact-imports-queries.ts';
import { type ImportContext, openContext, type Payload } from './import-context.ts';
import { fail, isUnderWay, tryAgainLater } from './import-states.ts';
import { rowsDoneOf } from './list-imports.ts';
import { noRoomLeft, runImport } from './run-import.ts';

export const contactImportsJobs: Jobs = { 'run-import': runImportWhereItFits };

/** A list of a few thousand people is done before a process has started. */
const smallBytes = 262_144;
const program = new URL('../import-process.ts', import.meta.url);

async function runImportWhereItFits(parts: AppParts, payload: Payload, signal: AbortSignal): Promise<void> {
  const { importId } = payload;
  const context = openContext(parts, payload, signal);
  const row = await context.transact((db, { workspaceId }) => findImport(db, workspaceId, { importId }));
  if (!row) return;
  const room = await watchRoom(parts.config.clusterDir);
  try {
    await runInTheRoom(parts, { payload, row, signal: AbortSignal.any([signal, room.signal]) });
  } catch (error) {
    process.stderr.write(`worker: the import ${importId} broke off: ${String(error)}\n`);
    return context.transact((db, scope) => tryAgainLater(db, scope, importId));
  } finally {
    room.end();
  }
  if (signal.aborted) return;
  if (!room.signal.aborted) return concludeRun(context);
  await context.transact(async (db, scope) => {
    const left = await findImport(db, scope.workspaceId, { importId, lock: true });
    // Taking back goes on by itself once there is room: the queue tries again.
    if (left?.takingBackAt) throw new Error('No room is left on the disk to take an import back.');
    if (left?.status === 'queued' || left?.status === 'importing')
      await fail(db, scope, { importId, failure: noRoomLeft });
  });
}

type Running = { payload: Payload; row: ImportRecord; signal: AbortSignal };

async function runInTheRoom(parts: AppParts, { payload, row, signal }: Running): Promise<void> {
  if (row.bytes <= smallBytes) return runImport(parts, payload, signal);
  const { importId } = payload;
  const context = openContext(parts, payload, signal);
  const end = await runInChildProcess(program, { parts, payload, signal });
  if (end === 'done') return;
  if (end === 'failed') throw new Error(`The process of the import ${importId} failed; its output says why.`);
  await context.transact(async (db, scope) => {
    const left = await findImport(db, scope.workspaceId, { importId, lock: true });
    if (left) await fail(db, scope, { importId, failure: outOfMemory(left) });
  });
}

/** What is in stays in, and the page says so. */
function outOfMemory(row: ImportRecord): string {
  const done = rowsDoneOf(row);
  const isIn =
    row.dryRun || done === 0
      ? 'Nothing of it went in.'
      : `The first ${formatNumber(done)} of its ${formatNumber(row.rows)} rows are done, and what they brought is in: leave them out of the next file, or undo this import.`;
  return `This file needs more memory than an import may use. ${isIn} Divide it and import the parts one after the other.`;
}

/** From here on the statistics of the tables are taken anew at once instead of by the next autovacuum. */
const manyRows = 1_000;

/**
 * Where the import still goes on, another worker took this one for dead and has the job. So it fails here: what fails leaves a job
 * to its new holder, what is done would take it away.
 */
async function concludeRun({ importId, transact }: ImportContext): Promise<void> {
  await transact(async (db, { workspaceId }) => {
    const row = await findImport(db, workspaceId, { importId });
    if (row && isUnderWay(row) && row.takingBackAt === null)
      throw new Error(`Another worker goes on with the import ${importId}.`);
    if (row?.status === 'done' && !row.dryRun && row.created + row.merged >= manyRows)
      await refreshStatistics(db);
  });
}
