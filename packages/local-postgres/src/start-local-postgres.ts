import { chown, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { lockDataDirectory } from './data-directory-lock.ts';
import { initializeCluster, superuser } from './initialize-cluster.ts';
import { keepPostmaster } from './keep-postmaster.ts';
import { LocalPostgresError } from './local-postgres-error.ts';
import { endOrphanedPostgres } from './orphaned-postgres.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openPostgresHome, type PostgresHome } from './postgres-home.ts';
import { type PostgresSettings, type Postmaster, startPostmaster } from './postmaster.ts';

export type LocalPostgres = {
  /** The superuser's address of the database "threefold"; it holds the password, so it is never printed. */
  url: string;
  port: number;
  /** Where cluster, password and log lie; below the data directory but for root in a clone nobody else can enter. */
  home: string;
  stop: () => Promise<void>;
};

export type LocalPostgresOptions = {
  dataDir: string;
  port?: number;
  settings?: PostgresSettings;
  /** Told in a sentence when Postgres ended by itself, and when it runs again. */
  onTrouble?: (sentence: string) => void;
};

const databaseName = 'threefold';

const ownSettings: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the Postgres that the project brings along, on 127.0.0.1, and makes its cluster and database on first use.
 * Throws a LocalPostgresError whose message is fit to be printed. Should it end by itself, it is started again at the same
 * address. The caller stops it; should the process die first, a guard does.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir);
  const home = await openPostgresHome(dataDir);
  const lock = lockDataDirectory(home, dataDir);
  try {
    const binaries = await findPostgresBinaries(home.account);
    await endOrphanedPostgres(join(home.path, 'cluster'));
    const password = await initializeCluster(home, binaries);
    const { postmaster, port } = await startOnSomePort(home, binaries.postgres, options);
    const kept = keepPostmaster(postmaster, {
      start: async () => (await startOnSomePort(home, binaries.postgres, { ...options, port })).postmaster,
      onTrouble: options.onTrouble ?? (() => undefined),
      log: join(home.path, 'postgres.log'),
    });
    const stop = async () => {
      await kept.stop();
      lock.release();
    };
    const address = `postgres://${superuser}:${password}@127.0.0.1:${port}`;
    await ensureDatabase(`${address}/postgres`).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { url: `${address}/${databaseName}`, port, home: home.path, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Keeps the port of last time where it can, so that an open database tool finds its way back. */
async function startOnSomePort(
  home: PostgresHome,
  postgres: string,
  options: LocalPostgresOptions,
): Promise<{ postmaster: Postmaster; port: number }> {
  const portFile = join(home.path, 'port');
  const kept = Number.parseInt(await readFile(portFile, 'utf8').catch(() => ''), 10);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (attempt === 1 && (await isFree(kept)) ? kept : await findFreePort());
    try {
      const settings = { ...options.settings, ...ownSettings, port: String(port) };
      const postmaster = await startPostmaster(home, postgres, settings);
      await writeFile(portFile, `${port}\n`);
      if (home.account) await chown(portFile, home.account.uid, home.account.gid);
      return { postmaster, port };
    } catch (error) {
      if (attempt === 5 || !isPassing(error, options.port === undefined)) throw error;
      await sleep(attempt * 200);
    }
  }
}

/** Somebody took the port in between, or the last backends of a killed Postgres still hang on to its shared memory. */
function isPassing(error: unknown, canChangePort: boolean): boolean {
  if (!(error instanceof LocalPostgresError)) return false;
  if (error.message.includes('shared memory block')) return true;
  return canChangePort && error.message.includes('Address already in use');
}

async function isFree(port: number): Promise<boolean> {
  return Number.isInteger(port) && port > 0 && (await listenOnce(port)) === port;
}

async function findFreePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new LocalPostgresError('No free port was found on 127.0.0.1.');
  return port;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => answer(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect().catch((error: Error) => {
    throw new LocalPostgresError(
      `The local database does not let Threefold in (${error.message}): restore DATA_DIR from a backup, the file postgres/password with it.`,
    );
  });
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}
