import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Pointer } from './pointers.ts';

export type Row = Record<string, unknown>;

/** What happened to the rows of one column, as it is kept to undo it. Names of columns are those of the database. */
export type MovedRows = Pick<Pointer, 'table' | 'column' | 'member' | 'key'> & {
  from: string;
  to: string;
  /** Keys of the rows that went over, with their state where the table has one. */
  moved: Row[];
  /** Whole rows that were dropped, since the survivor had the same. */
  dropped: Row[];
  changed: { before: Row; after: Row; columns: string[] }[];
};
type Moving = { pointer: Pointer; from: string; to: string };

/** Lets all rows that point to `from` point to `to`. Names of tables and columns are the program's own. */
export async function moveRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { pointer, from, to }: Moving,
): Promise<MovedRows> {
  const { table, column, key, state, onlyIf } = pointer;
  const doubles = await dropDoubles(db, workspaceId, { pointer, from, to });
  const kept = [...key, ...(state ? [state] : [])].flatMap((name) => [sql.lit(name), sql.ref(name)]);
  const { rows } = await sql<{ row: Row }>`
    UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${written(pointer, to)}
    WHERE workspace_id = ${workspaceId} AND ${pointsTo(pointer, from)} AND ${condition(onlyIf, to)}
    RETURNING jsonb_build_object(${sql.join(kept)}) AS row`.execute(db);
  const place = { table, column, ...(pointer.member && { member: pointer.member }), key };
  return { ...place, from, to, moved: rows.map(({ row }) => row), ...doubles };
}

type Place = Pick<Pointer, 'column' | 'member'>;

function pointsTo({ column, member }: Place, id: string): RawBuilder<unknown> {
  if (!member) return sql`${sql.ref(column)} = ${id}::uuid`;
  return sql`${sql.ref(column)} #>> ${[...member]}::text[] = ${id}::text`;
}

function written({ column, member }: Place, id: string): RawBuilder<unknown> {
  if (!member) return sql`${id}::uuid`;
  return sql`jsonb_set(${sql.ref(column)}, ${[...member]}::text[], to_jsonb(${id}::text))`;
}

/** The survivor's id is the one value that a condition takes. */
function condition(onlyIf: string | undefined, survivor: string): RawBuilder<unknown> {
  const [before = 'true', after] = (onlyIf ?? 'true').split('survivor');
  return after === undefined ? sql.raw(before) : sql`${sql.raw(before)}${survivor}::uuid${sql.raw(after)}`;
}

async function dropDoubles(
  db: WorkspaceTransaction,
  workspaceId: string,
  { pointer, from, to }: Moving,
): Promise<Pick<MovedRows, 'dropped' | 'changed'>> {
  const { table, column, once, onceIf = 'true' } = pointer;
  if (!once) return { dropped: [], changed: [] };
  const { rows } = await sql<{ kept: Row; gone: Row }>`
    SELECT to_jsonb(kept) AS kept, to_jsonb(gone) AS gone
    FROM ${sql.table(table)} gone JOIN ${sql.table(table)} kept
      ON kept.workspace_id = gone.workspace_id AND ${alike(once, 'kept', 'gone')}
    WHERE gone.workspace_id = ${workspaceId} AND gone.${sql.ref(column)} = ${from}::uuid
      AND kept.${sql.ref(column)} = ${to}::uuid AND ${sql.raw(onceIf)}`.execute(db);
  const changed: MovedRows['changed'] = [];
  for (const double of rows) {
    changed.push(...(await combineDoubles(db, workspaceId, { pointer, to, ...double })));
    await sql`
      DELETE FROM ${sql.table(table)} kept USING ${rowsOf(table, [double.gone])} gone
      WHERE kept.workspace_id = ${workspaceId} AND kept.${sql.ref(column)} = ${from}::uuid
        AND ${alike(pointer.key, 'kept', 'gone')}`.execute(db);
  }
  return { dropped: rows.map(({ gone }) => gone), changed };
}

type Double = { pointer: Pointer; to: string; kept: Row; gone: Row };

async function combineDoubles(
  db: WorkspaceTransaction,
  workspaceId: string,
  { pointer, to, kept: before, gone }: Double,
): Promise<MovedRows['changed']> {
  const { table, column, key, combine = {} } = pointer;
  const columns = Object.keys(combine);
  if (columns.length === 0) return [];
  const { rows } = await sql<{ after: Row }>`
    UPDATE ${sql.table(table)} kept
    SET ${sql.raw(
      Object.entries(combine)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', '),
    )}
    FROM ${rowsOf(table, [gone])} gone, ${rowsOf(table, [before])} earlier
    WHERE kept.workspace_id = ${workspaceId} AND kept.${sql.ref(column)} = ${to}::uuid AND ${alike(key, 'kept', 'earlier')}
    RETURNING to_jsonb(kept) AS after`.execute(db);
  return rows.map(({ after }) => ({ before, after, columns }));
}

/** The other way round, for all that is still as the merge left it. */
export async function moveRowsBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  rows: MovedRows,
): Promise<void> {
  const { table, column, key, from, to, moved, dropped, changed } = rows;
  for (const change of changed) await changeBack(db, workspaceId, { table, key, change });
  if (moved.length > 0)
    await sql`
      UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${written(rows, from)}
      WHERE workspace_id = ${workspaceId} AND ${pointsTo(rows, to)} AND (${names(key)}) IN (
        SELECT ${names(key)} FROM ${rowsOf(table, moved)})`.execute(db);
  if (dropped.length > 0)
    await sql`
      INSERT INTO ${sql.table(table)} SELECT * FROM ${rowsOf(table, dropped)} ON CONFLICT DO NOTHING`.execute(
      db,
    );
}

type Changed = Pick<Pointer, 'table' | 'key'> & { change: MovedRows['changed'][number] };

/** Puts columns of a row back, unless somebody changed them since. */
export async function changeBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  { table, key, change: { before, after, columns } }: Changed,
): Promise<void> {
  const set = columns.map((name) => `${name} = earlier.${name}`).join(', ');
  const isAsLeft = columns.map((name) => `kept.${name} IS NOT DISTINCT FROM later.${name}`).join(' AND ');
  await sql`
    UPDATE ${sql.table(table)} kept SET ${sql.raw(set)}
    FROM ${rowsOf(table, [before])} earlier, ${rowsOf(table, [after])} later
    WHERE kept.workspace_id = ${workspaceId} AND ${alike(key, 'kept', 'earlier')} AND ${sql.raw(isAsLeft)}`.execute(
    db,
  );
}

function rowsOf(table: string, rows: readonly Row[]): RawBuilder<unknown> {
  return sql`jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
}

function names(columns: readonly string[]): RawBuilder<unknown> {
  return sql.raw(columns.join(', '));
}

function alike(columns: readonly string[], one: string, other: string): RawBuilder<unknown> {
  return sql.raw(columns.map((name) => `${one}.${name} = ${other}.${name}`).join(' AND '));
}
