import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { AppParts } from './app-parts.ts';
import type { WorkspaceTransaction } from './database.ts';
import { openQueuePool } from './queue-pool.ts';

/** What each task is given. A job is one workspace's, or goes through all of them: its handler opens its own transactions. */
export type JobPayloads = {
  'send-letter': { workspaceId: string; letterId: string };
  'settle-sending': { workspaceId: string; letterId: string };
  'run-import': { workspaceId: string; importId: string };
  'find-duplicates': { workspaceId: string };
  'mail-invitation': { workspaceId: string; shareId: string; token: string };
  'empty-trash': object;
  'mark-dormant': object;
};
export type JobName = keyof JobPayloads;
/** `signal` says that the server stops: who takes long puts the work back and ends. */
export type Jobs = {
  [Name in JobName]?: (parts: AppParts, payload: JobPayloads[Name], signal: AbortSignal) => Promise<void>;
};

/** Each night, by UTC. A server that slept through the night does it when it wakes. */
const nightly: readonly { task: JobName; match: string }[] = [
  { task: 'empty-trash', match: '17 3 * * *' },
  { task: 'mark-dormant', match: '47 3 * * *' },
];
const oneDay = 24 * 60 * 60 * 1000;

type Enqueueing<Name extends JobName> = {
  payload: JobPayloads[Name];
  /** Jobs with the same key that have not begun are one. */
  key: string;
  runAt?: string;
};

/** Puts a job into the queue in the caller's transaction: either both happen or neither. */
export async function enqueue<Name extends JobName>(
  db: WorkspaceTransaction,
  name: Name,
  { payload, key, runAt }: Enqueueing<Name>,
): Promise<void> {
  await sql`SELECT enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${key}, ${runAt ?? null})`.execute(
    db,
  );
}

/** The queue finds its way back by itself. */
const databaseIsAway =
  /administrator command|is shutting down|is starting up|ECONN|Connection terminated|notify listener|UNLISTEN/;

/** Starts the worker. It listens over a connection of its own as the owner of the queue; its handlers use the server's role. */
export async function startWorker(
  parts: AppParts,
  jobs: Jobs,
  ownerUrl: string,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, handle]) => [
      name,
      // The queue holds only what `enqueue` put there, typed by the same name.
      (payload: unknown) =>
        (handle as (parts: AppParts, payload: unknown, signal: AbortSignal) => Promise<void>)(
          parts,
          payload,
          stopping.signal,
        ),
    ]),
  );
  const letGo = await freeJobsOfDeadWorkers(ownerUrl);
  const { pool, givenUp } = openQueuePool(ownerUrl, stopping.signal);
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      nightly
        .filter(({ task }) => jobs[task])
        .map((item) => ({ ...item, options: { backfillPeriod: oneDay, jobKey: item.task } })),
    ),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' && !databaseIsAway.test(message)) process.stderr.write(`worker: ${message}\n`);
    }),
    taskList,
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([runner.stop().then(() => pool.end()), givenUp]);
      await letGo();
    },
  };
}

const lockName = "hashtext('threefold-worker')";

/**
 * A worker that was killed leaves its jobs locked, and the queue would wait four hours for it. Every worker holds a
 * shared lock while it lives, so whoever can have the lock alone is the only one: then all locked jobs are free to be
 * taken again. Needs a direct connection. Answers how to let the lock go.
 */
async function freeJobsOfDeadWorkers(ownerUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'threefold-worker' });
  // With the connection the lock is gone, and nothing else hangs on it.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ alone: boolean }>(
    `SELECT pg_try_advisory_lock(${lockName}) AS alone`,
  );
  if (rows[0]?.alone) {
    await client.query(
      'SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0',
    );
    await client.query(`SELECT pg_advisory_unlock(${lockName})`);
  }
  await client.query(`SELECT pg_advisory_lock_shared(${lockName})`);
  return () => client.end();
}
