import {
  createToken,
  deleteToken,
  getMe,
  listTokens as listTokensEndpoint,
} from '@threefold/contracts/identity';
import { fromNodeHeaders } from 'better-auth/node';
import type { App } from '../platform/app-parts.ts';
import { servePerson } from '../platform/serve.ts';
import { createAccessToken, endAccessToken } from './access-tokens.ts';
import { type Authentication, clientAddressHeader } from './authentication.ts';
import { ensureWorkspace } from './ensure-workspace.ts';
import { listOwnWorkspaces, listSharedWorkspaces, listTokens } from './identity-queries.ts';

export function identityRoutes(app: App): void {
  servePerson(app, getMe, async ({ db, person, now }) => {
    await ensureWorkspace(db, now, person);
    const [own, shared] = await Promise.all([
      listOwnWorkspaces(db, person.userId),
      listSharedWorkspaces(db, person.userId),
    ]);
    return {
      id: person.userId,
      name: person.name,
      email: person.email,
      workspaces: [
        ...own.map(({ id, name }) => ({ id, name, role: 'owner' as const, share: null })),
        ...shared.map(({ id, name, shareId, level }) => ({
          id,
          name,
          role: 'coach' as const,
          share: { id: shareId, level },
        })),
      ],
    };
  });
  servePerson(app, listTokensEndpoint, async ({ db, person }) => ({
    items: await listTokens(db, person.userId),
    nextCursor: null,
  }));
  servePerson(app, createToken, async ({ db, person, now, body, reply }) => {
    reply.code(201);
    return createAccessToken(db, { userId: person.userId, now }, body);
  });
  servePerson(app, deleteToken, ({ db, person, params }) =>
    endAccessToken(db, person.userId, params.tokenId),
  );
}

/** Everything under /api/auth is better-auth's own: it gets the request as it came. */
export function authenticationRoutes(app: App, authentication: Authentication): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const headers = fromNodeHeaders(request.headers);
      headers.set(clientAddressHeader, request.ip);
      const answer = await authentication.handler(
        new Request(new URL(request.url, app.parts.config.publicUrl), {
          method: request.method,
          headers,
          ...(request.body !== undefined && request.body !== null && { body: JSON.stringify(request.body) }),
        }),
      );
      reply.code(answer.status);
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value);
      });
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(answer.body ? await answer.text() : null);
    },
  });
}
