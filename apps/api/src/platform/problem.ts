import type { ProblemDocument } from '@threefold/contracts/primitives';

/** The one map from what went wrong to the status that says so. */
const problemStatuses = {
  malformed: 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'wrong-type': 415,
  'rule-broken': 422,
  'too-fast': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof problemStatuses;

const titles: Record<ProblemKind, string> = {
  malformed: 'The request is malformed',
  'not-signed-in': 'Not signed in',
  'not-allowed': 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Conflict',
  stale: 'Changed in the meantime',
  'too-large': 'Too large',
  'wrong-type': 'Wrong type of content',
  'rule-broken': 'Breaks a rule',
  'too-fast': 'Too many requests',
  internal: 'Something went wrong on our side',
  unavailable: 'Not available right now',
};

/** The title of a status that another's answer carries. */
export function titleOfStatus(status: number): string {
  const kind = Object.entries(problemStatuses).find(([, each]) => each === status)?.[0];
  // The entries of the map are its own keys.
  return kind === undefined ? 'Refused' : titles[kind as ProblemKind];
}

export type ProblemExtra = {
  /** A stable word for programs that is narrower than the kind, for instance `promise-past`. */
  code?: string;
  errors?: readonly { path: string; message: string }[];
  /** The resource as it stands, for a stale or conflicting write. */
  current?: unknown;
  retryAfterSeconds?: number;
};

/** What use cases throw. `detail` is one sentence for a person that says what to do. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly extra: ProblemExtra;

  constructor(kind: ProblemKind, detail: string, extra: ProblemExtra = {}) {
    super(detail);
    this.kind = kind;
    this.extra = extra;
  }

  get status(): number {
    return problemStatuses[this.kind];
  }
}

/** Another's row is "not found", exactly like one that never was. */
export function notFound(what: string): Problem {
  return new Problem('not-found', `There is no such ${what}.`);
}

export function problemDocument(problem: Problem, instance: string): ProblemDocument {
  const code = problem.extra.code ?? problem.kind;
  return {
    type: `urn:threefold:problem:${code}`,
    title: titles[problem.kind],
    status: problem.status,
    detail: problem.message,
    instance,
    code,
    ...(problem.extra.errors && { errors: [...problem.extra.errors] }),
    ...(problem.extra.current !== undefined && { current: problem.extra.current }),
  };
}
