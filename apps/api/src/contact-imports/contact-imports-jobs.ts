import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AppParts } from '../platform/app-parts.ts';
import type { Jobs } from '../platform/jobs.ts';
import { findImport } from './contact-imports-queries.ts';
import { openDesk, type Payload } from './import-desk.ts';
import type { ImportOrder } from './import-process.ts';
import { fail } from './import-states.ts';
import { runImport } from './run-import.ts';

export const contactImportJobs: Jobs = { 'run-import': runImportWhereItFits };

/** A list of a few thousand people is done before a process has started. */
const smallBytes = 262_144;
/** Rows are worked on a batch at a time, so this is enough whatever the size of the file. */
const limits = ['--max-old-space-size=96', '--max-semi-space-size=8'];
const program = fileURLToPath(new URL('./import-process.ts', import.meta.url));

async function runImportWhereItFits(parts: AppParts, payload: Payload, signal: AbortSignal): Promise<void> {
  const { importId } = payload;
  const desk = openDesk(parts, payload, signal);
  const row = await desk.transact((db, { workspaceId }) => findImport(db, workspaceId, { importId }));
  if (!row) return;
  if (row.bytes <= smallBytes) return runImport(parts, payload, signal);
  const end = await runImportApart(parts, payload, signal);
  if (end === 'done') return;
  if (end === 'failed') throw new Error(`The process of the import ${importId} failed; its output says why.`);
  const failure =
    'This file needs more memory than an import may use. Divide it and import the parts one after the other.';
  await desk.transact((db, scope) => fail(db, scope, { importId, failure }));
}

/** `overfull`: Node ends a process that would need more memory than it may. */
function runImportApart(
  { databaseUrl }: AppParts,
  payload: Payload,
  signal: AbortSignal,
): Promise<'done' | 'failed' | 'overfull'> {
  const child = fork(program, { execArgv: limits, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const order: ImportOrder = { databaseUrl, payload };
  const stop = () => child.connected && child.send('stop');
  signal.addEventListener('abort', stop, { once: true });
  child.send(order);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, endedBy) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve('done');
      else resolve(endedBy === 'SIGABRT' || code === 134 ? 'overfull' : 'failed');
    });
  });
}
