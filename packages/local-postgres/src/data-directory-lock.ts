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
  const database = openLock(lockFile);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw cannotLock(lockFile, error);
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

function openLock(lockFile: string): DatabaseSync {
  try {
    return new DatabaseSync(lockFile);
  } catch (error) {
    throw cannotLock(lockFile, error);
  }
}

function cannotLock(lockFile: string, error: unknown): LocalPostgresError {
  const reason = error instanceof Error ? error.message : String(error);
  return new LocalPostgresError(
    `The data directory cannot be locked (${reason}): delete ${lockFile}, let this user write there, and see that the disk has room.`,
  );
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
