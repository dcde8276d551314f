// The other side of `runApart`: a process with connections of its own, whose memory is given back as a whole.
import { setPriority } from 'node:os';
import pg from 'pg';
import type { AppParts } from './app-parts.ts';
import { systemClock } from './clock.ts';
import { createDatabase, poolOptions } from './database.ts';
import type { Order } from './run-apart.ts';

/** Whoever waits for an answer goes first. */
const behindRequests = 3;

export type PartsApart = Pick<AppParts, 'db' | 'clock'>;
type Work = (parts: PartsApart, payload: unknown, signal: AbortSignal) => Promise<void>;

export function workApart(work: Work): void {
  const stopping = new AbortController();
  // Ctrl-C reaches the whole group; the server says when to stop, and without a server nobody waits for the end.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.once('disconnect', () => process.exit(1));
  process.once('message', (order: Order) => {
    process.once('message', () => stopping.abort());
    execute(work, order, stopping.signal).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

async function execute(work: Work, { databaseUrl, payload }: Order, signal: AbortSignal): Promise<void> {
  setPriority(behindRequests);
  const pool = new pg.Pool({ ...poolOptions(databaseUrl), application_name: 'threefold-apart', max: 3 });
  pool.on('error', () => undefined);
  try {
    await work({ db: createDatabase(pool), clock: systemClock }, payload, signal);
  } finally {
    await pool.end();
  }
}
