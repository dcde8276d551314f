import type { CallOf, Endpoint, ReplyOf } from '@threefold/contracts/endpoint';
import type { ProblemDocument } from '@threefold/contracts/problem';
import { createTestDatabase, type TestDatabase } from '@threefold/local-postgres/test-database';
import type { TestPooler } from '@threefold/local-postgres/test-pooler';
import { Temporal } from 'temporal-polyfill';
import { createApp } from './app.ts';
import type { App } from './platform/app-parts.ts';
import { readConfig } from './platform/config.ts';
import { findDatabaseWay } from './platform/database-address.ts';
import { prepareServerRole } from './platform/migrate.ts';

export const secretKey = 'a secret key for tests, 32 characters or more';

/** A clock that stands still until a test moves it. */
export function testClock(at: string) {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    set: (next: string) => {
      now = Temporal.Instant.from(next);
    },
    pass: (duration: Temporal.DurationLike) => {
      now = now.add(duration);
    },
  };
}

export type TestApp = {
  app: App;
  clock: ReturnType<typeof testClock>;
  /** Owner's address of this test's own database. */
  ownerUrl: string;
  signUp: (name: string) => Promise<TestPerson>;
  close: () => Promise<void>;
};

export type Answer<Body> = { status: number; body: Body; headers: Record<string, unknown> };
type Options<E extends Endpoint> = (CallOf<E> extends { params: infer Params }
  ? { params: Omit<Params, 'workspaceId'> & { workspaceId?: string } }
  : object) &
  Omit<CallOf<E>, 'params'> & { ifMatch?: number; headers?: Record<string, string> };

export type TestPerson = {
  name: string;
  email: string;
  userId: string;
  workspaceId: string;
  cookie: string;
  /** Calls an endpoint in this person's own workspace (or the one that `params` names) and insists on success. */
  call: <E extends Endpoint>(endpoint: E, options?: Partial<Options<E>>) => Promise<ReplyOf<E>>;
  /** Calls an endpoint and answers whatever came. */
  attempt: (
    endpoint: Endpoint,
    options?: LooseOptions,
  ) => Promise<Answer<ProblemDocument & Record<string, unknown>>>;
};

export type LooseOptions = {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number | string;
  headers?: Record<string, string>;
};

type TestAppOptions = {
  at?: string;
  publicUrl?: string;
  rateLimited?: boolean;
  /** Where several servers share one, the test makes and drops it. */
  database?: TestDatabase;
  pooler?: TestPooler;
};

/** The whole server on a database of its own, with real Postgres and a clock that the test holds. */
export async function openTestApp({
  at = '2026-11-24T15:00:00Z',
  publicUrl = 'http://localhost:4600',
  rateLimited = false,
  database: shared,
  pooler,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = shared ?? (await createTestDatabase());
  const clock = testClock(at);
  const config = readConfig({
    SECRET_KEY: secretKey,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    PUBLIC_URL: publicUrl,
  });
  const roleUrl = await prepareServerRole(database.url, secretKey);
  const databaseUrl = pooler?.through(roleUrl) ?? roleUrl;
  const app = await createApp({
    config,
    databaseUrl,
    databaseWay: pooler ? await findDatabaseWay(databaseUrl) : 'direct',
    clock,
    checkReplies: true,
    rateLimited,
    webApp: '/nowhere',
  });
  await app.ready();
  return {
    app,
    clock,
    ownerUrl: database.url,
    signUp: (name) => signUp(app, name),
    close: async () => {
      await app.close();
      if (!shared) await database.drop();
    },
  };
}

let people = 0;

async function signUp(app: App, name: string): Promise<TestPerson> {
  people += 1;
  const email = `person-${people}@example.org`;
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name, email, password: 'a long enough password' },
  });
  if (answer.statusCode !== 200) throw new Error(`Sign-up failed: ${answer.body}`);
  const cookie = answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
  const me = (await app.inject({ url: '/api/v1/me', headers: { cookie } })).json();
  const workspaceId: string = me.workspaces[0].id;
  const attempt: TestPerson['attempt'] = (endpoint, options = {}) =>
    send(app, { cookie, workspaceId, endpoint, options });
  return {
    name,
    email,
    userId: me.id,
    workspaceId,
    cookie,
    attempt,
    call: async (endpoint, options = {}) => {
      // The typed options are a narrower form of the loose ones.
      const { status, body } = await attempt(endpoint, options as LooseOptions);
      if (status >= 300)
        throw new Error(`${endpoint.method} ${endpoint.path} answered ${status}: ${JSON.stringify(body)}`);
      // Replies are checked against the schema by the server under test.
      return body as never;
    },
  };
}

type Sending = { cookie: string; workspaceId: string; endpoint: Endpoint; options: LooseOptions };

async function send(
  app: App,
  { cookie, workspaceId, endpoint, options }: Sending,
): Promise<Answer<ProblemDocument & Record<string, unknown>>> {
  const params: Record<string, string> = { workspaceId, ...options.params };
  const url = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = Object.entries(options.query ?? {}).filter(([, value]) => value !== undefined);
  const answer = await app.inject({
    method: endpoint.method,
    url,
    query: Object.fromEntries(query.map(([key, value]) => [key, String(value)])),
    headers: {
      cookie,
      ...(options.ifMatch !== undefined && { 'if-match': `"${options.ifMatch}"` }),
      ...options.headers,
    },
    // A test sends what JSON can say.
    ...(options.body !== undefined && { payload: options.body as object }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  // A test that looks at a problem or at any other body names the members it expects.
  const body = (isJson ? answer.json() : { text: answer.body }) as ProblemDocument & Record<string, unknown>;
  return { status: answer.statusCode, body, headers: answer.headers };
}
