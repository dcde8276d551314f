import { AsyncLocalStorage } from 'node:async_hooks';
import { createApp } from '@threefold/api/app';
import { jobs } from '@threefold/api/jobs';
import { startTestMailServer, type TestMailServer } from '@threefold/api/letters/test-mail-server';
import type { App } from '@threefold/api/platform/app-parts';
import type { Clock } from '@threefold/api/platform/clock';
import { readConfig } from '@threefold/api/platform/config';
import { startWorker } from '@threefold/api/platform/jobs';
import { migrate, prepareServerRole } from '@threefold/api/platform/migrate';
import { startTestCluster } from '@threefold/local-postgres/test-database';
import { Temporal } from 'temporal-polyfill';
import { beginning, clockHeader, mailPath } from './journeys/agreement.ts';

/**
 * The whole server for the journeys, in one process with a throwaway Postgres and a mail server. Its clock stands still;
 * a browser says with each request what time it is on its journey, so that journeys side by side do not share a clock.
 */
const cluster = await startTestCluster((ownerUrl) => migrate({ ownerUrl }));
const owner = new URL(cluster.adminUrl);
owner.pathname = `/${cluster.template}`;
const secretKey = 'a secret key for journeys, 32 characters or more';
const databaseUrl = await prepareServerRole(owner.href, secretKey);
const config = readConfig({ SECRET_KEY: secretKey, PORT: process.env.PORT, LOG_LEVEL: 'error' });
const times = new AsyncLocalStorage<Temporal.Instant>();
const clock: Clock = { now: () => times.getStore() ?? Temporal.Instant.from(beginning) };
const app = await createApp({ config, databaseUrl, clock, checkReplies: true, rateLimited: false });
const mail = await startTestMailServer();
tellTheTime(app);
showTheMail(app, mail);
await app.ready();
const worker = await startWorker(app.parts, jobs, { ownerUrl: owner.href });
await app.listen({ port: config.port, host: config.host });

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await worker.stop();
  await app.close();
  await mail.close();
  await cluster.stop();
  process.exit(0);
}

/** Reading a body leaves the context that the first hook opened, so the second one opens it again. */
function tellTheTime(server: App): void {
  const within = ({ headers }: { headers: Record<string, unknown> }, _reply: unknown, done: () => void) => {
    const at = headers[clockHeader];
    if (typeof at === 'string') times.run(Temporal.Instant.from(at), done);
    else done();
  };
  server.addHook('onRequest', within);
  server.addHook('preHandler', within);
}

/** Where the mail server listens, and what it received for an address. */
function showTheMail(server: App, { port, received }: TestMailServer): void {
  server.get(mailPath, (request) => {
    const { to } = Object(request.query);
    const letters = received.filter((letter) => letter.to.includes(to)).map(({ raw }) => raw.toString());
    return { port, letters };
  });
}
