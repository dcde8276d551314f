import { createTestDatabase } from '@threefold/local-postgres/test-database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createDatabase } from './database.ts';

const database = await createTestDatabase();
// One connection: what one transaction leaves behind would meet the next.
const pool = new pg.Pool({ connectionString: database.url, max: 1 });
const db = createDatabase(pool);
await sql`CREATE TABLE leaf (id integer PRIMARY KEY)`.execute(db);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const insert = (id: number) => sql`INSERT INTO leaf (id) VALUES (${id})`;
const count = async () =>
  (await sql<{ count: number }>`SELECT count(*)::integer AS count FROM leaf`.execute(db)).rows[0]?.count;

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

test('a statement prepared before the table changed fails once, and its connection is given up', async () => {
  const read = () => sql`SELECT * FROM leaf WHERE id = ${2}`.execute(db);
  for (const _ of [1, 2, 3]) expect((await read()).rows).toEqual([{ id: 2 }]);
  await sql`ALTER TABLE leaf ADD COLUMN colour text`.execute(db);
  await expect(read()).rejects.toThrow('cached plan');
  expect((await read()).rows).toEqual([{ id: 2, colour: null }]);
});
