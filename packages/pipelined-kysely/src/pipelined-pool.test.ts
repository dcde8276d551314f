import { createTestDatabase } from '@threefold/local-postgres/test-database';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inPipeline } from './in-pipeline.ts';
import { pipelinedPool } from './pipelined-pool.ts';

const database = await createTestDatabase();
// One connection: what one transaction leaves behind would meet the next.
const pool = new pg.Pool({ connectionString: database.url, max: 1 });
// The database is dropped while a connection may still be closing.
pool.on('error', () => undefined);
const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pipelinedPool(pool) }) });
await sql`CREATE TABLE leaf (id integer PRIMARY KEY)`.execute(db);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const insert = (id: number) => sql`INSERT INTO leaf (id) VALUES (${id})`;
const together = <Result>(work: (transaction: Transaction<unknown>) => Promise<Result>) =>
  db.transaction().execute((transaction) => inPipeline(transaction, work));
const count = async () =>
  (await sql<{ count: number }>`SELECT count(*)::integer AS count FROM leaf`.execute(db)).rows[0]?.count;

test('a connection that the database ends fails the transaction on it, and neither the program nor the next one', async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const ended = db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(transaction);
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await insert(9).execute(transaction);
  });
  await expect(ended).rejects.toThrow();
  await other.end();
  expect(await count()).toBe(0);
});

test('a transaction that fails leaves nothing behind, and the next one works', async () => {
  const failing = db.transaction().execute(async (transaction) => {
    await insert(1).execute(transaction);
    await insert(1).execute(transaction);
  });
  await expect(failing).rejects.toThrow('duplicate key');
  expect(await count()).toBe(0);
  await db.transaction().execute((transaction) => insert(2).execute(transaction));
  expect(await count()).toBe(1);
});

test('a transaction in which nothing was asked does nothing', async () => {
  await db.transaction().execute(async () => undefined);
  expect(await count()).toBe(1);
});

test('a transaction that only reads is refused a change', async () => {
  const reading = db.transaction().setAccessMode('read only');
  await expect(reading.execute((transaction) => insert(3).execute(transaction))).rejects.toThrow('read-only');
  expect(await count()).toBe(1);
});

test('what a transaction sets for itself ends with it, also where nobody waits for its end', async () => {
  const setting = () => sql<{ value: string }>`SELECT current_setting('app.level', true) AS value`;
  await db
    .transaction()
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql.raw("SET LOCAL app.level = 'owner'").execute(transaction);
      expect((await setting().execute(transaction)).rows).toEqual([{ value: 'owner' }]);
    });
  expect((await setting().execute(db)).rows[0]?.value || null).toBeNull();
});

test('statements begun together are sent without waiting for each other, and answered in their order', async () => {
  const sent: number[] = [];
  const client = await pool.connect();
  const { query } = client;
  let answered = 0;
  Object.assign(client, {
    query: (...given: Parameters<typeof query>) => {
      sent.push(answered);
      const answer: unknown = query.apply(client, given);
      if (answer instanceof Promise) answer.then(() => (answered += 1));
      return answer;
    },
  });
  client.release();
  const ask = (value: number) => sql<{ value: number }>`SELECT ${value}::integer AS value`;
  const answers = await together((transaction) =>
    Promise.all([1, 2, 3].map(async (value) => (await ask(value).execute(transaction)).rows[0]?.value)),
  );
  Object.assign(client, { query });
  expect(answers).toEqual([1, 2, 3]);
  // The opening and the three of them before anything was answered, and COMMIT after all four.
  expect(sent).toEqual([0, 0, 0, 0, 4]);
});

test('where one of several fails, the transaction fails with its error and the connection serves the next', async () => {
  const failing = together((transaction) =>
    Promise.all([insert(7), insert(7), insert(8)].map((each) => each.execute(transaction))),
  );
  await expect(failing).rejects.toThrow('duplicate key');
  expect((await sql`SELECT id FROM leaf WHERE id >= 7`.execute(db)).rows).toEqual([]);
});

test('whatever was sent behind a failure is refused with its reason', async () => {
  const reasons: unknown[] = [];
  const failed = together(async (transaction) => {
    const begun = [sql`SELECT 1 / (id - 2) FROM leaf`, insert(7), insert(8)];
    for (const one of await Promise.allSettled(begun.map((each) => each.execute(transaction))))
      if (one.status === 'rejected') reasons.push(one.reason.code);
    throw new Error('Not to be kept.');
  });
  await expect(failed).rejects.toThrow('Not to be kept.');
  expect(reasons).toEqual(['22012', '22012', '22012']);
});

test('a statement prepared before the table changed fails once, and its connection is given up', async () => {
  const read = () => sql`SELECT * FROM leaf WHERE id = ${2}`.execute(db);
  for (const _ of [1, 2, 3]) expect((await read()).rows).toEqual([{ id: 2 }]);
  await sql`ALTER TABLE leaf ADD COLUMN colour text`.execute(db);
  await expect(read()).rejects.toThrow('cached plan');
  expect((await read()).rows).toEqual([{ id: 2, colour: null }]);
});

test('a statement is prepared under a name that follows from its text, the same in every process', async () => {
  for (const _ of [1, 2, 3]) await sql`SELECT ${1}::integer AS hashed`.execute(db);
  const { rows } = await sql<{ name: string; statement: string }>`
    SELECT name, statement FROM pg_prepared_statements WHERE statement LIKE '%AS hashed'`.execute(db);
  expect(rows).toEqual([
    { name: 'co_kj0u-wvLS9RnjcWMqtTQRLjxoROkqFJ28ADf6kBo', statement: 'SELECT $1::integer AS hashed' },
  ]);
});
