import type { z } from 'zod';

/**
 * One HTTP endpoint as both sides see it. The server registers it, the OpenAPI page describes it, the web app
 * and the command line type their calls by it, and the stranger's tests are generated from it.
 */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Full path with `:name` parameters. */
  path: `/api/v1/${string}`;
  tag: string;
  summary: string;
  /**
   * Who may call. `public`: anybody. `person`: anybody signed in. `owner`: the seeker whose workspace it is.
   * A share level: the seeker, and a coach to whom at least that level was granted.
   */
  access: 'public' | 'person' | 'owner' | 'progress' | 'network' | 'full';
  /** What a personal access token must be allowed to do; null where no token is taken. */
  tokenScope: 'read' | 'write' | 'import' | null;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** True where `If-Match` guards the change. */
  versioned?: boolean;
  /** The body is a multipart upload, described in words since it is streamed and not parsed as a whole. */
  multipart?: string;
  /** The body is JSON of any size, described in words since it is streamed and not parsed as a whole. */
  streamed?: string;
  /** Successful answers by status. Problems are the same everywhere and are added by the server. */
  replies: Record<number, z.ZodType>;
};

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
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
