import { createHash } from 'node:crypto';
import { Problem } from './problem.ts';

/** What a use case that creates answers: `isNew` is false when the same call came before. */
export type Creation<Value> = { isNew: boolean; value: Value };

/** Fingerprint of what a client asked to create, without the id, independent of the order of fields. */
export function contentHash(input: object): string {
  const { id: _, ...content } = input as { id?: unknown };
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .join(',')}}`;
}

/** The id is taken: by the same content it is a retry, by other content a conflict. */
export function repeated<Value>(existingHash: string, hash: string, current: Value): Creation<Value> {
  if (existingHash !== hash)
    throw new Problem('conflict', 'This ID is already used for something else.', {
      code: 'id-taken',
      current,
    });
  return { isNew: false, value: current };
}

/** Guards a change: `ifMatch` is the version the caller saw, null when they did not say. */
export function requireVersion(version: number, ifMatch: number | null, current: unknown): void {
  if (ifMatch === null || ifMatch === version) return;
  throw new Problem('stale', 'This was changed in the meantime. Review the current version and try again.', {
    current,
  });
}
