import { createHash } from 'node:crypto';
import { Duplex } from 'node:stream';
import type { PostgresCursor, PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** The types of `pg` do not know that statements may be sent before the one ahead of them is answered. */
type Pipelined = pg.PoolClient & { pipeline?: boolean };

/** Told of every statement that succeeded, where the caller waits for its answer. */
export type OnAnswer = (statement: { text: string; rowCount: number | null }) => void;

export type PipelinedPoolOptions = {
  onAnswer?: OnAnswer;
  /** False behind a pooler that forgets what was prepared. */
  prepares?: boolean;
  /** `SET LOCAL ...` for each transaction, where a connection cannot be given its settings when it is made. */
  openingSettings?: readonly string[];
};

/**
 * The pool as Kysely sees it, with fewer and cheaper statements than Kysely would send, since each costs a trip to the database:
 * - the opening of a transaction and its settings travel with the first statement, and nobody waits for their answer;
 * - statements that are begun together are sent together;
 * - the end of a transaction that only read is sent, and its answer is not waited for;
 * - a statement that comes again and again is prepared, once for each connection.
 */
export function pipelinedPool(
  pool: pg.Pool,
  { onAnswer = () => undefined, prepares = true, openingSettings = [] }: PipelinedPoolOptions = {},
): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const nameOf = prepares ? createStatementNames() : () => undefined;
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client: Pipelined = await pool.connect();
      client.pipeline = true;
      const pipelined = known.get(client) ?? pipelinedClient(client, { nameOf, onAnswer, openingSettings });
      known.set(client, pipelined);
      return pipelined;
    },
  };
}

type Told = {
  nameOf: (text: string) => string | undefined;
  onAnswer: OnAnswer;
  openingSettings: readonly string[];
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state machine for a connection.
function pipelinedClient(client: Pipelined, { nameOf, onAnswer, openingSettings }: Told) {
  // A connection that breaks is told to whoever waits for an answer; unheard, it would end the whole program.
  client.on('error', () => undefined);
  /** `begin`, not sent yet. */
  let opening: string | null = null;
  let onlyReads = false;
  let isStale = false;
  /** What failed in this transaction; whatever was sent behind it is refused, which tells nobody why. */
  let failure: unknown = null;
  let isGathering = false;
  const socket = socketOf(client);
  let ending: Promise<unknown> = Promise.resolve();

  /** What is sent until the program waits for something goes out in one write. */
  function gather(): void {
    if (isGathering) return;
    isGathering = true;
    socket?.cork();
    process.nextTick(() => {
      isGathering = false;
      socket?.uncork();
    });
  }

  function open(text: string): Promise<unknown> {
    opening = [text, ...openingSettings].join('; ');
    failure = null;
    onlyReads = /^[^;]*read only/.test(text);
    return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] });
  }

  function close(text: string): Promise<unknown> {
    const answer = { command: text.toUpperCase(), rowCount: null, rows: [] };
    const wasSent = opening === null;
    opening = null;
    if (!wasSent) return Promise.resolve(answer);
    if (text === 'commit' && !onlyReads) return client.query(text);
    ending = client.query(text);
    return Promise.resolve(answer);
  }

  async function send(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const first = opening;
    opening = null;
    // What has no parameters may be several statements, which cannot be prepared, but can travel together.
    if (parameters.length === 0)
      return lastOf(await client.query(first === null ? text : `${first}; ${text}`));
    gather();
    // Where the opening fails, what follows it is refused as well.
    const opened = first === null ? null : client.query(first);
    const answer = client.query({ name: nameOf(text), text, values: [...parameters] });
    return (await Promise.all([answer, opened]))[0];
  }

  function query(text: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('A cursor needs a connection of its own.');
    if (/^(begin|start transaction)/.test(text)) return open(text);
    if (text === 'commit' || text === 'rollback') return close(text);
    if (opening !== null && /^set local/i.test(text)) return open(`${opening}; ${text}`);
    return send(text, parameters).then(
      (answer) => {
        onAnswer({ text, rowCount: answer.rowCount });
        return answer;
      },
      (error: unknown) => {
        isStale ||= isOfAnOlderSchema(error);
        if (!isBehindAFailure(error)) failure = error;
        throw failure ?? error;
      },
    );
  }

  function release(destroy = false): void {
    const last = ending;
    ending = Promise.resolve();
    last.then(
      () => giveBack(destroy || isStale),
      () => giveBack(true),
    );
  }

  /** COPY and cursors, for which others take connections from the pool, need one statement at a time. */
  function giveBack(destroy: boolean): void {
    client.pipeline = false;
    client.release(destroy);
  }

  // Kysely calls `query` in two ways and knows what it gets back for each.
  return { query, release, processID: processOf(client) } as unknown as PostgresPoolClient;
}

/** The types of `pg` know nothing of it; without it every statement is a write of its own. */
function socketOf(client: pg.PoolClient): Duplex | undefined {
  const connection: unknown = 'connection' in client ? client.connection : undefined;
  const stream: unknown = Object(connection).stream;
  return stream instanceof Duplex ? stream : undefined;
}

/** Kysely asks for it to cancel a statement; the types of `pg` do not know it. */
function processOf(client: pg.PoolClient): unknown {
  return 'processID' in client ? client.processID : undefined;
}

/** The types of `pg` do not say that several statements in one text have an answer each. */
function lastOf(answer: pg.QueryResult | pg.QueryResult[]): pg.QueryResult {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  if (last === undefined) throw new TypeError('A text without a statement was sent.');
  return last;
}

/** "Current transaction is aborted": sent before the failure of another statement was known. */
function isBehindAFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02';
}

/** What was prepared before a migration no longer fits; a connection of its own age has to go. */
function isOfAnOlderSchema(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message)
  );
}

const manyTexts = 2_000;
const manyNames = 400;

/** A name for a statement from the second time on, for a bounded number of them: a list of values of any length makes ever new ones. */
function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= manyNames) return name;
    if (seen.delete(text)) names.set(text, nameOfText(text));
    else if (seen.size < manyTexts) seen.add(text);
    else seen.clear();
    return names.get(text);
  };
}

/** By the text itself: behind a pooler, where programs share connections, a name can never stand for another's statement. */
function nameOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
