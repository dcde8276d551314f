import { Problem } from './problem.ts';

/**
 * Cursors are keysets: the sort key and id of the last row, so that page 1,000 costs what page 1 costs. They are opaque
 * to clients and carry nothing that the page itself does not show.
 */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The keyset of `length` strings or numbers that a cursor stands for, or null without one. */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  const key = parsed(Buffer.from(cursor, 'base64url').toString());
  const isKey =
    Array.isArray(key) &&
    key.length === length &&
    key.every((part) => typeof part === 'string' || typeof part === 'number');
  if (!isKey) throw unknownCursor();
  return key;
}

const instantText = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The keyset of the lists that are ordered by time: the instant and the id of the last row. */
export function decodeTimeCursor(cursor: string | undefined): { at: string; id: string } | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [at, id] = key.map(String);
  if (!at || !id || !instantText.test(at) || !uuid.test(id)) throw unknownCursor();
  return { at, id };
}

function unknownCursor(): Problem {
  return new Problem('malformed', 'The cursor is not one that this list answered.', {
    errors: [{ path: 'cursor', message: 'is not known' }],
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Takes `limit + 1` rows and answers a page of `limit` with the cursor of what follows. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, key }: { item: (row: Row) => Item; key: (row: Row) => readonly (string | number)[] },
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null,
  };
}
