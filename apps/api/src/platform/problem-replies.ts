import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod';
import { refusalsOf } from '@threefold/contracts/endpoint';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-parts.ts';
import { isDatabaseAway } from './database-absence.ts';
import { noRoom } from './disk-room.ts';
import { Problem, problemDocument } from './problem.ts';

/**
 * The one handler that turns whatever went wrong into a problem document. No stack, SQL or path ever leaves. With
 * `checkReplies` a refusal that the contract of the endpoint does not tell of is a fault of ours.
 */
export function replyWithProblems(app: App, { checkReplies }: { checkReplies: boolean }): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error);
    // Each request of an outage says the same; a stack says nothing more.
    if (problem.kind === 'unavailable') request.log.warn(`${problem.message} (${error.message})`);
    else if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return replyWithProblem(request, reply, checkReplies ? requireDeclared(problem, request) : problem);
  });
  app.setNotFoundHandler((request, reply) =>
    replyWithProblem(request, reply, new Problem('not-found', 'Not found.')),
  );
}

function requireDeclared(problem: Problem, { routeOptions }: FastifyRequest): Problem {
  const { endpoint } = routeOptions.config;
  if (!endpoint || refusalsOf(endpoint).includes(problem.kind)) return problem;
  return new Problem('internal', `The contract of this endpoint tells of no "${problem.kind}".`);
}

export function replyWithProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  const retryAfter = problem.extra.retryAfterSeconds ?? (problem.kind === 'unavailable' ? 5 : null);
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemDocument(problem, request.url.split('?', 1)[0] ?? '/'));
}

export function asProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return malformed(error);
  if (diskFull.has(error.code)) return noRoom();
  if (lostTwice.has(error.code))
    return new Problem(
      'unavailable',
      'Someone else was changing the same thing. Nothing was saved; try again.',
      {
        code: 'busy',
        retryAfterSeconds: 1,
      },
    );
  if (isDatabaseAway(error))
    return new Problem('unavailable', 'The database isn’t responding right now. Try again in a few seconds.');
  return fromFastify(error);
}

/** Whether it is for a passing want of the server that something failed. */
export function isUnavailable(error: unknown): boolean {
  // What is asked of it beyond an error, any error may lack.
  return error instanceof Error && asProblem(error as FastifyError).kind === 'unavailable';
}

function malformed(error: FastifyError): Problem {
  const where = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
  const errors = (error.validation ?? []).flatMap((issue) => {
    const path = issue.instancePath.split('/').filter(Boolean).join('.');
    const keys = issue.keyword === 'unrecognized_keys' ? unknownKeys(issue.params) : [];
    return keys.length > 0
      ? keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: 'is not a known field' }))
      : [{ path: path || where, message: issue.message ?? 'is not valid' }];
  });
  const first = errors[0];
  return new Problem(
    'malformed',
    first ? `${first.path.replace(/\.\d+$/, '')}: ${first.message}` : `The ${where} is not valid.`,
    {
      errors,
    },
  );
}

function unknownKeys(params: unknown): string[] {
  if (typeof params !== 'object' || params === null || !('keys' in params) || !Array.isArray(params.keys))
    return [];
  return params.keys.map(String);
}

function fromFastify(error: FastifyError): Problem {
  const status = error.statusCode ?? 500;
  if (error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return new Problem('malformed', 'The body is empty, but its type says JSON.');
  if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError)
    return new Problem('malformed', 'The body is not valid JSON.');
  if (status === 413) return new Problem('too-large', 'The body is too large.');
  if (status === 415) return new Problem('wrong-type', 'This address takes application/json.');
  if (status === 429)
    return new Problem('too-fast', 'Too many requests. Wait a moment and try again.', {
      retryAfterSeconds: 30,
    });
  if (status === 503) return new Problem('unavailable', 'The server is busy. Try again in a few seconds.');
  if (status >= 400 && status < 500) return new Problem('malformed', 'The request can’t be read.');
  return new Problem('internal', 'Something went wrong on our end. It’s been logged; try again.');
}

/** Of the database, and of the files that an upload goes through. */
const diskFull = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** Two that waited for each other, or could not have come one after the other; the unit of work has tried once more already. */
const lostTwice = new Set(['40P01', '40001']);
