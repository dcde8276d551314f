import { randomUUID } from 'node:crypto';
import { chmod, chown, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalPostgresError } from './local-postgres-error.ts';
import { canReach, findPostgresAccount, type PostgresAccount, rootStore } from './postgres-account.ts';

/** The one directory that holds the cluster, its password, port, log and lock. */
export type PostgresHome = { path: string; account: PostgresAccount | undefined };

/**
 * `postgres` in the data directory. When root starts Threefold and the account of Postgres cannot reach that (a clone
 * below /root), it lies in /var/lib/threefold instead, and the data directory remembers where.
 */
export async function openPostgresHome(dataDir: string): Promise<PostgresHome> {
  await makeDirectory(dataDir);
  const account = await findPostgresAccount();
  const path = await placeHome(dataDir, account);
  await makeDirectory(path);
  const owner = await stat(path);
  if (account && owner.uid === 0) {
    await chown(path, account.uid, account.gid);
    await chmod(path, 0o700);
    return { path, account };
  }
  // What another user began goes on as that user, even when root starts it.
  if (account) return { path, account: { uid: owner.uid, gid: owner.gid } };
  if (process.getuid && owner.uid !== process.getuid()) {
    throw new LocalPostgresError(
      `The database in ${path} belongs to another user: start Threefold as that user, or name another directory in DATA_DIR.`,
    );
  }
  await chmod(path, 0o700);
  return { path, account };
}

async function placeHome(dataDir: string, account: PostgresAccount | undefined): Promise<string> {
  const beside = join(dataDir, 'postgres');
  const reminder = join(dataDir, 'postgres-home');
  const remembered = await readFile(reminder, 'utf8').catch(() => '');
  if (remembered) return remembered.trim();
  if (account === undefined) return beside;
  const existing = await stat(beside).catch(() => undefined);
  const isAnotherUsers = existing !== undefined && existing.uid !== 0 && existing.uid !== account.uid;
  if (isAnotherUsers || (await canReach(dataDir, account))) return beside;
  if (existing) {
    throw new LocalPostgresError(
      `The account that runs Postgres can no longer enter ${dataDir}: make the directories above it enterable (chmod o+x), or name another directory in DATA_DIR.`,
    );
  }
  await makeDirectory(rootStore);
  return remember(reminder, join(rootStore, randomUUID()));
}

/** Of two that start at once, the first one's place holds for both. */
async function remember(reminder: string, path: string): Promise<string> {
  const unfinished = `${reminder}.${process.pid}`;
  await writeFile(unfinished, `${path}\n`);
  await link(unfinished, reminder).catch(() => undefined);
  await rm(unfinished);
  return (await readFile(reminder, 'utf8')).trim();
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LocalPostgresError(
      `The directory ${path} cannot be made (${reason}): name another data directory in DATA_DIR.`,
    );
  }
}
