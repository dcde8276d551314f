// What a round stands on: a Postgres, a mail server and a Threefold of its own, which are gone with it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
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

const nginx = '/usr/sbin/nginx';

/** Why no proxy can be started here; null where it can. */
export const proxyIsMissing = existsSync(nginx) ? null : 'Debian\'s package "nginx" is not installed.';

/** Debian's nginx before servers on these ports. Who is down is left out for a second, and what was not sent yet goes to another one. */
export async function startProxy(trial: Trial, ports: readonly string[]): Promise<string> {
  const folder = newFolder(trial);
  await chmod(folder, 0o755);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off;
     worker_processes 1;
     pid ${folder}/nginx.pid;
     error_log ${folder}/error.log;
     events { worker_connections 500; }
     http {
       access_log off;
       client_max_body_size 100m;
       ${temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')}
       upstream servers { ${ports.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`).join(' ')} }
       server {
         listen 127.0.0.1:${port};
         location / {
           proxy_pass http://servers;
           proxy_http_version 1.1;
           proxy_set_header Host $http_host;
           proxy_connect_timeout 1s;
           proxy_next_upstream error timeout http_503;
           error_page 502 504 = @down;
         }
         location @down {
           default_type application/problem+json;
           add_header Retry-After 1 always;
           return 503 '{"status":503,"detail":"The server that was asked is gone."}';
         }
       }
     }`,
  );
  const child = spawn(nginx, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  // Its workers end with it where it ends in order.
  trial.onEnd(() => endProgram(child, 'SIGTERM'));
  return `http://127.0.0.1:${port}`;
}

function newFolder(trial: Trial): string {
  const folder = mkdtempSync(join(tmpdir(), 'threefold-faults-'));
  trial.onEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
