import { type ProblemDocument, type ProblemKind, problemKinds } from '@threefold/contracts/problem';

/** The title of a status that another's answer carries. */
export function titleOfStatus(status: number): string {
  return Object.values(problemKinds).find((kind) => kind.status === status)?.title ?? 'Refused';
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
    return problemKinds[this.kind].status;
  }
}

/** Another's row is "not found", exactly like one that never was. */
export function notFound(what: string): Problem {
  return new Problem('not-found', `Not found: ${what}.`);
}

export function problemDocument(problem: Problem, instance: string): ProblemDocument {
  const code = problem.extra.code ?? problem.kind;
  return {
    type: `urn:threefold:problem:${code}`,
    title: problemKinds[problem.kind].title,
    status: problem.status,
    detail: problem.message,
    instance,
    code,
    ...(problem.extra.errors && { errors: [...problem.extra.errors] }),
    ...(problem.extra.current !== undefined && { current: problem.extra.current }),
  };
}
