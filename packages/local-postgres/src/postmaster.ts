import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fchownSync, openSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { oneLine, postgresEnvironment } from './initialize-cluster.ts';
import { LocalPostgresError } from './local-postgres-error.ts';
import type { PostgresHome } from './postgres-home.ts';

export type PostgresSettings = Readonly<Record<string, string>>;

export type Postmaster = {
  /** Settles when Postgres has ended, asked to or not. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const largestLog = 5_000_000;
const startSeconds = 120;
const stopSeconds = 20;

/** Resolves once Postgres takes connections on 127.0.0.1; there is no socket file, whose path may be at most 107 bytes. */
export async function startPostmaster(
  home: PostgresHome,
  postgres: string,
  settings: PostgresSettings,
): Promise<Postmaster> {
  const log = join(home.path, 'postgres.log');
  const logStart = await rotateLog(log);
  const child = spawnPostgres(home, postgres, { log, settings });
  const exited = once(child, 'exit').then(
    () => undefined,
    () => undefined, // the program could not be run at all
  );
  const guard = spawnGuard(child);
  const stop = rememberFirst(async () => {
    await stopPostmaster(child, exited);
    guard.stdin?.end('stopped\n');
  });
  if (await waitUntilReady(home, child)) return { exited, stop };
  await stop();
  const reason = (await readFile(log, 'utf8')).slice(logStart).match(/(?:FATAL|PANIC|could not).*/g);
  const said = oneLine(reason?.join('\n') ?? 'no reason given');
  throw new LocalPostgresError(`Postgres did not start (${said}); its log is ${log}.${adviceFor(said)}`);
}

function adviceFor(said: string): string {
  if (/No space left|Disk quota/.test(said)) return ' Make room on the disk and start again.';
  if (/PANIC|invalid (checkpoint|data in)|checksum|could not (open|read) file|No such file/.test(said))
    return ' The database is damaged: restore DATA_DIR from a backup.';
  if (/shared memory|semaphore/.test(said)) return ' See that the machine has memory left.';
  return '';
}

type Launch = { log: string; settings: PostgresSettings };

/** In a session of its own, so that Ctrl-C reaches us alone and Postgres goes last, after the requests in flight. */
function spawnPostgres(home: PostgresHome, postgres: string, { log, settings }: Launch): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  if (home.account) fchownSync(output, home.account.uid, home.account.gid);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', join(home.path, 'cluster'), ...flags], {
    ...home.account,
    cwd: '/',
    detached: true,
    env: postgresEnvironment(),
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  return child;
}

/** A shell that waits on a pipe from us: when we die without a word (SIGKILL), it ends Postgres. */
function spawnGuard(child: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r word || kill -INT "$0"', String(child.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin?.on('error', () => undefined); // somebody ended the guard; Postgres is stopped without it
  guard.unref();
  return guard;
}

async function stopPostmaster(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.pid === undefined) return;
  child.ref();
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([exited, sleep(stopSeconds * 1000, undefined, { ref: false })]);
  }
}

/** As pg_ctl does it: the eighth line of postmaster.pid says how far the start has come. */
async function waitUntilReady(home: PostgresHome, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + startSeconds * 1000;
  while (performance.now() < deadline) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
    const lines = (
      await readFile(join(home.path, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')
    ).split('\n');
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true;
    await sleep(20);
  }
  return false;
}

async function rotateLog(log: string): Promise<number> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= largestLog) return size;
  await rename(log, `${log}.1`);
  return 0;
}

function rememberFirst(stop: () => Promise<void>): () => Promise<void> {
  let first: Promise<void> | undefined;
  return () => {
    first ??= stop();
    return first;
  };
}
