import { z } from 'zod';

/** Everything that a request can be refused for, with the status that says so. */
export const problemKinds = {
  malformed: { status: 400, title: 'The request is malformed' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'not-allowed': { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  stale: { status: 412, title: 'Changed in the meantime' },
  'too-large': { status: 413, title: 'Too large' },
  'wrong-type': { status: 415, title: 'Wrong type of content' },
  'rule-broken': { status: 422, title: 'Breaks a rule' },
  'too-fast': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available right now' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** RFC 9457 problem document, the shape of every error. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional().describe('One sentence for a person that says what to do.'),
  instance: z.string().optional(),
  code: z
    .string()
    .optional()
    .describe('A short stable word for programs, for instance `stale` or `promise-past`.'),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: z.unknown().optional().describe('With 412, and with 409 on creation: the resource as it stands.'),
});
export type ProblemDocument = z.infer<typeof problem>;
