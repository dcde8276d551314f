import type { ExportedTable } from '@threefold/contracts/exports/exported-tables';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** Two restorations of one search go one after the other. */
export async function lockRestore(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`restore ${workspaceId}`}))`.execute(db);
}

/** Nobody was met or written down here yet, the trash included. */
export async function isEmptySearch(db: WorkspaceTransaction, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ isEmpty: boolean }>`
    SELECT NOT EXISTS (SELECT FROM contact WHERE workspace_id = ${workspaceId})
      AND NOT EXISTS (SELECT FROM meeting WHERE workspace_id = ${workspaceId})
      AND NOT EXISTS (SELECT FROM progress WHERE workspace_id = ${workspaceId}) AS is_empty`.execute(db);
  return rows[0]?.isEmpty ?? false;
}

/** Whose place is kept, unnamed. */
export async function listErased(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('erasedAt', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toRecords(workspaceId: string, rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => ({
      ...Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
      workspace_id: workspaceId,
    })),
  );
}

/** What is here already stays. Answers how many came in; `fields` are the columns that the rows hold. */
export async function insertRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    table,
    fields,
    rows,
  }: { table: string; fields: readonly string[]; rows: readonly Record<string, unknown>[] },
): Promise<number> {
  const columns = sql.raw(['workspace_id', ...fields.map(columnOf)].map((name) => `"${name}"`).join(', '));
  const name = sql.raw(`"${table}"`);
  const { numAffectedRows } = await sql`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${toRecords(workspaceId, rows)}::jsonb)
    ON CONFLICT DO NOTHING`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** A search has its settings from its first moment: those of the file take their place. */
export async function replaceSettings(
  db: WorkspaceTransaction,
  workspaceId: string,
  { table, row }: { table: ExportedTable; row: Record<string, unknown> },
): Promise<void> {
  const fields = Object.keys(table.row.shape);
  const values = fields.map((field) => `"${columnOf(field)}" = given."${columnOf(field)}"`).join(', ');
  await sql`
    UPDATE workspace_setting SET ${sql.raw(values)}
    FROM jsonb_populate_recordset(NULL::workspace_setting, ${toRecords(workspaceId, [row])}::jsonb) given
    WHERE workspace_setting.workspace_id = ${workspaceId}`.execute(db);
}

/** Rows go behind others of the same table, in whatever order these come; one that was changed here stays where it is. */
export async function putBehind(
  db: WorkspaceTransaction,
  workspaceId: string,
  { table, field, rows }: { table: 'finding' | 'contact'; field: string; rows: readonly object[] },
): Promise<void> {
  if (rows.length === 0) return;
  const column = sql.raw(columnOf(field));
  const name = sql.raw(table);
  await sql`
    UPDATE ${name} SET ${column} = given.${column}
    FROM jsonb_populate_recordset(NULL::${name}, ${toRecords(workspaceId, rows)}::jsonb) given
    WHERE ${name}.workspace_id = ${workspaceId} AND ${name}.id = given.id AND ${name}.${column} IS NULL
      AND ${name}.xmin = pg_current_xact_id()::xid`.execute(db);
}

/** Of these events, those that are here already. */
export async function listKnownEvents(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function addProgress(
  db: WorkspaceTransaction,
  workspaceId: string,
  rows: readonly { measure: string; day: string; count: number; lastAt: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('progress')
    .values(rows.map((row) => ({ workspaceId, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'measure', 'day']).doUpdateSet({
        count: sql`progress.count + excluded.count`,
        lastAt: sql`greatest(progress.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

export async function refreshStatistics(db: WorkspaceTransaction): Promise<void> {
  await sql`SELECT refresh_statistics()`.execute(db);
}
