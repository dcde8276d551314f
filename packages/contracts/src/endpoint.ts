import { z } from 'zod';
import type { ProblemKind } from './problem.ts';

/**
 * One HTTP endpoint as both sides see it. The server registers it, the OpenAPI page describes it, the web app
 * and the command line type their calls by it, and the stranger's tests are generated from it.
 */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Full path with `:name` parameters. */
  path: `/api/v1/${string}` | `/api/auth/${string}`;
  /** What a call does, in one line. */
  summary: string;
  /** What a caller should know besides, in sentences. */
  description?: string;
  /**
   * Who may call. `public`: anybody. `person`: anybody signed in. `owner`: the seeker whose workspace it is.
   * A share level: the seeker, and a coach to whom at least that level was granted.
   */
  access: 'public' | 'person' | 'owner' | 'progress' | 'network' | 'full';
  /** What a personal access token must be allowed to do; null where no token is taken. */
  tokenScope: 'read' | 'write' | 'import' | 'restore' | null;
  /**
   * True for what others could do harm with at a browser left open: the session must have begun, or been confirmed by the
   * password, within a quarter of an hour. A token that may do it needs no such thing.
   */
  recent?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A body that the server would take, for whoever reads the description of the API. */
  example?: unknown;
  /** True where `If-Match` guards the change. */
  versioned?: boolean;
  /** The fields of a multipart upload, for the description only: it is streamed and not parsed as a whole. */
  multipart?: z.ZodObject;
  /** The body is JSON of any size, described in words since it is streamed and not parsed as a whole. */
  streamed?: string;
  /** Successful answers by status. */
  replies: Record<number, z.ZodType>;
  /** Content types of a successful answer that is a file. */
  files?: readonly string[];
  /** How it may be refused, besides what follows from the other members; see `refusalsOf`. */
  refusals?: readonly ProblemKind[];
};

/** Every body has an example, and the compiler holds it against the schema. */
type Example<E> = E extends { body: infer Body extends z.ZodType }
  ? { example: z.input<Body> }
  : { example?: never };

export function endpoint<const E extends Endpoint>(definition: E & Example<E>): E {
  return definition;
}

/** Everything that a call of an endpoint may be refused for, in the order of the statuses. */
export function refusalsOf({ access, params, query, body, versioned, ...rest }: Endpoint): ProblemKind[] {
  const takesBody = Boolean(body ?? rest.multipart ?? rest.streamed);
  const implied: Record<ProblemKind, boolean> = {
    malformed: takesBody || Boolean(params ?? query),
    'not-signed-in': access !== 'public',
    'not-allowed': access !== 'public',
    'not-found': params !== undefined,
    // An id of the caller's own may be taken by something else.
    conflict: body instanceof z.ZodObject && 'id' in body.shape,
    stale: versioned === true,
    'too-large': takesBody,
    'wrong-type': takesBody,
    'rule-broken': false,
    'too-fast': true,
    internal: true,
    unavailable: true,
  };
  // The keys of the record are its own.
  return (Object.keys(implied) as ProblemKind[]).filter(
    (kind) => implied[kind] || rest.refusals?.includes(kind),
  );
}

type Shape<T, Side extends 'input' | 'output'> = T extends z.ZodType
  ? Side extends 'input'
    ? z.input<T>
    : z.output<T>
  : undefined;

/** What a caller sends. */
export type CallOf<E extends Endpoint> = {
  [Part in 'params' | 'query' | 'body' as E[Part] extends z.ZodType ? Part : never]: Shape<E[Part], 'input'>;
};

/** What a handler gets, defaults filled in. */
export type ParsedOf<E extends Endpoint> = {
  [Part in 'params' | 'query' | 'body']: Shape<E[Part], 'output'>;
};

/** What a caller receives when all is well. */
export type ReplyOf<E extends Endpoint> = {
  [Status in keyof E['replies']]: Shape<E['replies'][Status], 'output'>;
}[keyof E['replies']];
