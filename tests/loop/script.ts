import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openTestApp, type TestApp } from '@threefold/api/test-app';
import type { CallOf, Endpoint, ReplyOf } from '@threefold/contracts/endpoint';
import { createToken, getMe } from '@threefold/contracts/identity';
import type { ProblemDocument } from '@threefold/contracts/problem';

export type Answer = { status: number; headers: Headers; body: ProblemDocument & Record<string, unknown> };
type Call<E extends Endpoint> = Omit<CallOf<E>, 'params'> &
  (CallOf<E> extends { params: infer Params } ? { params?: Omit<Params, 'workspaceId'> } : object) & {
    ifMatch?: number;
  };
export type LooseCall = {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
};

/** What an outside script has: an address, a token and a workspace. */
export type Script = {
  workspaceId: string;
  attempt: (endpoint: Endpoint, call?: LooseCall) => Promise<Answer>;
  /** Insists on success. */
  call: <E extends Endpoint>(endpoint: E, call?: Partial<Call<E>>) => Promise<ReplyOf<E>>;
  /** Creates under an id of the script's own choosing, then sends the very same again, as after a lost answer. */
  create: <E extends Endpoint>(endpoint: E, call: Partial<Call<E>>) => Promise<ReplyOf<E>>;
  /** Changes what has `version`, then tries once more from that version, as a second window would. */
  change: <E extends Endpoint>(
    endpoint: E,
    call: Partial<Call<E>> & { ifMatch: number },
  ) => Promise<ReplyOf<E>>;
  send: (path: string, request: RequestInit) => Promise<Answer>;
  /** The same script, where the server moved to another address. */
  at: (baseUrl: string) => Script;
  /** The person themselves, in the session of the sign-up: for what no token may do. */
  inPerson: () => Script;
  /** The same script in a workspace of somebody else's. */
  within: (workspaceId: string) => Script;
};

/** The whole server behind a real port: whoever talks to it does so over HTTP alone. */
async function listen(server: TestApp): Promise<string> {
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const address = server.app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

export async function openListeningApp(at: string): Promise<{ server: TestApp; baseUrl: string }> {
  const server = await openTestApp({ at });
  return { server, baseUrl: await listen(server) };
}

/** Signs up, and makes a token in the session that this opens; the session is used again only in person. */
export async function signUpScript(baseUrl: string, name: string): Promise<Script> {
  const email = `${randomUUID()}@example.org`;
  // Node's fetch calls itself a browser, and a browser names where it comes from.
  const headers = { 'content-type': 'application/json', origin: baseUrl };
  const signedUp = await fetch(`${baseUrl}/api/auth/sign-up/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name, email, password: 'a long enough password' }),
  });
  if (!signedUp.ok) throw new Error(`Sign-up answered ${signedUp.status}: ${await signedUp.text()}`);
  const cookie = signedUp.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  const made = await fetch(`${baseUrl}${createToken.path}`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ name: 'evening script', scopes: ['read', 'write', 'import'] }),
  });
  const { token } = createToken.replies[201].parse(await made.json());
  const me = await fetch(`${baseUrl}${getMe.path}`, { headers: { authorization: `Bearer ${token}` } });
  const workspace = getMe.replies[200].parse(await me.json()).workspaces[0];
  if (!workspace) throw new Error('The first sign-up made no workspace.');
  const means = { authorization: `Bearer ${token}` };
  return scriptWith({ baseUrl, means, cookie, workspaceId: workspace.id });
}

type Access = { baseUrl: string; means: Record<string, string>; cookie: string; workspaceId: string };

function scriptWith(access: Access): Script {
  const { baseUrl, means, cookie, workspaceId } = access;
  const send: Script['send'] = async (path, request) => {
    const headers = { ...means, ...request.headers };
    const answer = await fetch(`${baseUrl}${path}`, { ...request, headers });
    // A test that looks at a problem or at any other body names the members it expects.
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
  };
  const attempt: Script['attempt'] = (endpoint, call = {}) =>
    send(addressOf(endpoint, { workspaceId, ...call.params }, call.query), requestOf(endpoint, call));
  const succeed = async (endpoint: Endpoint, call: LooseCall, statuses: readonly number[]) => {
    const answer = await attempt(endpoint, call);
    if (statuses.includes(answer.status)) return answer.body;
    const { status, body } = answer;
    throw new Error(`${endpoint.method} ${endpoint.path} answered ${status}: ${JSON.stringify(body)}`);
  };
  // The typed calls are a narrower form of the loose ones, and the server under test checks its replies against their schema.
  return {
    workspaceId,
    send,
    at: (elsewhere) => scriptWith({ ...access, baseUrl: elsewhere }),
    within: (other) => scriptWith({ ...access, workspaceId: other }),
    inPerson: () => scriptWith({ ...access, means: { cookie, origin: baseUrl } }),
    attempt,
    call: async (endpoint, call) => (await succeed(endpoint, call as LooseCall, [200, 201])) as never,
    create: async (endpoint, call) => {
      const loose = call as LooseCall;
      const same = { ...loose, body: { ...(loose.body as object), id: randomUUID() } };
      const first = await succeed(endpoint, same, [201]);
      deepStrictEqual(await succeed(endpoint, same, [200]), first);
      return first as never;
    },
    change: async (endpoint, call) => {
      const changed = await succeed(endpoint, call as LooseCall, [200]);
      const { current } = await succeed(endpoint, call as LooseCall, [412]);
      deepStrictEqual(current, changed);
      return changed as never;
    },
  };
}

function requestOf({ method }: Endpoint, { body, ifMatch }: LooseCall): RequestInit {
  return {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

function addressOf({ path }: Endpoint, params: Record<string, string>, query: object = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** Walks a list in pages of `limit` to its end. */
export async function walk(
  script: Script,
  endpoint: Endpoint,
  { query, params, limit = 2 }: LooseCall & { limit?: number } = {},
): Promise<{ id: string }[]> {
  const items: { id: string }[] = [];
  for (let cursor: unknown; cursor !== null; ) {
    const { status, body } = await script.attempt(endpoint, {
      ...(params && { params }),
      query: { ...query, limit, cursor },
    });
    if (status !== 200 || !Array.isArray(body.items) || body.items.length > limit)
      throw new Error(`${endpoint.path} answered ${status}: ${JSON.stringify(body)}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}
