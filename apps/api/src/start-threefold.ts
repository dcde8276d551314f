import { startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { createApp } from './app.ts';
import { jobs } from './jobs.ts';
import type { App } from './platform/app-parts.ts';
import { type Config, discardNewSecret, readConfig } from './platform/config.ts';
import { findDatabaseWay, pooledOwnerNotice, unpreparedNotice } from './platform/database-address.ts';
import { startMetrics } from './platform/health-routes.ts';
import { startWorker } from './platform/jobs.ts';
import { hasPeople, migrate, prepareServerRole, requireServerRole } from './platform/migrate.ts';
import { reach } from './platform/start-faults.ts';

/** Ends what was started, the last first. */
export type Stop = () => Promise<unknown>;

/** What only the start needed, some 15 MB, is let go a little later; with nobody at work nothing else would collect it. */
const settledMs = 3_000;

/** Starts what the environment asks for. Whatever was started before a fault is in `stops`. */
export async function startThreefold(env: NodeJS.ProcessEnv, stops: Stop[]): Promise<void> {
  const config = readConfig(env);
  const { ownerUrl, clusterDir } = await openDatabase(config, stops);
  await reach('DATABASE_URL', () => migrate({ ownerUrl }));
  if (config.hasNewSecret && (await hasPeople(ownerUrl))) discardNewSecret(config);
  const databaseUrl =
    config.appDatabaseUrl ??
    (await reach('DATABASE_URL', () => prepareServerRole(ownerUrl, config.secretKey)));
  if (config.appDatabaseUrl !== null) await reach('APP_DATABASE_URL', () => requireServerRole(databaseUrl));
  const databaseWay = await reach('APP_DATABASE_URL', () => findDatabaseWay(databaseUrl));
  const app = await createApp({ config: { ...config, clusterDir }, databaseUrl, databaseWay });
  if (databaseWay === 'forgetful-pooler') app.log.warn(unpreparedNotice);
  const keepWorker = stopTogether(app);
  stops.push(() => app.close());
  if (config.metricsPort !== null) await startMetrics(app, config.metricsPort);
  await app.ready();
  if (config.roles.includes('worker')) {
    const ownerWay = await findDatabaseWay(ownerUrl);
    if (ownerWay !== 'direct') app.log.warn(pooledOwnerNotice);
    keepWorker(await startWorker(app.parts, jobs, { ownerUrl, ownerWay }));
  }
  if (config.roles.includes('http')) {
    await app.listen({ port: config.port, host: config.host });
    process.stdout.write(`Threefold is ready at ${config.publicUrl}\n`);
  }
  setTimeout(
    () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
    settledMs,
  ).unref();
}

async function openDatabase(
  { databaseUrl, dataDir }: Config,
  stops: Stop[],
): Promise<{ ownerUrl: string; clusterDir: string | null }> {
  if (databaseUrl !== null) return { ownerUrl: databaseUrl, clusterDir: null };
  const postgres = await startLocalPostgres({
    dataDir,
    onTrouble: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  stops.push(() => postgres.stop());
  return { ownerUrl: postgres.url, clusterDir: postgres.home };
}

type Worker = Awaited<ReturnType<typeof startWorker>>;

const finishingMs = 7_000;

/**
 * At the end no new request is taken and no new job begun, both from the same moment on; what is under way is finished, within
 * reason, before the connections to the database are closed. Answers what is to be told of the worker once there is one.
 */
function stopTogether(app: App): (worker: Worker) => void {
  let worker: Worker | undefined;
  let stopped: Promise<void> | undefined;
  app.addHook('preClose', async () => {
    stopped = worker?.stop();
    setTimeout(() => app.server.closeAllConnections(), finishingMs).unref();
  });
  app.addHook('onClose', async () => stopped);
  return (started) => {
    worker = started;
  };
}
