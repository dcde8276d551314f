import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app-parts.ts';
import { Problem } from './problem.ts';

export const builtWebApp = join(import.meta.dirname, '../../../web/dist');

/** Serves the built web app; every address that is no file and not the API's is a page of it. */
export async function serveWebApp(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    // The build lays Brotli and gzip beside each text file.
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    setHeaders: (reply, path) => {
      reply.setHeader('vary', 'accept-encoding');
      const isHashed = path.includes('/assets/');
      reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || /\.[a-z0-9]{1,8}$/i.test(request.url.split('?', 1)[0] ?? ''))
      throw new Problem('not-found', 'Not found.');
    return reply.sendFile('index.html');
  });
}
