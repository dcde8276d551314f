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

/** As the description of the API tells of it. */
export const touchedHeader = {
  description:
    'The resources whose answers may have changed, each by the word of its path that names it: "contacts, call-backs, today". Left out where nothing changed, as when the same thing is created twice.',
  schema: { type: 'string' },
} as const;
