import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LocalPostgresError } from './local-postgres-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { PostgresHome } from './postgres-home.ts';

export const superuser = 'postgres';

const majorVersion = '18';
const unfinishedPrefix = 'cluster.unfinished-';

/** The first that the system has wins; macOS before 14 lacks the first. */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Answers the password of the superuser. A cluster appears under its name only once it is whole: one that was killed
 * while it was made is thrown away and made anew.
 */
export async function initializeCluster(home: PostgresHome, binaries: PostgresBinaries): Promise<string> {
  const cluster = join(home.path, 'cluster');
  await removeUnfinished(home);
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    await refuseForeignDirectory(cluster);
    return makeCluster(home, binaries);
  }
  await requireOwnCluster(home, cluster);
  if (version.trim() !== majorVersion) {
    throw new LocalPostgresError(
      `The database in ${cluster} was made by Postgres ${version.trim()}, and this is ${majorVersion}: restore a backup into another DATA_DIR.`,
    );
  }
  return readPassword(home);
}

/** Postgres runs on nothing that is another user's or that others may read. */
async function requireOwnCluster({ account }: PostgresHome, cluster: string): Promise<void> {
  const { uid, mode } = await stat(cluster);
  const own = account?.uid ?? process.getuid?.() ?? uid;
  if (uid !== own)
    throw new LocalPostgresError(
      `The database in ${cluster} belongs to another user (number ${uid}): start Threefold as that user, or give it to the one that runs Postgres (chown -R ${own} ${cluster}).`,
    );
  if ((mode & 0o077) !== 0) await chmod(cluster, 0o700);
}

async function refuseForeignDirectory(cluster: string): Promise<void> {
  const isThere = await stat(cluster).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  throw new LocalPostgresError(
    `${cluster} holds no Postgres database: restore it from a backup, or move it away to begin with an empty one.`,
  );
}

async function makeCluster(home: PostgresHome, binaries: PostgresBinaries): Promise<string> {
  // Named after this process: an initdb whose parent was killed goes on for a moment in its own directory.
  const unfinished = join(home.path, `${unfinishedPrefix}${process.pid}`);
  const passwordFile = join(home.path, 'password');
  const password = randomBytes(24).toString('base64url');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  await initdb({ home, binaries, unfinished, passwordFile });
  await rename(unfinished, join(home.path, 'cluster'));
  await syncDirectory(home.path);
  return password;
}

async function removeUnfinished(home: PostgresHome): Promise<void> {
  const leftovers = (await readdir(home.path)).filter((name) => name.startsWith(unfinishedPrefix));
  for (const name of leftovers) {
    // What is still being written to is left for the next start.
    await rm(join(home.path, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

type Initdb = { home: PostgresHome; binaries: PostgresBinaries; unfinished: string; passwordFile: string };

async function initdb({ home, binaries, unfinished, passwordFile }: Initdb): Promise<void> {
  const failures: string[] = [];
  for (const characterType of characterTypes) {
    await rm(unfinished, { recursive: true, force: true });
    try {
      await promisify(execFile)(
        binaries.initdb,
        [
          `--pgdata=${unfinished}`,
          `--username=${superuser}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          // Sorting by code point and case rules of Unicode, the same on every machine.
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          // pg_trgm still asks the system what a letter is; under plain C it drops the accented ones.
          `--lc-ctype=${characterType}`,
        ],
        { ...home.account, cwd: '/', env: postgresEnvironment() },
      );
      return;
    } catch (error) {
      failures.push(
        error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error),
      );
    }
  }
  await rm(unfinished, { recursive: true, force: true });
  throw new LocalPostgresError(
    `Postgres could not make its database in ${home.path}: ${oneLine(failures[0] ?? '')}`,
  );
}

/** Nothing of the user's PG* variables, language or zone gets in. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: undefined, LC_MESSAGES: 'C', TZ: 'UTC' };
}

async function readPassword(home: PostgresHome): Promise<string> {
  const passwordFile = join(home.path, 'password');
  const password = await readFile(passwordFile, 'utf8').catch(() => '');
  if (password.trim() !== '') return password.trim();
  throw new LocalPostgresError(
    `The password of the local database is missing: restore ${passwordFile} from a backup.`,
  );
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' / ');
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  await directory.sync().finally(() => directory.close());
}
