import { createHash } from 'node:crypto';
import type { EventDetails } from '@threefold/domain/history/event-kinds';
import type { FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import type { Access, Caller, Entrance, Person } from '../platform/app-parts.ts';
import type { Database } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { hashToken, looksLikeToken } from './access-tokens.ts';
import type { Authentication } from './authentication.ts';
import { findPersonByToken, insertLook, levelOf, touchToken } from './identity-queries.ts';
import { createSessionReader, type SessionReader } from './sessions.ts';

type AccessParts = { db: Database; authentication: Authentication; publicUrl: string };

/** Who is calling, and how much of a workspace they may see: asked anew for every request, so that revocation holds at once. */
export function createAccess({ db, authentication, publicUrl }: AccessParts): Access {
  const parts = { db, publicUrl, readSession: createSessionReader(db, authentication) };
  return {
    authenticate: async (caller) => (await enter(caller, null, parts)).person,
    enter: (caller, workspaceId) => enter(caller, workspaceId, parts),
    noteLook: createLookKeeper(db),
  };
}

type CallParts = { db: Database; readSession: SessionReader; publicUrl: string };

/** Who is calling and how much of a workspace they may see: one look, for it is asked with every request. */
function enter(caller: Caller, workspaceId: string | null, parts: CallParts): Promise<Entrance> {
  const { authorization } = caller.request.headers;
  return authorization === undefined
    ? personBySession(caller, workspaceId, parts)
    : personByToken({ authorization, workspaceId, now: caller.now }, parts.db);
}

async function personBySession(
  { request, reply }: Caller,
  workspaceId: string | null,
  { readSession, publicUrl }: CallParts,
): Promise<Entrance> {
  requireSameOrigin(request, publicUrl);
  const found = await readSession(request.headers, workspaceId);
  if (!found) throw new Problem('not-signed-in', 'Sign in first.');
  if (found.setCookies.length > 0) reply.header('set-cookie', found.setCookies);
  const { id, name, email, sessionId, isRecent } = found.standing;
  return {
    person: { userId: id, name, email, scopes: null, sessionId, isRecent },
    level: levelOf(found.standing),
  };
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
  if (!found) throw new Problem('not-signed-in', 'This access token is invalid or has expired.');
  if (isDue(found.lastUsedAt, now)) await touchToken(db, found.tokenId, now.toString());
  const { id, name, email, scopes } = found;
  const person = { userId: id, name, email, scopes, sessionId: null, isRecent: false };
  return { person, level: levelOf(found) };
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
    throw new Problem('not-allowed', 'Changes must come from a page on this server.', {
      code: 'cross-site',
    });
}

function isOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

const mostRemembered = 10_000;

/**
 * That a coach looked stands in the history once a day, so that the seeker can read it. What this process has written down
 * already costs nothing; the id is made of coach, search and day, so that two processes write one line.
 */
function createLookKeeper(db: Database): (person: Person, scope: Scope) => Promise<void> {
  const noted = new Set<string>();
  return async (person, scope) => {
    const key = `${scope.now.toString().slice(0, 10)} ${scope.workspaceId} ${person.userId} ${scope.level}`;
    if (noted.has(key)) return;
    const detail: EventDetails['coach-looked'] = { email: person.email, level: scope.level };
    const { workspaceId, now } = scope;
    const look = { workspaceId, id: idOf(key), at: now.toString(), coachId: person.userId, detail };
    await inWorkspace(db, scope, (transaction) => insertLook(transaction, look));
    if (noted.size >= mostRemembered) noted.clear();
    noted.add(key);
  };
}

/** A UUID of version 8: of our own making. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
