import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which tables a request changed, noted from the statements themselves, so that nobody has to say it. The tables are snake_case,
 * as the database has them.
 */
export async function watchWrites<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; written: ReadonlySet<string> }> {
  const written = new Set<string>();
  const result = await watching.run(written, work);
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
