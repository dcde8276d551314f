import { createHash } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { App } from './app-parts.ts';
import { describeApi } from './openapi.ts';

/** The description of the API as a document and as a page to browse. It is made when first asked for, and kept as text. */
export async function serveDescription(app: App, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0' },
    // The route list says more than the routes as they are registered do.
    transform: ({ url }) => ({ schema: { hide: true }, url }),
    transformObject: () => describeApi(publicUrl),
  });
  let kept: { text: string; etag: string } | undefined;
  app.get('/api/openapi.json', (request, reply) => {
    kept ??= write(app.swagger());
    reply.header('etag', kept.etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === kept.etag) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(kept.text);
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    // Closed at first: a hundred and fifty open endpoints keep a browser busy for a good while.
    uiConfig: {
      layout: 'BaseLayout',
      displayOperationId: true,
      docExpansion: 'none',
      defaultModelsExpandDepth: 0,
    },
    theme: { title: 'Threefold API' },
  });
}

function write(document: object): { text: string; etag: string } {
  const text = JSON.stringify(document);
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}
