import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Level } from '../platform/scope.ts';
import { hashToken, looksLikeToken } from './access-tokens.ts';
import type { Authentication } from './authentication.ts';
import {
  findLevel,
  findPersonBySession,
  findPersonByToken,
  levelOf,
  touchToken,
} from './identity-queries.ts';
import { sessionTokenOf } from './session-token.ts';

type Parts = { db: Database; authentication: Authentication; publicUrl: string; now: Temporal.Instant };

export async function authenticate(request: FastifyRequest, parts: Parts): Promise<Person> {
  const { authorization } = request.headers;
  const { person } =
    authorization === undefined
      ? await personBySession(request, { ...parts, workspaceId: null })
      : await personByToken(authorization, { ...parts, workspaceId: null });
  return person;
}

type Entrance = { person: Person; level: Level | undefined };
type Within = Parts & { workspaceId: string | null };

/** Who is calling and how much of a workspace they may see: one look, for it is asked with every request. */
export async function enter(
  request: FastifyRequest,
  parts: Parts & { workspaceId: string },
): Promise<Entrance> {
  const { authorization } = request.headers;
  return authorization === undefined ? personBySession(request, parts) : personByToken(authorization, parts);
}

async function personBySession(request: FastifyRequest, parts: Within): Promise<Entrance> {
  requireSameOrigin(request, parts.publicUrl);
  const { db, now, workspaceId } = parts;
  const { authCookies, secret, sessionConfig } = await parts.authentication.$context;
  const token = sessionTokenOf(request.headers.cookie, { cookieName: authCookies.sessionToken.name, secret });
  const found = token && (await findPersonBySession(db, { token, now: now.toString(), workspaceId }));
  // better-auth knows what else there is to know, and makes a session last longer once a day.
  if (!found || secondsSince(found.expiresAt, now) + sessionConfig.expiresIn >= sessionConfig.updateAge)
    return personByBetterAuth(request, parts);
  const { id, name, email } = found;
  return { person: { userId: id, name, email, scopes: null }, level: levelOf(found) };
}

async function personByBetterAuth(
  request: FastifyRequest,
  { authentication, db, workspaceId }: Within,
): Promise<Entrance> {
  const session = await authentication.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!session) throw new Problem('not-signed-in', 'Sign in first.');
  const { id, name, email } = session.user;
  const level = workspaceId === null ? undefined : await findLevel(db, id, workspaceId);
  return { person: { userId: id, name, email, scopes: null }, level };
}

function secondsSince(instant: string, now: Temporal.Instant): number {
  return (now.epochMilliseconds - Temporal.Instant.from(instant).epochMilliseconds) / 1000;
}

async function personByToken(authorization: string, { db, now, workspaceId }: Within): Promise<Entrance> {
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
  return lastUsedAt === null || secondsSince(lastUsedAt, now) >= 3600;
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
