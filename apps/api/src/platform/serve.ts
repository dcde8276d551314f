import type { Endpoint, ParsedOf, ReplyOf } from '@threefold/contracts/endpoint';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import type { App, Person } from './app-parts.ts';
import type { Database, WorkspaceTransaction } from './database.ts';
import { requireDiskRoom } from './disk-room.ts';
import { notFound, Problem } from './problem.ts';
import { allows, type Scope } from './scope.ts';
import { watchWrites } from './touched.ts';
import { inWorkspace, readInWorkspace } from './workspace-transaction.ts';

type Call<E extends Endpoint> = ParsedOf<E> & {
  /** The version that `If-Match` names, null without the header. */
  ifMatch: number | null;
  now: Temporal.Instant;
  request: FastifyRequest;
  reply: FastifyReply;
};
type Reply<E extends Endpoint> = Promise<ReplyOf<E>>;

/** An endpoint of the person signed in, outside any workspace. */
export function servePerson<E extends Endpoint>(
  app: App,
  endpoint: E,
  handle: (call: Call<E> & { db: Database; person: Person }) => Reply<E>,
): void {
  register(app, endpoint, async (call) => {
    const person = await app.parts.access.authenticate(call);
    requireMeans(person, endpoint);
    return handle({ ...call, db: app.parts.db, person });
  });
}

/** An endpoint under a workspace: the handler runs in one transaction that the row-level policies can judge; a GET only reads. */
export function serve<E extends Endpoint>(
  app: App,
  endpoint: E,
  handle: (call: Call<E> & { db: WorkspaceTransaction; scope: Scope; person: Person }) => Reply<E>,
): void {
  register(app, endpoint, async (call) => {
    const { scope, person } = await enter(app, endpoint, call);
    const transact = endpoint.method === 'GET' ? readInWorkspace : inWorkspace;
    return transact(app.parts.db, scope, (db) => {
      // Done anew, it may find what it was to create.
      call.reply.code(200);
      return handle({ ...call, db, scope, person });
    });
  });
}

/** The same for what talks to the network, streams, or reads and leaves a trace: the handler opens its transactions itself, as short as can be. */
export function serveUnbound<E extends Endpoint>(
  app: App,
  endpoint: E,
  handle: (
    call: Call<E> & {
      scope: Scope;
      person: Person;
      transact: <Result>(work: (db: WorkspaceTransaction) => Result | Promise<Result>) => Promise<Result>;
    },
  ) => Reply<E>,
): void {
  register(app, endpoint, async (call) => {
    const { scope, person } = await enter(app, endpoint, call);
    return handle({ ...call, scope, person, transact: (work) => inWorkspace(app.parts.db, scope, work) });
  });
}

async function enter<E extends Endpoint>(
  app: App,
  endpoint: E,
  call: Call<E>,
): Promise<{ scope: Scope; person: Person }> {
  // Every endpoint that is served here has it in its path.
  const { workspaceId } = call.params as { workspaceId: string };
  const { person, level } = await app.parts.access.enter(call, workspaceId);
  requireMeans(person, endpoint);
  if (level === undefined) throw notFound('workspace');
  if (endpoint.access !== 'public' && endpoint.access !== 'person' && !allows(level, endpoint.access))
    throw new Problem('not-allowed', 'This wasn’t shared with you.', { code: 'not-shared' });
  const scope: Scope = { workspaceId, userId: person.userId, level, now: call.now };
  if (level !== 'owner') await app.parts.access.noteLook(person, scope);
  return { scope, person };
}

function requireMeans(person: Person, endpoint: Endpoint): void {
  if (person.scopes === null) {
    requireRecent(person, endpoint);
    return;
  }
  if (endpoint.tokenScope === null)
    throw new Problem('not-allowed', 'Access tokens can’t do this. Sign in with your password.', {
      code: 'token-refused',
    });
  if (!person.scopes.includes(endpoint.tokenScope))
    throw new Problem('not-allowed', `This access token lacks the scope "${endpoint.tokenScope}".`, {
      code: 'token-scope',
    });
}

function requireRecent(person: Person, endpoint: Endpoint): void {
  if (endpoint.recent && !person.isRecent)
    throw new Problem('not-allowed', 'Confirm that it is you: enter your password again.', {
      code: 'confirm-identity',
    });
}

function register<E extends Endpoint>(app: App, endpoint: E, handle: (call: Call<E>) => Reply<E>): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    config: { endpoint },
    handler: async (request, reply) => {
      // The validator compiled from the same schemas has parsed the first three.
      const call = {
        params: request.params,
        query: request.query,
        body: request.body,
        ifMatch: endpoint.versioned ? readIfMatch(request) : null,
        now: app.parts.clock.now(),
        request,
        reply,
      } as Call<E>;
      if (endpoint.method === 'GET') return handle(call);
      await requireDiskRoom(app.parts.config.clusterDir);
      const { result, written } = await watchWrites(() => handle(call));
      const touched = app.parts.touchedBy(written);
      if (touched !== '') reply.header('touched', touched);
      return result;
    },
  });
}

function schemaOf({ params, query, body, replies }: Endpoint) {
  return {
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: replies,
  };
}

function readIfMatch(request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const version = Number(/^(?:W\/)?"?(\d+)"?$/.exec(header)?.[1]);
  if (!Number.isSafeInteger(version))
    throw new Problem('malformed', 'If-Match must hold the version in quotes, for instance "3".', {
      errors: [{ path: 'If-Match', message: 'is not a version' }],
    });
  return version;
}
