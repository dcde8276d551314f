// What a round stands on: a Postgres, a mail server and a Threefold of its own, which are gone with it.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestMailServer, type TestMailServer } from '@threefold/api/letters/test-mail-server';
import { type LocalPostgres, startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import type { Trial } from './fault-round.ts';
import {
  endProgram,
  freePort,
  type Heard,
  type Settings,
  spawnServer,
  waitUntilReady,
} from './server-program.ts';

export type Server = {
  child: ChildProcess;
  heard: Heard;
  baseUrl: string;
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Quick, because the machine itself does not fail; what was acknowledged still survives the end of every process. */
const settings = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: '200' };

export async function startPostgres(
  trial: Trial,
  { dataDir = newFolder(trial), port }: { dataDir?: string; port?: number } = {},
): Promise<LocalPostgres & { dataDir: string }> {
  await chmod(dataDir, 0o755);
  const postgres = await startLocalPostgres({ dataDir, settings, ...(port !== undefined && { port }) });
  trial.onEnd(() => postgres.stop());
  return { ...postgres, dataDir };
}

export async function startMail(trial: Trial): Promise<TestMailServer> {
  const mail = await startTestMailServer();
  trial.onEnd(mail.close);
  return mail;
}

/** With the same port it can be found again by whoever knew it. */
export async function startServer(trial: Trial, given: Settings): Promise<Server> {
  const port = given.PORT ?? String(await freePort());
  const server = spawnServer({ DATA_DIR: newFolder(trial), RATE_LIMIT: 'off', ...given, PORT: port });
  trial.onEnd(() => endProgram(server.child, 'SIGKILL'));
  await waitUntilReady(server);
  return {
    ...server,
    baseUrl: `http://127.0.0.1:${port}`,
    end: (signal) => endProgram(server.child, signal),
  };
}

function newFolder(trial: Trial): string {
  const folder = mkdtempSync(join(tmpdir(), 'threefold-faults-'));
  trial.onEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
