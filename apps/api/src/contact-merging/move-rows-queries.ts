import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Referral } from '../platform/database-types.gen.ts';

type Row = Record<string, unknown>;

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
async function changeBack(
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

/**
 * Every column that points to a contact, and what merging does with it. A test compares this list with the catalog, so that
 * a new table cannot be forgotten.
 */
type Pointer = {
  table: string;
  column: string;
  /** Where in the column, of one that holds more than the id. */
  member?: readonly string[];
  /** What tells its rows apart, beside the workspace. */
  key: readonly string[];
  /** Of rows that agree in these columns the survivor has one only: the other one's is dropped, and kept with the merge. */
  once?: readonly string[];
  /** Narrows `once`; the rows are called `kept` and `gone`. */
  onceIf?: string;
  /** What the survivor's row takes over from a dropped one, by column. */
  combine?: Readonly<Record<string, string>>;
  /** Rows for which it does not hold stay; `survivor` stands for the id of the one that stays. */
  onlyIf?: string;
  /** A column that says whether somebody went on with the row since. */
  state?: string;
};

export const contactPointers: readonly Pointer[] = [
  { table: 'letter', column: 'contact_id', key: ['id'], state: 'status' },
  { table: 'call_back', column: 'contact_id', key: ['id'], state: 'status' },
  {
    table: 'owed_letter',
    column: 'contact_id',
    key: ['id'],
    once: ['meeting_id', 'kind'],
    onceIf:
      "(gone.kind = 'thank-you' OR (gone.kind = 'confirmation' AND gone.status = 'owed' AND kept.status = 'owed'))",
    combine: {
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
      settled_at: 'coalesce(kept.settled_at, gone.settled_at)',
      status: "CASE WHEN gone.status = 'settled' THEN 'settled' ELSE kept.status END",
    },
    state: 'status',
  },
  {
    table: 'meeting_participant',
    column: 'contact_id',
    key: ['meeting_id'],
    once: ['meeting_id'],
    combine: { position: 'least(kept.position, gone.position)' },
  },
  { table: 'finding', column: 'contact_id', key: ['id'] },
  { table: 'referral', column: 'from_contact_id', key: ['id'], onlyIf: 'to_contact_id <> survivor' },
  { table: 'referral', column: 'to_contact_id', key: ['id'], onlyIf: 'from_contact_id <> survivor' },
  {
    table: 'research_answer',
    column: 'contact_id',
    key: ['research_question_id'],
    once: ['research_question_id'],
    combine: {
      text: "CASE WHEN gone.text IN ('', kept.text) THEN kept.text ELSE concat_ws(E'\\n\\n', nullif(kept.text, ''), gone.text) END",
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
    },
  },
  {
    table: 'keep_warm_pause',
    column: 'contact_id',
    key: ['workspace_id'],
    once: ['workspace_id'],
    combine: { until: 'greatest(kept.until, gone.until)' },
  },
  {
    table: 'search_news_person',
    column: 'contact_id',
    key: ['workspace_id'],
    once: ['workspace_id'],
    // Nobody gets the news twice.
    combine: {
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
      skipped_at: 'coalesce(kept.skipped_at, gone.skipped_at)',
    },
  },
  { table: 'proposal', column: 'content', member: ['action', 'contactId'], key: ['id'] },
  { table: 'comment', column: 'subject_id', key: ['id'], onlyIf: "subject = 'contact'" },
  {
    table: 'contact',
    column: 'source_id',
    key: ['id'],
    onlyIf: "source_kind = 'referral' AND id <> survivor",
  },
  // An event between the two stays as it is, so that each still is the other one in it.
  { table: 'event', column: 'contact_id', key: ['id'], onlyIf: 'other_contact_id IS DISTINCT FROM survivor' },
  { table: 'event', column: 'other_contact_id', key: ['id'], onlyIf: 'contact_id IS DISTINCT FROM survivor' },
];

/** What points to a referral, for one that says the same as another after the merge. */
export const referralPointers: readonly Pointer[] = [
  { table: 'letter', column: 'referral_id', key: ['id'] },
  {
    table: 'owed_letter',
    column: 'referral_id',
    key: ['id'],
    once: ['kind'],
    combine: {
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
      settled_at: 'coalesce(kept.settled_at, gone.settled_at)',
      status: "CASE WHEN gone.status = 'settled' THEN 'settled' ELSE kept.status END",
    },
  },
  { table: 'comment', column: 'subject_id', key: ['id'], onlyIf: "subject = 'referral'" },
];

export type ReferralRow = Selectable<Referral>;

/** The referrals between two people who turn out to be one go out of sight. Answers their ids. */
export async function setAsideBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { one, other, now }: { one: string; other: string; now: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    UPDATE referral SET deleted_at = ${now}
    WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
      AND ((from_contact_id = ${one} AND to_contact_id = ${other}) OR (from_contact_id = ${other} AND to_contact_id = ${one}))
    RETURNING id`.execute(db);
  return rows.map(({ id }) => id);
}

export async function setAside(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referralId, now }: { referralId: string; now: string },
): Promise<void> {
  await db
    .updateTable('referral')
    .set({ deletedAt: now })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', referralId)
    .execute();
}

/** Takes out again what a merge had put aside at that moment. */
export async function takeOut(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referralIds, putAsideAt }: { referralIds: readonly string[]; putAsideAt: string },
): Promise<void> {
  await sql`
    UPDATE referral SET deleted_at = NULL
    WHERE workspace_id = ${workspaceId} AND id = ANY(${[...referralIds]}::uuid[]) AND deleted_at = ${putAsideAt}`.execute(
    db,
  );
}

/** All referrals from and to one person, the earliest first. */
export function listReferralsOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<ReferralRow[]> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where((expression) =>
      expression.or([expression('fromContactId', '=', contactId), expression('toContactId', '=', contactId)]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
}

type Combined = Pick<ReferralRow, 'id' | 'terms' | 'note' | 'lostReason' | 'loopClosedAt'>;

export async function saveCombined(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Combined,
): Promise<{ before: Row; after: Row }> {
  const read = async () => {
    const { rows } = await sql<{ row: Row }>`
      SELECT to_jsonb(referral) AS row FROM referral WHERE workspace_id = ${workspaceId} AND id = ${id}`.execute(
      db,
    );
    return rows[0]?.row ?? {};
  };
  const before = await read();
  await db
    .updateTable('referral')
    .set(change)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
  return { before, after: await read() };
}
