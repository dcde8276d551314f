// The database may be away at any time: stopped, restarted, behind a broken network. Whoever waits for it is told so, and
// nothing of the program ends with it.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

const awayCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '08006',
  '08001',
  '08003',
  '08004',
  '08P01',
  // Prepared before a migration; the connection is given up.
  '0A000',
]);
const awayMessages =
  /timeout (exceeded|expired)|Connection terminated|closed the connection|Client has encountered a connection error|Client was closed|not queryable/i;

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
  return ('code' in error && awayCodes.has(error.code)) || awayMessages.test(error.message);
}

/**
 * A connection that breaks is replaced at the next request, and whoever waits for its answer is told by that. Its error is told
 * to the connection too, and would end the program where nobody listens.
 */
export function hearBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

const failures = new AsyncLocalStorage<{ first: unknown }>();

/** The pool for a library that answers in its own words: what goes wrong is told to `watchFailures` as well. */
export function tellingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch(tell);
      const query = (text: string, values: unknown[]) => client.query(text, values).catch(tell);
      // Of the two ways in which Kysely calls `query`, cursors are not used here.
      return { query, release: () => client.release() } as unknown as PostgresPoolClient;
    },
  };
}

function tell(error: unknown): never {
  const told = failures.getStore();
  if (told) told.first ??= error;
  throw error;
}

/** Runs `work` and answers the first thing that went wrong with the database meanwhile, null where nothing did. */
export async function watchFailures<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; failure: unknown }> {
  const told = { first: null };
  const result = await failures.run(told, work);
  return { result, failure: told.first };
}

const lookEveryMs = 500;
const longUnansweredMs = 1_500;
const patienceMs = 2_500;

/**
 * Keeps the server up while the database is away. One that neither answers nor breaks the connection (a network that swallows
 * everything, a machine that stands still) would let requests wait for ever: while a connection is in use for long, the
 * database is asked something that takes no time; where that goes unanswered too, the connections in use are broken off, and
 * whoever waits hears within five seconds. Answers how to end that.
 */
export function bearAbsence(pools: readonly pg.Pool[], databaseUrl: string): () => void {
  const inUse = new Map<pg.PoolClient, number>();
  for (const pool of pools) {
    hearBrokenConnections(pool);
    pool.on('acquire', (client) => inUse.set(client, performance.now()));
    pool.on('release', (_error, client) => inUse.delete(client));
    pool.on('remove', (client) => inUse.delete(client));
  }
  let isAsking = false;
  const look = async () => {
    const since = performance.now() - longUnansweredMs;
    const isLong = [...inUse.values()].some((began) => began < since);
    if (isAsking || !isLong) return;
    isAsking = true;
    const answers = await doesAnswer(databaseUrl);
    isAsking = false;
    if (answers) return;
    for (const [client, began] of inUse) if (began < since) breakOff(client);
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** A refusal is an answer, too. */
async function doesAnswer(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'threefold',
    connectionTimeoutMillis: patienceMs,
  });
  client.on('error', () => undefined);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const answer = client
    .connect()
    .then(() => client.query('SELECT 1'))
    .then(
      () => true,
      (error: unknown) => !isSilence(error),
    );
  const answers = await Promise.race([answer, silence]);
  clearTimeout(timer);
  breakOff(client);
  return answers;
}

function isSilence(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message);
}

/** The types of `pg` do not know the socket: without it, a connection ends when the other end has answered. */
function breakOff(client: pg.PoolClient | pg.Client): void {
  const connection: unknown = 'connection' in client ? client.connection : undefined;
  const stream: unknown = Object(connection).stream;
  const destroy: unknown = Object(stream).destroy;
  if (typeof destroy === 'function') destroy.call(stream);
}
