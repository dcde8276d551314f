// node bench/memory.ts [rounds]: how large a server grows under mixed load, and what of it it gives back. Each round reads, writes,
// signs in, imports and exports; afterwards nobody asks for anything for a while.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { load } from './load.ts';
import { residentMegabytes, type Server, startServer } from './servers.ts';
import { type BenchWorkspace, createWorkspace } from './workspace.ts';

const rounds = Number(process.argv[2] ?? 6);
const metricsPort = 46_999;
const people = 3_000;
const restMs = 3_000;

const dataDir = mkdtempSync(join(tmpdir(), 'threefold-memory-'));
const postgres = await startLocalPostgres({ dataDir });
try {
  const server = await startServer('apps/api/src/main.ts', {
    DATABASE_URL: postgres.url,
    SECRET_KEY: 'a secret key for the bench, 32 characters',
    DATA_DIR: dataDir,
    RATE_LIMIT: 'off',
    METRICS_PORT: String(metricsPort),
  });
  const workspace = await createWorkspace(server.url);
  await report('started', server);
  for (let round = 1; round <= rounds; round++) {
    await mix(server.url, workspace, round);
    await report(`round ${round}`, server);
    await sleep(restMs);
    await report(`  after ${restMs / 1000} s of rest`, server);
  }
  await server.stop();
} finally {
  await postgres.stop();
  rmSync(postgres.home, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

async function report(what: string, { pid }: Server): Promise<void> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const of = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 1_048_576;
  const figures = {
    resident: residentMegabytes(pid),
    'heap taken': of('nodejs_heap_size_total_bytes'),
    'heap used': of('nodejs_heap_size_used_bytes'),
    external: of('nodejs_external_memory_bytes'),
  };
  const told = Object.entries(figures).map(([name, megabytes]) => `${name} ${megabytes.toFixed(0)} MB`);
  console.log(`${what}: ${told.join(', ')}`);
}

async function mix(url: string, { workspaceId, headers }: BenchWorkspace, round: number): Promise<void> {
  const base = `${url}/api/v1/workspaces/${workspaceId}`;
  await Promise.all([
    importPeople(base, headers, round),
    load(`${base}/contacts?limit=50`, { headers, seconds: 4, connections: 6 }),
    load(`${base}/today`, { headers, seconds: 4, connections: 2 }),
    signIns(url),
  ]);
  for (const format of ['json', 'zip']) {
    const answer = await fetch(`${base}/export?format=${format}`, { headers });
    for await (const _ of answer.body ?? []);
  }
}

async function importPeople(base: string, headers: Record<string, string>, round: number): Promise<void> {
  const rows = Array.from(
    { length: people },
    (_, row) => `Ada,Lovelace ${round} ${row},${row}.${round}@example.org`,
  );
  const body = new FormData();
  body.append('file', new Blob([`First Name,Last Name,Email\n${rows.join('\n')}\n`]), 'people.csv');
  const { id } = await (await fetch(`${base}/imports`, { method: 'POST', headers, body })).json();
  for (;;) {
    const { status } = await (await fetch(`${base}/imports/${id}`, { headers })).json();
    if (status === 'done') return;
    if (status === 'failed') throw new Error('The import failed.');
    await sleep(200);
  }
}

async function signIns(url: string): Promise<void> {
  const body = JSON.stringify({ email: 'nobody@example.org', password: 'a long enough password' });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  for (let times = 0; times < 10; times++)
    await Promise.all(
      [1, 2, 3, 4].map(async () => (await fetch(`${url}/api/auth/sign-in/email`, request)).text()),
    );
}
