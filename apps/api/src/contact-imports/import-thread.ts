// An import in a thread of its own, with connections of its own: reading and comparing a million rows holds up nobody's request.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { systemClock } from '../platform/clock.ts';
import { createDatabase, poolOptions } from '../platform/database.ts';
import type { Payload } from './import-desk.ts';
import { runImport } from './run-import.ts';

export type ThreadData = { databaseUrl: string; payload: Payload };

// Given by `runImportInThread`, by the same type.
const { databaseUrl, payload } = workerData as ThreadData;
// On Linux a thread has a priority of its own; elsewhere it would be that of the whole server.
if (process.platform === 'linux') setPriority(5);
const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());
const pool = new pg.Pool({ ...poolOptions(databaseUrl), application_name: 'threefold-import', max: 3 });
pool.on('error', () => undefined);
try {
  await runImport({ db: createDatabase(pool), clock: systemClock }, payload, stopping.signal);
} finally {
  await pool.end();
  parentPort?.close();
}
