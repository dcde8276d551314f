/** A field of a form that the server refused, `path` as in the body sent (`emails.0`). */
export type FieldProblem = { path: string; message: string };

export type ProblemFields = {
  /** 0 where no answer came at all. */
  status: number;
  title: string;
  detail?: string | undefined;
  type?: string | undefined;
  code?: string | undefined;
  errors?: FieldProblem[] | undefined;
  /** With 412 and some 409: the resource as it stands on the server. */
  current?: unknown;
};

/** What every failed call throws: the fields of RFC 9457, or status 0 when nothing answered. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly type: string;
  readonly code: string | undefined;
  readonly errors: FieldProblem[];
  readonly current: unknown;

  constructor(fields: ProblemFields) {
    super(fields.detail ?? fields.title);
    this.name = 'ApiProblem';
    this.status = fields.status;
    this.title = fields.title;
    this.detail = fields.detail;
    this.type = fields.type ?? 'about:blank';
    this.code = fields.code;
    this.errors = fields.errors ?? [];
    this.current = fields.current;
  }
}

export const isProblem = (error: unknown, status?: number): error is ApiProblem =>
  error instanceof ApiProblem && (status === undefined || error.status === status);

/** The server's word on one field of a form, to be shown beside it. */
export const fieldError = (error: unknown, path: string): string | undefined =>
  isProblem(error) ? error.errors.find((field) => field.path === path)?.message : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const fieldProblems = (value: unknown): FieldProblem[] =>
  Array.isArray(value)
    ? value.flatMap((entry: { path?: unknown; message?: unknown } | null) => {
        const message = text(entry?.message);
        return message ? [{ path: text(entry?.path) ?? '', message }] : [];
      })
    : [];

/** Reads any error body: a problem document, better-auth's `{ code, message }`, or nothing usable. */
export const problemFrom = (status: number, body: unknown): ApiProblem => {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  return new ApiProblem({
    status,
    title: text(fields.title) ?? text(fields.message) ?? `The server answered ${status}`,
    detail: text(fields.detail) ?? text(fields.message),
    type: text(fields.type),
    code: text(fields.code),
    errors: fieldProblems(fields.errors),
    current: fields.current,
  });
};

export const unreachable = (): ApiProblem =>
  new ApiProblem(
    navigator.onLine
      ? {
          status: 0,
          title: 'The server isn’t responding',
          detail: 'The server isn’t responding. Try again in a minute.',
        }
      : { status: 0, title: 'You’re offline', detail: 'You’re offline. Reconnect and try again.' },
  );
