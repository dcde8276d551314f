import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalPostgresError } from './local-postgres-error.ts';
import type { PostgresHome } from './postgres-home.ts';

export type DataDirectoryLock = { release: () => void };

const sqliteBusy = 5;

/**
 * One instance per data directory. The lock is an SQLite file lock, because the kernel drops that one with the process
 * that holds it, however the process ends: nothing stale is left to be judged by a process id that was given out anew.
 */
export function lockDataDirectory(home: PostgresHome, dataDir: string): DataDirectoryLock {
  const holderFile = join(home.path, 'instance.pid');
  const lockFile = join(home.path, 'instance.lock');
  const database = new DatabaseSync(lockFile);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new LocalPostgresError(
      `Another Threefold (process ${readHolder(holderFile)}) already uses the data directory ${dataDir}: stop it first, or name another directory in DATA_DIR.`,
    );
  }
  if (home.account) chownSync(lockFile, home.account.uid, home.account.gid);
  rmSync(holderFile, { force: true });
  writeFileSync(holderFile, `${process.pid}\n`);
  return {
    release: () => {
      if (!database.isOpen) return;
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function readHolder(holderFile: string): string {
  try {
    return readFileSync(holderFile, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
