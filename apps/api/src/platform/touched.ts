import { AsyncLocalStorage } from 'node:async_hooks';
import { type Resource, resources } from '@threefold/contracts/resources';
import type { DB } from './database-types.gen.ts';

// An answer to a change names the resources whose answers may have changed, derived from the tables that were written.

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
    'The resources whose responses may have changed, each by its name in the path: "contacts, call-backs, today". Left out if nothing changed, such as when the same thing is created twice.',
  schema: { type: 'string' },
} as const;

/**
 * Which tables a request changed, noted from the statements themselves, so that nobody has to say it. The tables are snake_case,
 * as the database has them. Watched within a request, a transaction adds to it what it changed once it is through.
 */
export async function watchWrites<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; written: ReadonlySet<string> }> {
  const around = watching.getStore();
  const written = new Set<string>();
  const result = await watching.run(written, work);
  for (const table of written) around?.add(table);
  return { result, written };
}

const watching = new AsyncLocalStorage<Set<string>>();

/** A statement was carried out. One that changed no row wrote nothing, unless it is several in one. */
export function noteStatement({ text, rowCount }: { text: string; rowCount: number | null }): void {
  const written = watching.getStore();
  if (written === undefined) return;
  const tables = tablesWrittenBy(text);
  if (tables.length === 1 && rowCount === 0) return;
  for (const table of tables) written.add(table);
}

const known = new Map<string, readonly string[]>();
/** Texts with a list of values are ever new ones. */
const mostKnown = 2_000;

function tablesWrittenBy(text: string): readonly string[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const tables = parseWritten(text);
  known.set(text, tables);
  return tables;
}

/** `for update`, `for no key update` and `do update set` lock or belong to an insert. */
const writing =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|(?<!\b(?:for|key|do)\s+)update(?:\s+only)?)\s+(?:"?public"?\.)?"?(\w+)/gi;

function parseWritten(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(writing), ([, table = '']) => table.toLowerCase()))];
}
