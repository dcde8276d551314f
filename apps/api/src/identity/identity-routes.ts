import {
  confirmIdentity,
  createToken,
  deleteToken,
  getMe,
  listTokens as listTokensEndpoint,
  requireConfirmed,
} from '@threefold/contracts/identity';
import type { App } from '../platform/app-parts.ts';
import { servePerson } from '../platform/serve.ts';
import { createAccessToken, endAccessToken } from './access-tokens.ts';
import { confirmPerson, ensureWorkspace } from './authentication.ts';
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
  servePerson(app, confirmIdentity, async ({ db, person, body }) => ({
    until: await confirmPerson(db, person, body.password),
  }));
  servePerson(app, requireConfirmed, async () => ({ confirmed: true as const }));
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
