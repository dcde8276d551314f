import { acceptShare, inviteCoach, revokeShare } from '@threefold/contracts/coaching';
import { listContacts } from '@threefold/contracts/contacts';
import { getMe } from '@threefold/contracts/identity';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { poolOptions } from '../platform/database.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { type Authentication, createAuthentication } from './authentication.ts';
import { createSessionReader } from './sessions.ts';

let server: TestApp;
let owner: pg.Pool;
/** The server's own better-auth, which a test may alter. */
let options: BetterAuthOptions;
let pool: pg.Pool;
beforeAll(async () => {
  server = await openTestApp();
  owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
  const { db, databaseAddress, config, clock } = server.app.parts;
  pool = new pg.Pool({ ...poolOptions(databaseAddress), types: pg.types, max: 2 });
  // The database is dropped while a connection may still be closing.
  for (const each of [owner, pool]) each.on('error', () => undefined);
  options = {
    ...createAuthentication({ db, pool, config, clock, rateLimited: false }).options,
    // Slow on purpose, and not what is tested here.
    databaseHooks: {},
    emailAndPassword: {
      enabled: true,
      password: { hash: async (word) => word, verify: async ({ hash, password: word }) => hash === word },
    },
  };
});
afterAll(async () => {
  await Promise.all([owner.end(), pool.end()]);
  await server.close();
});

const password = 'a long enough password';

function altered(change: Partial<BetterAuthOptions>): Authentication {
  const all: BetterAuthOptions = { ...options, ...change };
  return betterAuth(all);
}

/** Both ways to ask whose a cookie is: ours, which remembers, and better-auth's, which looks it up each time. */
function bothWays(authentication: Authentication) {
  const read = createSessionReader(server.app.parts.db, authentication);
  return {
    ours: async (cookie: string) => {
      const standing = (await read({ cookie }, null))?.standing;
      return standing && { id: standing.id, name: standing.name, email: standing.email };
    },
    theirs: async (cookie: string) => {
      const query = { disableCookieCache: true };
      const session = await authentication.api
        .getSession({ headers: new Headers({ cookie }), query })
        .catch((error: unknown) => {
          if (error instanceof APIError) return null;
          throw error;
        });
      return session
        ? { id: session.user.id, name: session.user.name, email: session.user.email }
        : undefined;
    },
  };
}

type Someone = { userId: string; email: string; cookie: string };
type Signed = { dana: Someone; omar: Someone; cookie: string };
/** What happens to a session that was good a moment ago. Answers the cookie that is sent then, and whose it should be. */
type State = (
  signed: Signed,
  authentication: Authentication,
) => Promise<{ cookie: string; whose: string | undefined }>;

function changed(sql: string, whose: string | undefined): State {
  return async ({ dana, omar, cookie }) => {
    const parameters = sql.includes('$2') ? [dana.userId, omar.userId] : [dana.userId];
    expect((await owner.query(sql, parameters)).rowCount).toBe(1);
    return { cookie, whose };
  };
}

function rewritten(rewrite: (cookie: string) => string, whose?: string): State {
  return async ({ cookie }) => ({ cookie: rewrite(cookie), whose });
}

const tokenOf = (cookie: string) => /=([^.]+)\./.exec(cookie)?.[1] ?? '';
const later = (days: number) =>
  `UPDATE session SET expires_at = now() + interval '${days} days' WHERE user_id = $1`;

const states: Record<string, State> = {
  'is as it was': rewritten((cookie) => cookie, 'Dana'),
  'is sent among other cookies': rewritten((cookie) => `theme=dark; ${cookie}; lang=en`, 'Dana'),
  'has ended by its time': changed(later(-1), undefined),
  'ends in a moment': changed(later(0.001), 'Dana'),
  'is due to be renewed': changed(later(28.5), 'Dana'),
  'was renewed a moment ago': changed(later(30), 'Dana'),
  'was taken out of the database': changed('DELETE FROM session WHERE user_id = $1', undefined),
  'belongs to somebody else by now': changed('UPDATE session SET user_id = $2 WHERE user_id = $1', 'Omar'),
  'belongs to somebody who changed their name': changed(
    `UPDATE "user" SET name = 'Dr. Dana' WHERE id = $1`,
    'Dr. Dana',
  ),
  'was signed out of in another window': async ({ cookie }, { api }) => {
    await api.signOut({ headers: new Headers({ cookie }) });
    return { cookie, whose: undefined };
  },
  'was ended from another browser': async ({ dana, cookie }, authentication) => {
    const other = await signIn(authentication, dana);
    await authentication.api.revokeOtherSessions({ headers: new Headers({ cookie: other }) });
    return { cookie, whose: undefined };
  },
  'was ended by a new password': async ({ dana, cookie }, authentication) => {
    await authentication.api.changePassword({
      headers: new Headers({ cookie: await signIn(authentication, dana) }),
      body: { currentPassword: password, newPassword: 'another long password', revokeOtherSessions: true },
    });
    return { cookie, whose: undefined };
  },
  'is of somebody whose account was deleted': async ({ dana, cookie }, { $context }) => {
    await (await $context).internalAdapter.deleteUser(dana.userId);
    return { cookie, whose: undefined };
  },
  'has another signature': rewritten((cookie) => cookie.replace(/(=[^.]+\.)..../, '$1AAAA')),
  'has the token of another session': async ({ omar, cookie }) => ({
    cookie: cookie.replace(tokenOf(cookie), tokenOf(omar.cookie)),
    whose: undefined,
  }),
  'lacks its signature': rewritten((cookie) => cookie.replace(/(=[^.]+)\..*/, '$1')),
  'lacks its token': rewritten((cookie) => cookie.replace(tokenOf(cookie), '')),
  'is empty': rewritten((cookie) => cookie.replace(/=.*/, '=')),
  'cannot be read': rewritten((cookie) => cookie.replace(/=.*/, '=%E0%A4%A')),
  'is not sent': rewritten(() => 'theme=dark'),
  'comes under a longer name': rewritten((cookie) => `x${cookie}`),
  'is signed with another secret': async ({ dana }) => ({
    cookie: await signIn(altered({ secret: 'the secret of another server, 32 characters' }), dana),
    whose: undefined,
  }),
};

let people = 0;

async function signUp({ api }: Authentication, name: string): Promise<Someone> {
  people += 1;
  const email = `${name.toLowerCase()}-${people}@example.org`;
  const { headers, response } = await api.signUpEmail({
    body: { name, email, password },
    returnHeaders: true,
  });
  return { userId: response.user.id, email, cookie: cookiesOf(headers) };
}

async function signIn({ api }: Authentication, { email }: Someone): Promise<string> {
  return cookiesOf((await api.signInEmail({ body: { email, password }, returnHeaders: true })).headers);
}

function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
}

const servers: Record<string, Partial<BetterAuthOptions>> = {
  'over http': {},
  'over https, where the cookie has its prefix': { baseURL: 'https://threefold.example' },
  'where browsers keep a copy of the session': { session: { cookieCache: { enabled: true, maxAge: 300 } } },
};

describe.each(Object.entries(servers))('%s', (_, { session, ...change }) => {
  test.each(Object.entries(states))(
    'whose a session is that %s, ours and better-auth say alike',
    async (__, state) => {
      const asked = altered({ ...change, session: { ...options.session, ...session } });
      const { ours, theirs } = bothWays(asked);
      const [dana, omar] = [await signUp(asked, 'Dana'), await signUp(asked, 'Omar')];
      const signed = { dana, omar, cookie: dana.cookie };
      expect((await ours(signed.cookie))?.name).toBe('Dana');
      const { cookie, whose } = await state(signed, asked);
      const person = await ours(cookie);
      expect(person?.name).toBe(whose);
      expect(await theirs(cookie)).toEqual(person);
    },
  );
});

test('a session that becomes due while it is remembered is renewed all the same', async () => {
  const asked = altered({});
  const read = createSessionReader(server.app.parts.db, asked);
  const { userId, cookie } = await signUp(asked, 'Dana');
  await owner.query(
    `UPDATE session SET expires_at = now() + interval '29 days 20 seconds' WHERE user_id = $1`,
    [userId],
  );
  expect((await read({ cookie }, null))?.setCookies).toEqual([]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30_000 });
  expect((await read({ cookie }, null))?.setCookies).not.toEqual([]);
  vi.useRealTimers();
});

test('a plugin that looks at sessions is heard with every request', async () => {
  let isOpen = true;
  const asked = altered({
    plugins: [
      {
        id: 'gate',
        hooks: {
          before: [
            {
              matcher: ({ path }) => path === '/get-session',
              handler: createAuthMiddleware(async () => {
                if (!isOpen) throw new APIError('UNAUTHORIZED');
              }),
            },
          ],
        },
      },
    ],
  });
  const { ours, theirs } = bothWays(asked);
  const { cookie } = await signUp(asked, 'Dana');
  expect((await ours(cookie))?.name).toBe('Dana');
  isOpen = false;
  expect(await ours(cookie)).toBeUndefined();
  expect(await theirs(cookie)).toBeUndefined();
});

test('who comes back day after day stays signed in: the session is renewed, and the browser is told', async () => {
  const dana = await server.signUp('Dana');
  await owner.query(later(28.5), [dana.userId]);
  const { headers } = await dana.attempt(getMe);
  expect(String(headers['set-cookie'])).toMatch(/threefold\.session_token=.*Max-Age=2592000/);
  const { rows } = await owner.query(
    `SELECT expires_at > now() + interval '29 days' AS renewed FROM session WHERE user_id = $1`,
    [dana.userId],
  );
  expect(rows).toEqual([{ renewed: true }]);
  expect((await dana.attempt(getMe)).headers['set-cookie']).toBeUndefined();
});

test('a coach whose access has ended is not let in on the day their session is renewed', async () => {
  const [dana, carla] = [await server.signUp('Dana'), await server.signUp('Carla')];
  const invited = await dana.attempt(inviteCoach, { body: { email: carla.email, level: 'full' } });
  const params = { shareId: String(invited.body.id), workspaceId: dana.workspaceId };
  await carla.call(acceptShare, { params, body: { token: String(invited.body.token) } });
  const look = async () => {
    await owner.query(later(28.5), [carla.userId]);
    return (await carla.attempt(listContacts, { params: { workspaceId: dana.workspaceId } })).status;
  };
  expect(await look()).toBe(200);
  await dana.call(revokeShare, { params });
  expect(await look()).toBe(404);
});
