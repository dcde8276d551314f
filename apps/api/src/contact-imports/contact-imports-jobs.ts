import { Worker } from 'node:worker_threads';
import type { AppParts } from '../platform/app-parts.ts';
import type { Jobs } from '../platform/jobs.ts';
import { findImport } from './contact-imports-queries.ts';
import { openDesk, type Payload } from './import-desk.ts';
import type { ThreadData } from './import-thread.ts';
import { runImport } from './run-import.ts';

export const contactImportJobs: Jobs = { 'run-import': runImportWhereItFits };

/** A list of a few thousand people is done before a thread has started. */
const smallBytes = 262_144;

async function runImportWhereItFits(parts: AppParts, payload: Payload, signal: AbortSignal): Promise<void> {
  const { importId } = payload;
  const row = await openDesk(parts, payload, signal).transact((db, { workspaceId }) =>
    findImport(db, workspaceId, { importId }),
  );
  if (!row) return;
  await (row.bytes <= smallBytes ? runImport : runImportInThread)(parts, payload, signal);
}

/** More than any file needs: rows are worked on a batch at a time, whatever the size of the file. */
const megabytes = 96;

function runImportInThread(parts: AppParts, payload: Payload, signal: AbortSignal): Promise<void> {
  const workerData: ThreadData = { databaseUrl: parts.databaseUrl, payload };
  const thread = new Worker(new URL('./import-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  });
  const stop = () => thread.postMessage('stop');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<void>((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve();
      else reject(new Error(`The thread of an import ended with ${code}.`));
    });
  });
}
