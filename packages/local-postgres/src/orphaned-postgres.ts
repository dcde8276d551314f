import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostgresOn, isPostgresOn, isProcessThere } from './is-running.ts';
import { LocalPostgresError } from './local-postgres-error.ts';

/**
 * Ends a Postgres that outlived its Threefold, so that a new one can start on the same cluster.
 * Only to be called by the holder of the data directory's lock.
 */
export async function endOrphanedPostgres(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => null);
  if (content === null) return;
  const pid = Number.parseInt(content, 10);
  if (!Number.isInteger(pid) || pid <= 0) return removeEmpty(pidFile, cluster);
  if (await isPostgresOn(pid, cluster)) {
    await endPostgres(pid, cluster);
    return;
  }
  if (isProcessThere(pid)) await disownPid(pidFile, content);
}

/** Cut off by a full disk or a power cut, it names nobody, and Postgres would refuse to start as long as it is there. */
async function removeEmpty(pidFile: string, cluster: string): Promise<void> {
  const pid = await findPostgresOn(cluster);
  if (pid !== undefined) await endPostgres(pid, cluster);
  await rm(pidFile, { force: true });
}

async function endPostgres(pid: number, cluster: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 15],
    ['SIGQUIT', 5],
  ] as const) {
    if (isProcessThere(pid)) process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!(await isPostgresOn(pid, cluster))) return;
      await sleep(50);
    }
  }
  throw new LocalPostgresError(
    `An older Postgres (process ${pid}) still holds ${cluster} and does not stop: end it by hand.`,
  );
}

/**
 * The file names a process that is alive but is no longer Postgres: the number was given out anew. Postgres would refuse
 * to start. Removing the file would also remove its check for backends that still hang on to shared memory; with the
 * number of Postgres's own parent, which is us, it ignores the process and keeps that check.
 */
async function disownPid(pidFile: string, content: string): Promise<void> {
  await writeFile(pidFile, content.replace(/^\d+/, String(process.pid)));
}
