import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';

const database = await createTestDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Who signs in, what they may see, and which migrations ran. Every other table belongs to a workspace. */
const globalTables = [
  'access_token',
  'account',
  'migration',
  'rate_limit',
  'session',
  'share',
  'user',
  'verification',
  'worker_lease',
  'workspace',
];

const workspaceTables = `
  SELECT c.oid, c.relname::text AS name, c.relrowsecurity, c.relforcerowsecurity
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relname = ANY ('{${globalTables.join(',')}}')`;

async function list(query: string): Promise<string[]> {
  const { rows } = await client.query<{ found: string }>(query);
  return rows.map((row) => row.found);
}

test('there are workspace tables to look at', async () => {
  expect((await list(`SELECT name AS found FROM (${workspaceTables}) t`)).length).toBeGreaterThan(10);
});

test('every workspace table names its workspace, never empty', async () => {
  const broken = await list(`
    SELECT name AS found FROM (${workspaceTables}) t
    WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'workspace_id' AND a.attnotnull)`);
  expect(broken).toEqual([]);
});

test('row-level security is on and forced for every workspace table', async () => {
  expect(
    await list(
      `SELECT name AS found FROM (${workspaceTables}) t WHERE NOT (relrowsecurity AND relforcerowsecurity)`,
    ),
  ).toEqual([]);
});

test('the workspace comes first in every primary key and unique index', async () => {
  const broken = await list(`
    SELECT i.indexrelid::regclass::text AS found
    FROM (${workspaceTables}) t JOIN pg_index i ON i.indrelid = t.oid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
    WHERE i.indisunique AND a.attname <> 'workspace_id'`);
  const without = await list(`
    SELECT name AS found FROM (${workspaceTables}) t
    WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`);
  expect([...broken, ...without]).toEqual([]);
});

test('a foreign key of a workspace table stays within the workspace', async () => {
  const broken = await list(`
    SELECT k.conrelid::regclass || '.' || k.conname AS found
    FROM pg_constraint k JOIN (${workspaceTables}) t ON t.oid = k.conrelid
    LEFT JOIN (${workspaceTables}) u ON u.oid = k.confrelid
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    LEFT JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
    WHERE k.contype = 'f' AND (u.oid IS NULL OR a.attname <> 'workspace_id' OR b.attname <> 'workspace_id' OR k.confdeltype IN ('n', 'd'))`);
  expect(broken).toEqual([]);
});

test('no global table points into a workspace', async () => {
  const broken = await list(`
    SELECT k.conname::text AS found FROM pg_constraint k JOIN (${workspaceTables}) t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND k.conrelid NOT IN (SELECT oid FROM (${workspaceTables}) u)`);
  expect(broken).toEqual([]);
});

test('there are no triggers, sequences and enum types', async () => {
  const found = await list(`
    SELECT 'trigger ' || tgname AS found FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    WHERE NOT g.tgisinternal AND c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'sequence ' || relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'enum ' || typname FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace`);
  expect(found).toEqual([]);
});

test('the role of the server owns nothing and is bound by the policies', async () => {
  const owned = await list(
    `SELECT relname::text AS found FROM pg_class WHERE pg_get_userbyid(relowner) LIKE 'threefold_app%'`,
  );
  const privileged = await list(
    `SELECT rolname::text AS found FROM pg_roles WHERE rolname LIKE 'threefold_app%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
  );
  expect([...owned, ...privileged]).toEqual([]);
  expect(await list(`SELECT rolname::text AS found FROM pg_roles WHERE rolname = 'threefold_app'`)).toEqual([
    'threefold_app',
  ]);
});

test('a function that steps around the policies fixes where it looks for its tables', async () => {
  const broken = await list(`
    SELECT proname::text AS found FROM pg_proc
    WHERE prosecdef AND pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search_path=%')`);
  expect(broken).toEqual([]);
});
