import type { FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import type { Caller, Entrance } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { hashToken, looksLikeToken } from './access-tokens.ts';
import { findPersonByToken, levelOf, touchToken } from './identity-queries.ts';
import type { SessionReader } from './sessions.ts';

type Parts = { db: Database; readSession: SessionReader; publicUrl: string };

/** Who is calling and how much of a workspace they may see: one look, for it is asked with every request. */
export function enter(caller: Caller, workspaceId: string | null, parts: Parts): Promise<Entrance> {
  const { authorization } = caller.request.headers;
  return authorization === undefined
    ? personBySession(caller, workspaceId, parts)
    : personByToken({ authorization, workspaceId, now: caller.now }, parts.db);
}

async function personBySession(
  { request, reply }: Caller,
  workspaceId: string | null,
  { readSession, publicUrl }: Parts,
): Promise<Entrance> {
  requireSameOrigin(request, publicUrl);
  const found = await readSession(request.headers, workspaceId);
  if (!found) throw new Problem('not-signed-in', 'Sign in first.');
  if (found.setCookies.length > 0) reply.header('set-cookie', found.setCookies);
  const { id, name, email } = found.standing;
  return { person: { userId: id, name, email, scopes: null }, level: levelOf(found.standing) };
}

type TokenCall = { authorization: string; workspaceId: string | null; now: Temporal.Instant };

async function personByToken(
  { authorization, workspaceId, now }: TokenCall,
  db: Database,
): Promise<Entrance> {
  const token = authorization.replace(/^Bearer\s+/i, '');
  const found = looksLikeToken(token)
    ? await findPersonByToken(db, { tokenHash: hashToken(token), now: now.toString(), workspaceId })
    : undefined;
  if (!found) throw new Problem('not-signed-in', 'This access token is unknown or has ended.');
  if (isDue(found.lastUsedAt, now)) await touchToken(db, found.tokenId, now.toString());
  const { id, name, email, scopes } = found;
  return { person: { userId: id, name, email, scopes }, level: levelOf(found) };
}

/** The time of last use is kept to the hour: a write a request would be a high price for it. */
function isDue(lastUsedAt: string | null, now: Temporal.Instant): boolean {
  return lastUsedAt === null || now.since(lastUsedAt).total('seconds') >= 3600;
}

/**
 * A cookie is sent along by any page that makes the browser ask; only our own pages may change anything with it. They are
 * ours by the name that the request asks for, or by the public one where a proxy asks by another.
 */
function requireSameOrigin(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && !isOf(origin, host) && !isOf(origin, new URL(publicUrl).host));
  if (isForeign)
    throw new Problem('not-allowed', 'A change must come from a page of this server.', {
      code: 'cross-site',
    });
}

function isOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
