// An import in a process of its own, with connections of its own: reading and comparing a million rows holds up nobody's request,
// and its memory is given back as a whole.
import { setPriority } from 'node:os';
import pg from 'pg';
import { systemClock } from '../platform/clock.ts';
import { createDatabase, poolOptions } from '../platform/database.ts';
import type { Payload } from './import-desk.ts';
import { runImport } from './run-import.ts';

/** The first message says what to do, a second one that the server stops. */
export type ImportOrder = { databaseUrl: string; payload: Payload };

/** Whoever waits for an answer goes first. */
const behindRequests = 3;

async function work({ databaseUrl, payload }: ImportOrder, signal: AbortSignal): Promise<void> {
  setPriority(behindRequests);
  const pool = new pg.Pool({ ...poolOptions(databaseUrl), application_name: 'threefold-import', max: 3 });
  pool.on('error', () => undefined);
  try {
    await runImport({ db: createDatabase(pool), clock: systemClock }, payload, signal);
  } finally {
    await pool.end();
  }
}

const stopping = new AbortController();
// Ctrl-C reaches the whole group; the server says when to stop, and without a server nobody waits for the end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.once('disconnect', () => process.exit(1));
process.once('message', (order: ImportOrder) => {
  process.once('message', () => stopping.abort());
  work(order, stopping.signal).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`import ${order.payload.importId}: ${String(error)}\n`);
      process.exit(1);
    },
  );
});
