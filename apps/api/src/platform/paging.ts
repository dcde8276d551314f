import { id, instant } from '@threefold/contracts/primitives';
import { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * Cursors are keysets: the sort key and id of the last row, so that page 1,000 costs what page 1 costs. They are opaque
 * to clients and carry nothing that the page itself does not show.
 */
function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The keyset that a cursor stands for, or null without one. Whatever the list could not have answered is refused. */
export function decodeCursor<Key>(cursor: string | undefined, keyset: z.ZodType<Key>): Key | null {
  if (cursor === undefined) return null;
  const { success, data } = keyset.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
  if (success) return data;
  throw new Problem('malformed', 'This cursor didn’t come from this list.', {
    errors: [{ path: 'cursor', message: 'is not known' }],
  });
}

const timeKeyset = z.tuple([instant, id]).transform(([at, id]) => ({ at, id }));
export type TimeKey = z.output<typeof timeKeyset>;

/** The keyset of the lists that are ordered by time: the instant and the id of the last row. */
export function decodeTimeCursor(cursor: string | undefined): TimeKey | null {
  return decodeCursor(cursor, timeKeyset);
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
