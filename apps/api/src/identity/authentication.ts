import { passwordLength } from '@threefold/contracts/identity';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { verifyPassword } from 'better-auth/crypto';
import type pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import { tellingPool } from '../platform/database-absence.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { createFirstSettings } from '../settings/settings.ts';
import {
  confirmSession,
  countKnock,
  findPasswordHash,
  forgetKnocks,
  insertWorkspace,
  listOwnWorkspaces,
} from './identity-queries.ts';

export type Authentication = ReturnType<typeof createAuthentication>;

type AuthenticationParts = {
  db: Database;
  /** better-auth wants Date objects from the database, the rest of the program never sees one: a pool of its own. */
  pool: pg.Pool;
  config: Pick<Config, 'publicUrl' | 'secretKey'>;
  clock: Clock;
  rateLimited: boolean;
};

/** A month from signing in; nobody signs in twice between two patients. */
const sessionSeconds = 30 * 24 * 60 * 60;

/** Set by our own route from the connection, never taken from the client. */
export const clientAddressHeader = 'x-threefold-client-address';

/** Sign-up, sign-in and sessions. Passwords are hashed with scrypt; the first sign-up makes the first workspace. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one object of settings.
export function createAuthentication({ db, pool, config, clock, rateLimited }: AuthenticationParts) {
  const options: BetterAuthOptions = {
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secretKey,
    database: tellingPool(pool),
    // Ours counts the tries of all places that ask.
    disabledPaths: ['/verify-password'],
    trustedOrigins: (request) => trustedOrigins(config.publicUrl, request),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    user: { fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    session: {
      expiresIn: sessionSeconds,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    rateLimit: { enabled: rateLimited, customStorage: { consume: (key, rule) => mayKnock(db, key, rule) } },
    // What it does not expect is answered and written down as it is everywhere else.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    // Said outright: it would be switched off wherever NODE_ENV says test.
    advanced: {
      cookiePrefix: 'threefold',
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      user: {
        create: {
          after: async (user) => {
            await ensureWorkspace(db, clock.now(), { userId: user.id, name: user.name, email: user.email });
          },
        },
      },
    },
  };
  return betterAuth(options);
}

/** The page itself, by whatever name of this server it was opened, and the public address. */
function trustedOrigins(publicUrl: string, request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host
    ? [new URL(publicUrl).origin, `http://${host}`, `https://${host}`]
    : [new URL(publicUrl).origin];
}

/** Guessing a password is as slow before ten servers as before one. */
async function mayKnock(
  db: Database,
  key: string,
  { window: windowSeconds, max }: { window: number; max: number },
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const { count, secondsLeft } = await countKnock(db, { key, windowSeconds });
  return count <= max ? { allowed: true, retryAfter: null } : { allowed: false, retryAfter: secondsLeft };
}

type Person = { userId: string; name: string; email: string };

/** Makes a person's first workspace where there is none yet; answers nothing, does no harm twice. */
export async function ensureWorkspace(db: Database, now: Temporal.Instant, person: Person): Promise<void> {
  if ((await listOwnWorkspaces(db, person.userId)).length > 0) return;
  const workspaceId = newId(now);
  const scope: Scope = { workspaceId, userId: person.userId, level: 'owner', now };
  await inWorkspace(db, scope, async (transaction) => {
    await insertWorkspace(transaction, {
      id: workspaceId,
      name: `${person.name}'s search`,
      ownerId: person.userId,
      createdAt: now.toString(),
    });
    await createFirstSettings(transaction, scope, person);
  });
}

const mostGuesses = 5;
const guessMinutes = 15;

/**
 * Refuses whoever does not know the password. Tries are counted before they are looked at, for all servers and for all places
 * that ask, so that an open browser does not become a place to guess it.
 */
export async function requirePassword(db: Database, userId: string, password: string): Promise<void> {
  const key = `password of ${userId}`;
  const { count, secondsLeft } = await countKnock(db, { key, windowSeconds: guessMinutes * 60 });
  if (count > mostGuesses)
    throw new Problem('too-fast', 'Wrong password five times. Try again in 15 minutes.', {
      retryAfterSeconds: secondsLeft,
    });
  const hash = await findPasswordHash(db, userId);
  if (hash === undefined || !(await verifyPassword({ hash, password })))
    throw new Problem('not-allowed', 'Wrong password. Nothing was done.', {
      code: 'wrong-password',
      errors: [{ path: 'password', message: 'is not your password' }],
    });
  await forgetKnocks(db, key);
}

/** What asks for a recent sign-in may be done again for a quarter of an hour: answers until when. */
export async function confirmPerson(
  db: Database,
  { userId, sessionId }: { userId: string; sessionId: string | null },
  password: string,
): Promise<string> {
  await requirePassword(db, userId, password);
  const until = sessionId === null ? undefined : await confirmSession(db, sessionId);
  if (until === undefined) throw new Problem('not-signed-in', 'Sign in first.');
  return until;
}
