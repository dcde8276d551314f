import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { LocalPostgresError } from './local-postgres-error.ts';

const run = promisify(execFile);

export type PostgresAccount = { uid: number; gid: number };

/** Where root keeps what the account of Postgres has to reach and cannot reach below root's own directories. */
export const rootStore = '/var/lib/threefold';

const accountName = 'postgres';

/** Postgres refuses to run as root; for everybody else it runs as they do, and this is undefined. */
export async function findPostgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await lookUpAccount()) ?? (await createAccount());
}

async function lookUpAccount(): Promise<PostgresAccount | undefined> {
  try {
    const [user, group] = await Promise.all([run('id', ['-u', accountName]), run('id', ['-g', accountName])]);
    return { uid: Number(user.stdout), gid: Number(group.stdout) };
  } catch {
    return undefined;
  }
}

async function createAccount(): Promise<PostgresAccount> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', accountName])
    .catch(() => run('adduser', ['-S', '-D', '-H', '-s', '/bin/false', accountName])) // BusyBox, as on Alpine
    .catch(() => undefined);
  const account = await lookUpAccount();
  if (account) return account;
  throw new LocalPostgresError(
    `Postgres does not run as root, and the account "${accountName}" could not be made: start Threefold as another user, or name a Postgres in DATABASE_URL.`,
  );
}

/** Whether the account may enter every directory above the path, and read and enter (or run) the path itself. */
export async function canReach(path: string, account: PostgresAccount): Promise<boolean> {
  if (!(await hasBits(path, account, 0o5))) return false;
  for (let above = dirname(resolve(path)); ; above = dirname(above)) {
    if (!(await hasBits(above, account, 0o1))) return false;
    if (above === dirname(above)) return true;
  }
}

async function hasBits(path: string, account: PostgresAccount, bits: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
