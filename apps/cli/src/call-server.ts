import type { CallOf, Endpoint, ReplyOf } from '@threefold/contracts/endpoint';
import { getMe } from '@threefold/contracts/identity';
import { CommandError, ServerAway } from './command-error.ts';
import type { Connection } from './read-arguments.ts';

type Call<E extends Endpoint> = Omit<CallOf<E>, 'body'> & { body?: unknown; form?: FormData; file?: Blob };

/** Calls one endpoint with the token; whatever goes wrong becomes one line. */
export async function callServer<E extends Endpoint>(
  connection: Connection,
  endpoint: E,
  { form, file, body, ...call }: Call<E>,
): Promise<ReplyOf<E>> {
  const { params = {}, query = {} } = call as {
    params?: Record<string, string>;
    query?: Record<string, unknown>;
  };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const answer = await fetchFrom(connection, `${path}${search.size > 0 ? `?${search}` : ''}`, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${requireToken(connection)}`,
      ...((body !== undefined || file) && { 'content-type': 'application/json' }),
    },
    ...(form || file ? { body: form ?? file } : body !== undefined && { body: JSON.stringify(body) }),
  });
  const document = await readJson(connection, answer);
  if (!answer.ok) throw new CommandError(explainProblem(answer.status, document));
  // The server answers what the same contract promises.
  return document as ReplyOf<E>;
}

/** A file as it streams in; whatever goes wrong before its first byte becomes one line. */
export async function openFile(connection: Connection, path: string): Promise<ReadableStream<Uint8Array>> {
  const answer = await fetchFrom(connection, path, {
    headers: { authorization: `Bearer ${requireToken(connection)}` },
  });
  if (!answer.ok) throw new CommandError(explainProblem(answer.status, await readJson(connection, answer)));
  if (!answer.body) throw new CommandError('The server sent an empty response.');
  return answer.body;
}

/** The workspace that the token's owner has as their own. */
export async function findWorkspace(connection: Connection): Promise<string> {
  if (connection.workspaceId !== null) return connection.workspaceId;
  const { workspaces } = await callServer(connection, getMe, {});
  const own = workspaces.find(({ role }) => role === 'owner');
  if (!own) throw new CommandError('You don’t have a workspace on this server.');
  return own.id;
}

export async function fetchFrom(
  { url }: Connection,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  try {
    return await fetch(`${url}${path}`, init);
  } catch (error) {
    throw new ServerAway(
      `No server answers at ${url} (${reasonOf(error)}). Start it with "npm start", or name another with --url.`,
    );
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0]);
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}

function requireToken({ token }: Connection): string {
  if (token === null)
    throw new CommandError(
      'You need an access token. Create one in Threefold under Settings and set THREEFOLD_TOKEN, or pass --token.',
      2,
    );
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new CommandError('The access token has invalid characters. Copy it again.', 2);
}

async function readJson({ url }: Connection, answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`The server at ${url} (status ${answer.status}) isn’t a Threefold server.`);
  }
}

function explainProblem(status: number, document: unknown): string {
  // Whatever answered; each member is looked at before it is used.
  const { detail, code } = (typeof document === 'object' && document !== null ? document : {}) as {
    detail?: unknown;
    code?: unknown;
  };
  const sentence = typeof detail === 'string' ? detail : `The server answered ${status}.`;
  if (status === 401) return `${sentence} Create a new token in Threefold under Settings.`;
  if (code === 'token-scope') return `${sentence} Create one with the scopes read, write, and import.`;
  return sentence;
}
