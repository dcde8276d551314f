import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '@threefold/api/app';
import { readConfig } from '@threefold/api/platform/config';
import { migrate, prepareServerRole } from '@threefold/api/platform/migrate';
import { startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { Temporal } from 'temporal-polyfill';

const secretKey = 'a secret key for pictures, 32 characters or more';

export type SampleServer = { url: string; close: () => Promise<void> };

/** The whole server on a throwaway database, with a clock that stands still at `at`. */
export async function serveSample(at: string): Promise<SampleServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'threefold-pictures-'));
  const postgres = await startLocalPostgres({ dataDir });
  await migrate({ ownerUrl: postgres.url });
  const databaseUrl = await prepareServerRole(postgres.url, secretKey);
  const config = readConfig({
    SECRET_KEY: secretKey,
    DATA_DIR: dataDir,
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
  });
  const now = Temporal.Instant.from(at);
  const app = await createApp({ config, databaseUrl, clock: { now: () => now } });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    close: async () => {
      await app.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
