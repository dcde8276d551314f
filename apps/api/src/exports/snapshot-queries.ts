import type { ExportedTable } from '@threefold/contracts/exported-tables';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

const fetched = 1_000;
let cursors = 0;

/** First in its transaction: everything that follows sees one state of the database, and changes nothing of it. */
export async function beginSnapshot(db: WorkspaceTransaction): Promise<void> {
  await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`.execute(db);
  await sql`SET LOCAL TIME ZONE 'UTC'`.execute(db);
}

/** The rows of a statement as they are needed, however many there are: memory holds a thousand of them. */
export async function* fetchRows<Row>(
  db: WorkspaceTransaction,
  select: RawBuilder<Row>,
): AsyncGenerator<Row> {
  cursors += 1;
  const cursor = sql.raw(`export_${cursors}`);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${select}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.raw(String(fetched))} FROM ${cursor}`.execute(db);
    yield* rows;
    if (rows.length < fetched) break;
  }
  await sql`CLOSE ${cursor}`.execute(db);
}

/** `givenName` is the column `given_name`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The rows of a table as JSON text, one a row, in the order of its key. Names are those of the list in contracts. */
export async function* fetchTable(
  db: WorkspaceTransaction,
  workspaceId: string,
  { table, row, key }: ExportedTable,
): AsyncGenerator<string> {
  const columns = Object.keys(row.shape).map((field) => `"${columnOf(field)}" AS "${field}"`);
  const order = key.length === 0 ? '' : `ORDER BY ${key.map(columnOf).join(', ')}`;
  const rows = fetchRows(
    db,
    sql<{ line: string }>`
      SELECT row_to_json(line)::text AS line
      FROM (SELECT ${sql.raw(columns.join(', '))} FROM ${sql.raw(`"${table}"`)}
        WHERE workspace_id = ${workspaceId} ${sql.raw(order)}) line`,
  );
  for await (const { line } of rows) yield line;
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
