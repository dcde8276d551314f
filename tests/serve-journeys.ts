import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestCluster } from '@threefold/local-postgres/test-database';

/** The real server as people start it, on a throwaway database: it migrates an empty one itself. */
const cluster = await startTestCluster(async () => undefined);
const dataDir = await mkdtemp(join(tmpdir(), 'threefold-journeys-'));
const address = new URL(cluster.adminUrl);
address.pathname = `/${cluster.template}`;
const server = spawn(process.execPath, [join(import.meta.dirname, '../apps/api/src/main.ts')], {
  env: { ...process.env, DATABASE_URL: address.href, DATA_DIR: dataDir },
  stdio: ['ignore', 'inherit', 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
const [code] = await once(server, 'exit');
await cluster.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit(typeof code === 'number' ? code : 1);
