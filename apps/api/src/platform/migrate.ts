import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const migrationsFolder = join(import.meta.dirname, '../../../../migrations');

/** A frozen migration was changed, or one is missing: the message says which. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

type Migration = { name: string; checksum: string; statements: readonly string[] };

export function readMigrations(): readonly Migration[] {
  return readdirSync(migrationsFolder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(migrationsFolder, file), 'utf8');
      return {
        name: file.replace(/\.sql$/, ''),
        checksum: createHash('sha256').update(text).digest('hex'),
        statements: text.split(/^--;$/m).filter((statement) => statement.trim() !== ''),
      };
    });
}

/**
 * Brings the database up to date. Each migration is one transaction; two servers that start at once wait for each
 * other. Running it again does nothing. `ownerUrl` is the address of the role that owns the tables.
 */
export async function migrate({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  const settings = { connectionString: ownerUrl, application_name: 'threefold-migrate' };
  const [client, turn] = [new pg.Client(settings), new pg.Client(settings)];
  await client.connect();
  await turn.connect();
  try {
    await takeTurn(turn);
    await createGroup(client);
    await runMigrations({ connectionString: ownerUrl, logger: undefined });
    await client.query(
      'CREATE TABLE IF NOT EXISTS public.migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)',
    );
    await client.query('GRANT SELECT ON public.migration TO threefold_app');
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM public.migration',
    );
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    for (const migration of readMigrations()) await applyOnce(client, migration, applied.get(migration.name));
  } finally {
    await turn.end();
    await client.end();
  }
}

const pauseMs = 100;

/**
 * Until the end of its transaction nobody else migrates. Not until the end of a session: behind a pooler the next statement may have
 * another one. Nor waiting in the database: those who wait could hold every connection that a pooler has.
 */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    await client.query('BEGIN');
    const { rows } = await client.query<{ isOurs: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('threefold-migrate')) AS "isOurs"`,
    );
    if (rows[0]?.isOurs) return;
    await client.query('ROLLBACK');
    await sleep(pauseMs);
  }
}

/** The group that policies and grants name. Roles belong to the whole cluster, so another database may have made it. */
async function createGroup(client: pg.Client): Promise<void> {
  await client.query(
    'DO $$ BEGIN CREATE ROLE threefold_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$',
  );
  await client.query('GRANT USAGE ON SCHEMA public TO threefold_app');
}

async function applyOnce(
  client: pg.Client,
  migration: Migration,
  checksum: string | undefined,
): Promise<void> {
  if (checksum === migration.checksum) return;
  if (checksum !== undefined)
    throw new MigrationError(`The migration ${migration.name} was changed after it had been applied.`);
  await client.query('BEGIN; SET LOCAL search_path = public');
  try {
    for (const statement of migration.statements) await client.query(statement);
    await client.query('INSERT INTO migration (name, checksum, applied_at) VALUES ($1, $2, now())', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

export async function hasPeople(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'threefold-migrate' });
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM public."user" LIMIT 1').finally(() => client.end());
  return rowCount === 1;
}

/**
 * Makes the role that the server signs in as: it owns nothing and belongs to `threefold_app`. Its password is derived
 * from the secret key, so that a restart finds it again. Answers the address to connect with.
 */
export async function prepareServerRole(ownerUrl: string, secretKey: string): Promise<string> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const role = `${database}_app_login`.slice(0, 63);
  const password = createHmac('sha256', secretKey).update(`database role ${role}`).digest('base64url');
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'threefold-migrate' });
  await client.connect();
  try {
    const name = pg.escapeIdentifier(role);
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${name} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    );
    await client.query(
      `ALTER ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
    );
    await client.query(`GRANT threefold_app TO ${name}`);
  } finally {
    await client.end();
  }
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.toString();
}
