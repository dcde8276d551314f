import { type LocalPostgres, startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { createApp } from './app.ts';
import { jobs } from './jobs.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { findDatabaseWay, pooledOwnerNotice, unpreparedNotice } from './platform/database-address.ts';
import { startMetrics } from './platform/health-routes.ts';
import { startWorker } from './platform/jobs.ts';
import { MigrationError, migrate, prepareServerRole } from './platform/migrate.ts';

type Stop = () => Promise<unknown>;

/** What only the start needed, some 15 MB, is let go a little later; with nobody at work nothing else would collect it. */
const settledMs = 3_000;

async function start(config: Config, stops: Stop[]): Promise<void> {
  const embedded = config.databaseUrl === null ? await startEmbedded(config, stops) : null;
  const ownerUrl = embedded?.url ?? String(config.databaseUrl);
  await reach(() => migrate({ ownerUrl }));
  const databaseUrl = config.appDatabaseUrl ?? (await prepareServerRole(ownerUrl, config.secretKey));
  const databaseWay = await findDatabaseWay(databaseUrl);
  const app = await createApp({
    config: { ...config, clusterDir: embedded?.home ?? null },
    databaseUrl,
    databaseWay,
  });
  stops.push(() => app.close());
  if (databaseWay === 'forgetful-pooler') app.log.warn(unpreparedNotice);
  await app.ready();
  if (config.roles.includes('worker')) {
    const ownerWay = await findDatabaseWay(ownerUrl);
    if (ownerWay !== 'direct') app.log.warn(pooledOwnerNotice);
    const worker = await startWorker(app.parts, jobs, { ownerUrl, ownerWay });
    stops.push(() => worker.stop());
  }
  if (config.metricsPort !== null) {
    const metrics = await startMetrics(app, config.metricsPort);
    stops.push(() => metrics.close());
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

async function startEmbedded(config: Config, stops: Stop[]): Promise<LocalPostgres> {
  const postgres = await startLocalPostgres({
    dataDir: config.dataDir,
    onTrouble: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  stops.push(() => postgres.stop());
  return postgres;
}

/** A database that does not answer is the most common mistake of a first start: one line, and never the password. */
async function reach(connect: () => Promise<void>): Promise<void> {
  try {
    await connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|28|3D000|57P03)/.test(code))
      throw new ConfigError(
        `The database at DATABASE_URL does not answer (${code}). Check the address, the password and that it is running.`,
      );
    throw error;
  }
}

function explain(error: unknown, config: Config | null): string {
  if (error instanceof ConfigError || error instanceof MigrationError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `Port ${config?.port} is taken. Stop what uses it, or choose another with PORT.`;
  if (error instanceof Error && error.constructor.name === 'LocalPostgresError') return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const stops: Stop[] = [];
let isStopping = false;
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(code || 1), 9_500).unref();
  for (const each of stops.reverse())
    await each().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

let config: Config | null = null;
try {
  config = readConfig(process.env);
  await start(config, stops);
} catch (error) {
  process.stderr.write(`${explain(error, config)}\n`);
  await stop(1);
}
