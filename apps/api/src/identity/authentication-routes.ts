import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../platform/app-parts.ts';
import { watchFailures } from '../platform/database-absence.ts';
import { requireDiskRoom } from '../platform/disk-room.ts';
import { titleOfStatus } from '../platform/problem.ts';
import { isUnavailable } from '../platform/problem-replies.ts';
import { type Authentication, clientAddressHeader } from './authentication.ts';

/** Everything under /api/auth is better-auth's own; its refusals leave as problem documents like all others. */
export function authenticationRoutes(app: App, authentication: Authentication): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const { publicUrl, clusterDir } = app.parts.config;
      // Who only wants to read has to sign in.
      if (request.method !== 'GET' && !/\/sign-(in|out)\b/.test(request.url))
        await requireDiskRoom(clusterDir);
      const asked = new Request(new URL(request.url, publicUrl), {
        method: request.method,
        headers: headersOf(request, publicUrl),
        ...(request.body !== undefined && request.body !== null && { body: JSON.stringify(request.body) }),
      });
      const { result: answer, failure } = await watchFailures(() => authentication.handler(asked));
      // It makes of that whatever it likes: a fault of its own, a person who could not be created.
      if (isUnavailable(failure)) throw failure;
      return pass(answer, request, reply);
    },
  });
}

/**
 * A browser always says where a change comes from: `Origin`, or `Sec-Fetch-Site`. What says neither is a script, which no page
 * can make send a cookie; some of them (Node's own fetch) send half of a browser's headers and would be refused for the other half.
 */
function headersOf(request: FastifyRequest, publicUrl: string): Headers {
  const headers = fromNodeHeaders(request.headers);
  headers.set(clientAddressHeader, request.ip);
  const isScript = !headers.has('origin') && !headers.has('referer') && !headers.has('sec-fetch-site');
  if (isScript) headers.set('origin', new URL(publicUrl).origin);
  return headers;
}

async function pass(answer: Response, request: FastifyRequest, reply: FastifyReply) {
  reply.code(answer.status);
  answer.headers.forEach((value, name) => {
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value);
  });
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const text = answer.body ? await answer.text() : null;
  if (answer.status < 400) return reply.send(text);
  return reply.type('application/problem+json').send(refusal(answer.status, text, request.url));
}

/** The words and the code are better-auth's; its own members stay beside those of a problem document. */
function refusal(status: number, text: string | null, url: string): string {
  const said = parsed(text);
  const code = said.code ?? 'refused';
  return JSON.stringify({
    type: `urn:threefold:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOfStatus(status),
    status,
    detail: said.message ?? titleOfStatus(status),
    instance: url.split('?', 1)[0],
    ...said,
    code,
  });
}

function parsed(text: string | null): { code?: string; message?: string } {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    // better-auth answers objects with these two members of text, or nothing.
    return typeof value === 'object' && value !== null ? (value as { code?: string; message?: string }) : {};
  } catch {
    return {};
  }
}
