import type { IncomingHttpHeaders } from 'node:http';
import { isAPIError } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import type { Database } from '../platform/database.ts';
import type { Authentication } from './authentication.ts';
import { findStanding, type Standing } from './identity-queries.ts';

/**
 * Whose session a request brings. better-auth alone says whether a cookie holds; that costs more than most requests, so its
 * answer is kept for as long as it must be the same: the cookie is the same to the letter, the rows of session and person
 * are, the session is not due to be renewed, and no plugin acts on the question. The rows are read with every request, in
 * the statement that says what the person may see, so whatever ends a session ends it at once.
 */
export type SessionReader = (
  headers: IncomingHttpHeaders,
  workspaceId: string | null,
) => Promise<FoundSession | undefined>;

/** `setCookies` is what better-auth wants the browser to keep, after a renewal. */
export type FoundSession = { standing: Standing; setCookies: readonly string[] };

/** What was said of a cookie: the rows of which it was said, and until when it holds, in milliseconds since 1970. */
type Known = { sessionId: string; rows: string; until: number };

/** Also where nothing changes, better-auth is asked again after a minute. */
const keepMilliseconds = 60_000;
const mostKnown = 10_000;

export function createSessionReader(db: Database, authentication: Authentication): SessionReader {
  const known = new Map<string, Known>();

  async function recall(cookie: string, workspaceId: string | null): Promise<FoundSession | undefined> {
    const kept = known.get(cookie);
    if (!kept || kept.until <= Date.now()) return undefined;
    const standing = await findStanding(db, { sessionId: kept.sessionId, workspaceId });
    return standing?.rows === kept.rows ? { standing, setCookies: [] } : undefined;
  }

  async function ask(headers: Headers, workspaceId: string | null): Promise<FoundSession | undefined> {
    const answer = await sessionOf(authentication, headers);
    const sessionId = answer?.response?.session.id;
    const standing = sessionId && (await findStanding(db, { sessionId, workspaceId }));
    return standing ? { standing, setCookies: answer.headers.getSetCookie() } : undefined;
  }

  return async (headers, workspaceId) => {
    const { cookie } = headers;
    if (cookie === undefined) return undefined;
    const recalled = await recall(cookie, workspaceId);
    if (recalled) return recalled;
    const webHeaders = fromNodeHeaders(headers);
    const asked = await ask(webHeaders, workspaceId);
    known.delete(cookie);
    if (known.size >= mostKnown) known.clear();
    if (asked && !(await isActedOn(authentication, webHeaders))) {
      const { sessionId, rows, expiresAt } = asked.standing;
      known.set(cookie, { sessionId, rows, until: await mustHoldUntil(expiresAt, authentication) });
    }
    return asked;
  };
}

async function sessionOf(authentication: Authentication, headers: Headers) {
  try {
    return await authentication.api.getSession({
      headers,
      // A session ends when its row is gone, whatever the browser was told to remember of it.
      query: { disableCookieCache: true },
      returnHeaders: true,
    });
  } catch (error) {
    if (!isAPIError(error)) throw error;
    if (error.statusCode < 500) return undefined;
    // It hides what went wrong with the database, of which our own replies know more.
    throw error.cause ?? error;
  }
}

/** Whether a plugin or hook looks at each question, and may answer it otherwise the next time. */
async function isActedOn({ options, $context }: Authentication, headers: Headers): Promise<boolean> {
  const context = await $context;
  const hooks = (options.plugins ?? []).flatMap(({ hooks }) => [
    ...(hooks?.before ?? []),
    ...(hooks?.after ?? []),
  ]);
  return (
    options.hooks !== undefined ||
    hooks.some(({ matcher }) => matcher({ path: '/get-session', headers, context }))
  );
}

/** Until a session is due to be renewed, which better-auth does when it is asked. */
async function mustHoldUntil(expiresAt: string, { $context }: Authentication): Promise<number> {
  const { expiresIn, updateAge } = (await $context).sessionConfig;
  return Math.min(Date.now() + keepMilliseconds, Date.parse(expiresAt) - (expiresIn - updateAge) * 1000);
}
