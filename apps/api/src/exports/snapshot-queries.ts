import type { ExportedTable } from '@threefold/contracts/exports/exported-tables';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

const fetched = 2_000;
let cursors = 0;

/** First in its transaction: everything that follows sees one state of the database, and changes nothing of it. */
export async function beginSnapshot(db: WorkspaceTransaction): Promise<void> {
  await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`.execute(db);
  await sql`SET LOCAL TIME ZONE 'UTC'`.execute(db);
}

/**
 * The rows of a statement a batch at a time, however many there are. Each comes as JSON text, which is read quicker than column
 * by column; the database makes the next batch while this one is written.
 */
export async function* fetchRows<Row>(
  db: WorkspaceTransaction,
  select: RawBuilder<unknown>,
): AsyncGenerator<Row[]> {
  for await (const lines of fetchLines(db, select)) yield lines.map((line) => JSON.parse(line) as Row);
}

async function* fetchLines(db: WorkspaceTransaction, select: RawBuilder<unknown>): AsyncGenerator<string[]> {
  cursors += 1;
  const cursor = sql.raw(`export_${cursors}`);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT row_to_json(line)::text AS line FROM (${select}) line`.execute(
    db,
  );
  // One column that needs no other name: no row is looked through for names.
  const plain = db.withoutPlugins();
  const fetchBatch = () => {
    const batch = sql<{ line: string }>`FETCH ${sql.raw(String(fetched))} FROM ${cursor}`.execute(plain);
    // Whoever leaves in between never asks for it; its end is that of the transaction.
    batch.catch(() => {});
    return batch;
  };
  let next = fetchBatch();
  for (;;) {
    const { rows } = await next;
    const isLast = rows.length < fetched;
    if (!isLast) next = fetchBatch();
    yield rows.map(({ line }) => line);
    if (isLast) break;
  }
  await sql`CLOSE ${cursor}`.execute(db);
}

/** `givenName` is the column `given_name`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The rows of a table as JSON text, in the order of its key. Names are those of the list in contracts. */
export function fetchTable(
  db: WorkspaceTransaction,
  workspaceId: string,
  { table, row, key }: ExportedTable,
): AsyncGenerator<string[]> {
  const columns = Object.keys(row.shape).map((field) => `"${columnOf(field)}" AS "${field}"`);
  const order = key.length === 0 ? '' : `ORDER BY ${key.map(columnOf).join(', ')}`;
  return fetchLines(
    db,
    sql`SELECT ${sql.raw(columns.join(', '))} FROM ${sql.raw(`"${table}"`)}
      WHERE workspace_id = ${workspaceId} ${sql.raw(order)}`,
  );
}

export type Head = { id: string; name: string; ownerId: string; ownerName: string; ownerEmail: string };

export async function findHead(db: WorkspaceTransaction, workspaceId: string): Promise<Head> {
  return db
    .selectFrom('workspace')
    .innerJoin('user', 'user.id', 'workspace.ownerId')
    .select([
      'workspace.id',
      'workspace.name',
      'workspace.ownerId',
      'user.name as ownerName',
      'user.email as ownerEmail',
    ])
    .where('workspace.id', '=', workspaceId)
    .executeTakeFirstOrThrow();
}
