import Fastify from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { App } from './app-parts.ts';
import { readMigrations } from './migrate.ts';
import { Problem } from './problem.ts';

/** Alive: the process answers. Ready: the database is reachable and its migrations are the ones of this program. */
export function healthRoutes(app: App): void {
  app.get('/healthz', { logLevel: 'silent' }, () => ({ status: 'alive' }));
  app.get('/readyz', { logLevel: 'silent' }, async () => {
    const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(app.parts.db);
    const applied = new Set(rows.map((row) => row.name));
    const missing = readMigrations().filter((migration) => !applied.has(migration.name));
    if (missing.length > 0) throw new Problem('unavailable', 'The database is not migrated yet.');
    return { status: 'ready' };
  });
}

/** Prometheus text on a loopback port of its own, never on the public listener; before the app is ready, and gone with it. */
export async function startMetrics(app: App, port: number): Promise<void> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'threefold_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  const metrics = Fastify();
  metrics.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  app.addHook('onClose', () => metrics.close());
  await metrics.listen({ port, host: '127.0.0.1' });
}
