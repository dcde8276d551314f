import type { CallOf, Endpoint, ReplyOf } from '@threefold/contracts/endpoint';
import type { routes } from '@threefold/contracts/routes';
import { isProblem } from './api-problem.ts';
import { isConfirmedNow } from './confirm-identity.ts';
import { reportSignedOut, send } from './send.ts';
import type { LeaveAlone } from './touched.ts';

// The typed client of the public API. Types come from the contracts; no schema is bundled.
//
//   const page = await api('GET /workspaces/:workspaceId/contacts', { params: { workspaceId }, query: { q: 'ann' } });
//   await api('PATCH /workspaces/:workspaceId/contacts/:contactId', { params, body, ifMatch: contact.version });

type AnyRoute = Extract<(typeof routes)[keyof typeof routes], Endpoint>;
type WithoutBase<Path extends string> = Path extends `/api/v1${infer Rest}` ? Rest : never;
type KeyOf<Route extends Endpoint> = `${Route['method']} ${WithoutBase<Route['path']>}`;

type RouteByKey = { [Route in AnyRoute as KeyOf<Route>]: Route };

/** `GET /workspaces/:workspaceId/contacts`: the method and the path below `/api/v1`. */
type RouteKey = keyof RouteByKey;

type EmptyIsOptional<Parts> = {
  [Part in keyof Parts as Record<string, never> extends Parts[Part] ? never : Part]: Parts[Part];
} & {
  [Part in keyof Parts as Record<string, never> extends Parts[Part] ? Part : never]?: Parts[Part];
};

type UploadOf<Route> = Route extends { multipart: object }
  ? { body: FormData }
  : Route extends { streamed: string }
    ? { body: Blob }
    : unknown;

/** What a call takes: `params`, `query` and `body` as its contract says. */
export type ApiCall<Key extends RouteKey> = EmptyIsOptional<CallOf<RouteByKey[Key]>> &
  UploadOf<RouteByKey[Key]>;

/** What a call answers when all is well. */
export type ApiReply<Key extends RouteKey> = ReplyOf<RouteByKey[Key]>;

type ApiOptions = {
  /** The `version` that a change was made from; a stale one throws a problem with status 412. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** Goes on after its page was closed. */
  outlivesPage?: boolean;
  /** What the page shows by the answer itself, or leaves, is not asked for again at once. */
  leaveAlone?: LeaveAlone;
};

type Parts = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
} & ApiOptions;

export const api = async <Key extends RouteKey>(
  key: Key,
  call: ApiCall<Key> & ApiOptions,
): Promise<ApiReply<Key>> => {
  const [method = 'GET', path = ''] = key.split(' ');
  // The mapped type above cannot be seen through for an unknown key; this is its widest form.
  const { params, query, body, ifMatch, signal, outlivesPage, leaveAlone } = call as Parts;
  const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };
  const ask = () =>
    // The contract is checked on the server, which answers nothing else.
    send({
      method,
      url: address(`/api/v1${path}`, params, query),
      body,
      headers,
      signal,
      outlivesPage,
      leaveAlone,
    }) as Promise<ApiReply<Key>>;
  try {
    return await ask();
  } catch (error) {
    if (isProblem(error, 401)) reportSignedOut();
    if (await isConfirmedNow(error)) return ask();
    throw error;
  }
};

type Values = Record<string, unknown>;

const asText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** `/workspaces/:workspaceId/contacts` with its parameters filled in and its query appended. */
export const address = (path: string, params: Values = {}, query: Values = {}): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs the parameter ${name}`);
    return encodeURIComponent(asText(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, asText(one));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
};
