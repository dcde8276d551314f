import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { AppParts } from './app-parts.ts';
import { systemClock } from './clock.ts';
import { type Consequences, createDatabase, poolOptions } from './database.ts';
import { hearBrokenConnections } from './database-absence.ts';
import type { DatabaseAddress } from './database-address.ts';

/** The first message says what to do, a second one that the server stops. */
type Order = { databaseAddress: DatabaseAddress; payload: unknown };

/**
 * Work goes through its rows a batch at a time, so this is enough whatever their number. Threads that collect garbage together wait
 * for each other, and for a processor that others need.
 */
const limits = ['--max-old-space-size=96', '--max-semi-space-size=8', '--single-threaded-gc'];

/** `overfull`: Node ends a process that would need more memory than it may. */
type End = 'done' | 'failed' | 'overfull';

/** Runs a program that calls `serveAsChildProcess`, as a process of its own: long work holds up nobody's request. */
export function runInChildProcess(
  program: URL,
  { parts, payload, signal }: { parts: AppParts; payload: unknown; signal: AbortSignal },
): Promise<End> {
  const child = fork(fileURLToPath(program), {
    execArgv: limits,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const order: Order = { databaseAddress: parts.databaseAddress, payload };
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

// The other side of `runInChildProcess`: a process with connections of its own, whose memory is given back as a whole.

/** Whoever waits for an answer goes first: this process steps back, and what the database does for it a little less. */
const behindRequests = 10;
const behindOtherStatements = 5;

type ChildProcessParts = Pick<AppParts, 'db' | 'clock'>;
type Work = (parts: ChildProcessParts, payload: unknown, signal: AbortSignal) => Promise<void>;

/** The composition root of the process says what follows from facts. */
export function serveAsChildProcess(consequences: Consequences, work: Work): void {
  const stopping = new AbortController();
  // Ctrl-C reaches the whole group; the server says when to stop, and without a server nobody waits for the end.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.once('disconnect', () => process.exit(1));
  process.once('message', (order: Order) => {
    process.once('message', () => stopping.abort());
    execute({ consequences, work }, order, stopping.signal).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

async function execute(
  { consequences, work }: { consequences: Consequences; work: Work },
  { databaseAddress, payload }: Order,
  signal: AbortSignal,
): Promise<void> {
  setPriority(behindRequests);
  const pool = new pg.Pool({ ...poolOptions(databaseAddress), application_name: 'threefold-apart', max: 3 });
  hearBrokenConnections(pool);
  pool.on('connect', (client) => void putBehindOthers(client));
  try {
    const db = createDatabase(pool, { consequences, way: databaseAddress.way });
    await work({ db, clock: systemClock }, payload, signal);
  } finally {
    await pool.end();
  }
}

/** What `pg` knows of a connection and its types do not say. */
type Connected = { processID?: number; connection?: { stream?: object } };

/**
 * The process of Postgres at the other end, where it runs on this machine and may be told so: it calls itself by the port that it
 * talks to. Anywhere else its number means another process, or none.
 */
async function putBehindOthers(client: Connected): Promise<void> {
  const { processID, connection } = client;
  const stream = connection?.stream;
  if (processID === undefined || !(stream instanceof Socket)) return;
  try {
    const title = await readFile(`/proc/${processID}/cmdline`, 'utf8');
    if (title.startsWith('postgres: ') && title.includes(`(${stream.localPort})`))
      setPriority(processID, behindOtherStatements);
  } catch {
    // Not on this machine, not Linux, or another user's: it works as fast as it can.
  }
}
