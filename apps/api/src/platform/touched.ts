// An answer to a change names the resources whose answers may have changed, derived from the tables that were written.
import { type Resource, resources } from '@threefold/contracts/resources';
import type { DB } from './database-types.gen.ts';

/** From which tables each resource is read. */
export type ReadFrom = Readonly<Record<Resource, readonly (keyof DB)[]>>;

/** The header's value for tables that were written, empty where nobody reads them. */
export function createTouched(readFrom: ReadFrom): (written: ReadonlySet<string>) => string {
  const tables = new Map(
    resources.map((resource) => [resource, readFrom[resource].map((table) => toSnakeCase(table))]),
  );
  return (written) =>
    resources.filter((resource) => tables.get(resource)?.some((table) => written.has(table))).join(', ');
}

export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const header = {
  description:
    'The resources whose answers may have changed, each by the word of its path that names it: "contacts, call-backs, today". Left out where nothing changed, as when the same thing is created twice.',
  schema: { type: 'string' },
} as const;

type Operation = { responses?: Record<string, { headers?: object }> };
type Described = { paths?: Record<string, Record<string, Operation>> };

/** Says of every change that its answer has the header. */
export function describeTouched<Document extends object>(document: Document): Document {
  // Its own type is a union of every version of OpenAPI; these members are in all of them.
  const { paths = {} } = document as Described;
  for (const path of Object.values(paths))
    for (const [method, { responses = {} }] of Object.entries(path))
      for (const [status, response] of Object.entries(responses))
        if (method !== 'get' && status.startsWith('2'))
          response.headers = { ...response.headers, Touched: header };
  return document;
}
