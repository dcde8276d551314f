import { createHash } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod';
import Fastify, { LogController } from 'fastify';
import type { App } from './app-parts.ts';
import type { Config } from './config.ts';
import { describeApi } from './openapi.ts';
import { Problem } from './problem.ts';
import { asProblem, replyWithProblem } from './problem-replies.ts';

type HttpOptions = {
  config: Pick<Config, 'publicUrl' | 'logLevel'>;
  /** Checks every answer against its schema; off in production, where it would cost more than the query. */
  checkReplies: boolean;
  rateLimited: boolean;
};

/** A Fastify that speaks our manner: zod schemas in, problem documents out, OpenAPI described, headers strict. */
export async function createHttp({ config, checkReplies, rateLimited }: HttpOptions): Promise<App> {
  const app = Fastify({
    logger: { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    // The proxy that speaks TLS stands on this machine or in its private network; what anybody else claims is not believed.
    trustProxy: isPlain(config.publicUrl) ? false : 'loopback,linklocal,uniquelocal',
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    // Said in our own words below.
    return503OnClosing: false,
    // An address that is none is refused before any handler of ours is asked.
    frameworkErrors: (error, request, reply) => replyWithProblem(request, reply, asProblem(error)),
  });
  letConnectionsGo(app);
  logAnswers(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(checkReplies ? serializerCompiler : () => JSON.stringify);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        // Positions and sizes that React sets on elements; no style element or attribute in the page's text is allowed by it.
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'", 'mailto:'],
        'frame-ancestors': ["'none'"],
        ...(isPlain(config.publicUrl) ? {} : { 'upgrade-insecure-requests': [] }),
      },
    },
    hsts: isPlain(config.publicUrl) ? false : { maxAge: 31_536_000 },
  });
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    // Quality 4 is about as quick as gzip and a tenth smaller; the default of 11 is for files that are written once.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  if (rateLimited) await app.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  await serveDescription(app, config.publicUrl);
  return app;
}

/** What was asked before the end is answered, and its connection is not kept: the end would wait for it. */
function letConnectionsGo(app: App): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', async () => {
    if (isClosing)
      throw new Problem('unavailable', 'The server is about to stop. Try again in a few seconds.');
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/** One line a request, without what follows the question mark: it may hold a token or a name. */
function logAnswers(app: App): void {
  app.addHook('onResponse', async ({ log, method, url }, { statusCode, elapsedTime }) => {
    log.info(
      { method, path: url.split('?', 1)[0], status: statusCode, ms: Math.round(elapsedTime) },
      'answered',
    );
  });
}

function isPlain(publicUrl: string): boolean {
  return publicUrl.startsWith('http:');
}

/** The description of the API as a document and as a page to browse. It is made when first asked for, and kept as text. */
async function serveDescription(app: App, publicUrl: string): Promise<void> {
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
