import { createTestDatabase } from '@threefold/local-postgres/test-database';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { compiledFor } from './compiled.ts';
import { pipelinedPool } from './pipelined-pool.ts';

const database = await createTestDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 1 });
// The database is dropped while a connection may still be closing.
pool.on('error', () => undefined);
const db = new Kysely<unknown>({
  dialect: new PostgresDialect({ pool: pipelinedPool(pool) }),
  plugins: [new CamelCasePlugin()],
});
const compiled = compiledFor<unknown>();
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('a statement is written once and asked with ever new values, in camel case like any other', async () => {
  const write = vi.fn(
    (_: unknown, { name, age }: { name: string; age: number }) =>
      sql<{
        givenName: string;
        howOld: number;
      }>`SELECT ${name}::text AS given_name, ${age}::integer AS how_old`,
  );
  const ask = compiled(write);
  expect(await ask(db, { name: 'Ruth', age: 41 })).toEqual([{ givenName: 'Ruth', howOld: 41 }]);
  expect(await ask(db, { name: 'Omar', age: 52 })).toEqual([{ givenName: 'Omar', howOld: 52 }]);
  expect(write).toHaveBeenCalledTimes(1);
});

test('the same value may stand in several places, and null is a value', async () => {
  const ask = compiled(
    (_, { a, b }: { a: string | null; b: string }) =>
      sql<{ line: string }>`SELECT coalesce(${a}::text, ${b}::text) || ${b}::text AS line`,
  );
  expect(await ask(db, { a: null, b: 'x' })).toEqual([{ line: 'xx' }]);
  expect(await ask(db, { a: 'y', b: 'x' })).toEqual([{ line: 'yx' }]);
});

test('which values are given may change the text', async () => {
  await sql`CREATE TEMPORARY TABLE user_leaf (id text, note text DEFAULT 'none')`.execute(db);
  const insert = compiled((_, { id, note }: { id: string; note?: string | undefined }) =>
    note === undefined
      ? sql<{ note: string }>`INSERT INTO user_leaf (id) VALUES (${id}) RETURNING note`
      : sql<{ note: string }>`INSERT INTO user_leaf (id, note) VALUES (${id}, ${note}) RETURNING note`,
  );
  expect(await insert(db, { id: '1', note: 'seen' })).toEqual([{ note: 'seen' }]);
  expect(await insert(db, { id: '2', note: undefined })).toEqual([{ note: 'none' }]);
  expect(await insert(db, { id: '3' })).toEqual([{ note: 'none' }]);
});

test('a list is refused where the statement is written, for its length would change the text', () => {
  // @ts-expect-error a list is no value
  const ask = compiled((_, { ids }: { ids: readonly string[] }) => sql`SELECT ${ids}`);
  expect(ask).toBeInstanceOf(Function);
});
