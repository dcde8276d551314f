import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { AppParts } from './app-parts.ts';
import type { WorkspaceTransaction } from './database.ts';
import type { DatabaseWay } from './database-address.ts';
import { waitForRoom } from './disk-room.ts';
import { openQueuePool } from './queue-pool.ts';
import { keepLeases, type Leases } from './worker-lease.ts';

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
  /** Counted by the database's clock, which the queue goes by: the server's may be an hour off. */
  delay?: Temporal.DurationLike;
};

/** Puts a job into the queue in the caller's transaction: either both happen or neither. */
export async function enqueue<Name extends JobName>(
  db: WorkspaceTransaction,
  name: Name,
  { payload, key, delay = { seconds: 0 } }: Enqueueing<Name>,
): Promise<void> {
  const seconds = Temporal.Duration.from(delay).total('seconds');
  await sql`SELECT enqueue_job(
    ${name}, ${JSON.stringify(payload)}::json, ${key}, now() + make_interval(secs => ${seconds})
  )`.execute(db);
}

/** The queue finds its way back by itself. */
const databaseIsAway =
  /administrator command|is shutting down|is starting up|ECONN|Connection terminated|notify listener|UNLISTEN/;

/** A mail server may take ten minutes to answer, and nobody's import waits for it: two lanes, of so many jobs at once. */
const mailing: ReadonlySet<string> = new Set<JobName>(['send-letter', 'mail-invitation']);
const concurrency = 4;

/** Where the owner's address leads through a pooler that forgets, what the queue prepares would be another's. */
type WorkerOptions = { ownerUrl: string; ownerWay?: DatabaseWay };

/**
 * Starts the worker. It listens over a connection of its own as the owner of the queue; its handlers use the server's role. Its jobs
 * are its own as long as it keeps its lease.
 */
export async function startWorker(
  parts: AppParts,
  jobs: Jobs,
  { ownerUrl, ownerWay = 'direct' }: WorkerOptions,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const { pool, givenUp } = openQueuePool(ownerUrl, stopping.signal);
  const leases: { kept?: Leases } = {};
  const signal = () =>
    leases.kept ? AbortSignal.any([stopping.signal, leases.kept.signal()]) : stopping.signal;
  const runners = await Promise.all(
    [true, false].map((isMailing) =>
      startLane({ pool, ownerWay, taskList: taskListOf(parts, laneOf(jobs, isMailing), signal) }),
    ),
  );
  leases.kept = keepLeases(
    pool,
    runners.map(({ workerId }) => workerId),
  );
  const stop = async () => {
    await Promise.all(runners.map(({ runner }) => runner.stop()));
    await leases.kept?.end();
    await pool.end();
  };
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([stop(), givenUp]);
    },
  };
}

function laneOf(jobs: Jobs, isMailing: boolean): Jobs {
  return Object.fromEntries(Object.entries(jobs).filter(([name]) => mailing.has(name) === isMailing));
}

function taskListOf(parts: AppParts, jobs: Jobs, signal: () => AbortSignal): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, handle]) => [
      name,
      async (payload: unknown) => {
        await waitForRoom(parts.config.clusterDir, signal());
        // The queue holds only what `enqueue` put there, typed by the same name.
        await (handle as (parts: AppParts, payload: unknown, signal: AbortSignal) => Promise<void>)(
          parts,
          payload,
          signal(),
        );
      },
    ]),
  );
}

type Starting = { pool: pg.Pool; ownerWay: DatabaseWay; taskList: TaskList };

async function startLane({
  pool,
  ownerWay,
  taskList,
}: Starting): Promise<{ runner: Runner; workerId: string }> {
  const events: WorkerEvents = new EventEmitter();
  let workerId = '';
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    events,
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    noPreparedStatements: ownerWay === 'forgetful-pooler',
    parsedCronItems: parseCronItems(
      nightly
        .filter(({ task }) => taskList[task])
        .map((item) => ({ ...item, options: { backfillPeriod: oneDay, jobKey: item.task } })),
    ),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' && !databaseIsAway.test(message)) process.stderr.write(`worker: ${message}\n`);
    }),
    taskList,
  });
  return { runner, workerId };
}
