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
  const [client, turn] = [clientOf(ownerUrl), clientOf(ownerUrl)];
  await client.connect();
  await turn.connect();
  try {
    await takeTurn(turn);
    await refuseNewerData(client);
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

function clientOf(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'threefold-migrate',
    connectionTimeoutMillis: 30_000,
  });
  // Whoever waits for an answer is told of a broken connection.
  client.on('error', () => undefined);
  return client;
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

/** What a newer program has made of the data, an older one could only spoil; nothing is changed before this is known. */
async function refuseNewerData(client: pg.Client): Promise<void> {
  const { rows: found } = await client.query("SELECT to_regclass('public.migration') IS NOT NULL AS exists");
  if (!found[0]?.exists) return;
  const known = new Set(readMigrations().map(({ name }) => name));
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM public.migration ORDER BY name DESC',
  );
  const newer = rows.find(({ name }) => !known.has(name));
  if (newer)
    throw new MigrationError(
      `The database was brought up to date by a newer Threefold (${newer.name}), whose data this one does not know: start that version or a newer one, or restore a backup from before the update.`,
    );
}

/** The group that policies and grants name. Roles belong to the whole cluster, so another database may have made it. */
async function createGroup(client: pg.Client): Promise<void> {
  await createRole(client, 'threefold_app', 'NOLOGIN');
  await client.query('GRANT USAGE ON SCHEMA public TO threefold_app');
}

/** Unless it is there already: an administrator may have made it for a role that may not. */
async function createRole(client: pg.Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 1) return;
  try {
    await client.query(`CREATE ROLE ${pg.escapeIdentifier(role)} ${login}`);
  } catch (error) {
    if (isRefused(error)) throw new MigrationError(await adviceToAdministrator(client));
    // Made by another server in the same moment.
    if (!(error instanceof Error && 'code' in error && (error.code === '42710' || error.code === '23505')))
      throw error;
  }
}

async function adviceToAdministrator(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
  return `The role "${rows[0]?.role}" of DATABASE_URL may not make other roles. Let an administrator of the database run once: CREATE ROLE threefold_app; CREATE ROLE threefold_server LOGIN PASSWORD '...' IN ROLE threefold_app; and set APP_DATABASE_URL to the address with that second role (docs/operations.md, "Another Postgres").`;
}

/** "Insufficient privilege". */
function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
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

/** Who does not belong to the group could sign in, and then would be refused everything. */
export async function requireServerRole(databaseUrl: string): Promise<void> {
  const client = clientOf(databaseUrl);
  await client.connect();
  const { rows } = await client
    .query<{ role: string; belongs: boolean }>(
      "SELECT current_user AS role, pg_has_role('threefold_app', 'USAGE') AS belongs",
    )
    .finally(() => client.end());
  if (!rows[0]?.belongs)
    throw new MigrationError(
      `The role "${rows[0]?.role}" of APP_DATABASE_URL does not belong to the server's group. Let an administrator of the database run once: GRANT threefold_app TO "${rows[0]?.role}";`,
    );
}

export async function hasPeople(ownerUrl: string): Promise<boolean> {
  const client = clientOf(ownerUrl);
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
  const client = clientOf(ownerUrl);
  await client.connect();
  try {
    await createRole(client, role, 'LOGIN');
    const name = pg.escapeIdentifier(role);
    await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    await client.query(`GRANT threefold_app TO ${name}`);
  } catch (error) {
    throw isRefused(error) ? new MigrationError(await adviceToAdministrator(client)) : error;
  } finally {
    await client.end();
  }
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.toString();
}
