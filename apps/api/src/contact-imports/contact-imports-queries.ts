import type { ImportOutcome } from '@threefold/contracts/contact-imports';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { columnLiteral, type WorkspaceTransaction } from '../platform/database.ts';
import type { ContactImport, ContactImportRow } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';
import { referredByColumn } from './imported-fields.ts';

export type ImportRecord = Selectable<ContactImport>;
export type RowRecord = Selectable<ContactImportRow>;

/** Undefined where the id is taken. */
export function insertImport(
  db: WorkspaceTransaction,
  row: Insertable<ContactImport>,
): Promise<ImportRecord | undefined> {
  return db
    .insertInto('contactImport')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function findImport(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, lock = false }: { importId: string; lock?: boolean },
): Promise<ImportRecord | undefined> {
  const query = db
    .selectFrom('contactImport')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', importId);
  return (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

export function listImports(
  db: WorkspaceTransaction,
  workspaceId: string,
  { limit, after }: { limit: number; after: TimeKey | null },
): Promise<ImportRecord[]> {
  const query = db
    .selectFrom('contactImport')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (after === null) return query.execute();
  return query
    .where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
    .execute();
}

/** Raises the version. */
export function saveImport(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Omit<Updateable<ContactImport>, 'id' | 'version'> & { id: string; updatedAt: string },
): Promise<ImportRecord> {
  return db
    .updateTable('contactImport')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function insertPiece(
  db: WorkspaceTransaction,
  piece: { workspaceId: string; importId: string; position: number; bytes: Buffer },
): Promise<void> {
  await db.insertInto('contactImportPiece').values(piece).execute();
}

export async function findPiece(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, position }: { importId: string; position: number },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('contactImportPiece')
    .select('bytes')
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.bytes;
}

/** The file has served its purpose: other people's addresses are not kept longer than they are needed. */
export async function deletePieces(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<void> {
  await db
    .deleteFrom('contactImportPiece')
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .execute();
}

/** What became of one row. `before`, `cells` and `conflicts` as values. */
export type NewRow = Pick<RowRecord, 'line' | 'outcome' | 'reason' | 'contactId' | 'name'> & {
  before: object | null;
  cells: readonly string[] | null;
  conflicts: readonly object[];
};

export async function insertRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, rows }: { importId: string; rows: readonly NewRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const values = (pick: (row: NewRow) => string | number | null) => columnLiteral(rows, pick);
  await sql`
    INSERT INTO contact_import_row (workspace_id, import_id, line, outcome, reason, contact_id, name, before, cells, conflicts)
    SELECT ${workspaceId}::uuid, ${importId}::uuid, row.* FROM unnest(
      ${values(({ line }) => line)}::integer[], ${values(({ outcome }) => outcome)}::text[],
      ${values(({ reason }) => reason)}::text[], ${values(({ contactId }) => contactId)}::uuid[],
      ${values(({ name }) => name)}::text[], ${values(({ before }) => before && JSON.stringify(before))}::jsonb[],
      ${values(({ cells }) => cells && JSON.stringify(cells))}::jsonb[],
      ${values(({ conflicts }) => (conflicts.length === 0 ? null : JSON.stringify(conflicts)))}::jsonb[]
    ) AS row`.execute(db);
}

/** The line up to which the rows of an import were recorded; 0 before the first. */
export async function findLastLine(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<number> {
  const { line } = await db
    .selectFrom('contactImportRow')
    .select((expression) => expression.fn.max('line').as('line'))
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow();
  return line ?? 0;
}

export function listRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    importId,
    limit,
    after,
    outcome,
    conflicts,
  }: {
    importId: string;
    limit: number;
    after: number;
    outcome?: ImportOutcome | undefined;
    conflicts: 'true' | 'false';
  },
): Promise<RowRecord[]> {
  let query = db
    .selectFrom('contactImportRow')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit + 1);
  if (conflicts === 'true') query = query.where('conflicts', 'is not', null);
  return (outcome ? query.where('outcome', '=', outcome) : query).execute();
}

/** Rows that did not go in although they hold something; those without cells were never meant to be anybody. */
export function listRefusedRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, after, limit }: { importId: string; after: number; limit: number },
): Promise<Pick<RowRecord, 'line' | 'reason' | 'cells'>[]> {
  return db
    .selectFrom('contactImportRow')
    .select(['line', 'reason', 'cells'])
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .where('outcome', 'in', ['failed', 'skipped'])
    .where('cells', 'is not', null)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** Rows that made or changed somebody, the last first, those above line `before` only. */
export function listWrittenRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, before, limit }: { importId: string; before: number | null; limit: number },
): Promise<RowRecord[]> {
  const query = db
    .selectFrom('contactImportRow')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .where('outcome', 'in', ['created', 'merged'])
    .orderBy('line', 'desc')
    .limit(limit);
  return (before === null ? query : query.where('line', '<', before)).execute();
}

export async function deleteRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<void> {
  await db
    .deleteFrom('contactImportRow')
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .execute();
}

export async function refreshStatistics(db: WorkspaceTransaction): Promise<void> {
  await sql`SELECT refresh_statistics()`.execute(db);
}

/**
 * The transaction does not wait for the disk: should the machine fail, the last moments are gone as a whole, and the import goes on
 * behind the line that is left.
 */
export async function commitWithoutWaiting(db: WorkspaceTransaction): Promise<void> {
  await sql`SET LOCAL synchronous_commit = off`.execute(db);
}

/** Right after an import the planner still thinks that the tables are empty, and would read them whole for every batch. */
export async function goByIndexes(db: WorkspaceTransaction): Promise<void> {
  await sql`SET LOCAL enable_seqscan = off`.execute(db);
}

/** Batches of imports into one workspace go in one after the other, so that two files that name one person make one contact. */
export async function waitForOtherImports(db: WorkspaceTransaction, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${workspaceId}`}, 0))`.execute(db);
}

type LabelledRow = {
  line: number;
  outcome: ImportOutcome;
  reason: string | null;
  contactId: string;
  label: string;
};

/** Rows that went in and whose contact has the name of a referrer beside it. */
export async function listLabelledRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, after, limit }: { importId: string; after: number; limit: number },
): Promise<LabelledRow[]> {
  const { rows } = await sql<LabelledRow>`
    SELECT imported.line, imported.outcome, imported.reason, imported.contact_id, person.label
    FROM contact_import_row imported
    -- OFFSET 0 keeps this a look-up by key, and with the trash left out below the key is all that it can go by: right after an import the
    -- planner still thinks that the tables are empty.
    JOIN LATERAL (
      SELECT contact.extra ->> ${referredByColumn} AS label, contact.deleted_at FROM contact
      WHERE contact.workspace_id = ${workspaceId} AND contact.id = imported.contact_id
      OFFSET 0
    ) person ON person.label IS NOT NULL AND person.deleted_at IS NULL
    WHERE imported.workspace_id = ${workspaceId} AND imported.import_id = ${importId} AND imported.line > ${after}
      AND imported.outcome IN ('created', 'merged')
      AND (imported.reason IS NULL
        OR replace(imported.reason, 'perhaps referred by ', '') NOT LIKE '%referred by %' AND imported.reason NOT LIKE '%the referrer is kept%')
    ORDER BY imported.line
    LIMIT ${limit}`.execute(db);
  return rows;
}

export async function saveReason(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, line, reason }: { importId: string; line: number; reason: string | null },
): Promise<void> {
  await db
    .updateTable('contactImportRow')
    .set({ reason })
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .where('line', '=', line)
    .execute();
}

export async function saveReasons(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, rows }: { importId: string; rows: readonly { line: number; reason: string }[] },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE contact_import_row SET reason = told.reason
    FROM unnest(${columnLiteral(rows, ({ line }) => line)}::integer[], ${columnLiteral(rows, ({ reason }) => reason)}::text[]) AS told (line, reason)
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND contact_import_row.line = told.line`.execute(
    db,
  );
}

/** Rows whose referrer several people may be. */
export async function countUnclearReferrers(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM contact_import_row
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND reason LIKE '%people are called %'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Locked, so that two answers about one row come one after the other. */
export function findRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, line }: { importId: string; line: number },
): Promise<RowRecord | undefined> {
  return db
    .selectFrom('contactImportRow')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .where('line', '=', line)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function findMapping(
  db: WorkspaceTransaction,
  workspaceId: string,
  columnsHash: string,
): Promise<ImportMapping | undefined> {
  const row = await db
    .selectFrom('importMapping')
    .select('mapping')
    .where('workspaceId', '=', workspaceId)
    .where('columnsHash', '=', columnsHash)
    .executeTakeFirst();
  return row?.mapping;
}

export async function saveMapping(
  db: WorkspaceTransaction,
  workspaceId: string,
  { columnsHash, mapping, at }: { columnsHash: string; mapping: ImportMapping; at: string },
): Promise<void> {
  await db
    .insertInto('importMapping')
    .values({ workspaceId, columnsHash, mapping: JSON.stringify(mapping), updatedAt: at })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'columnsHash'])
        .doUpdateSet({ mapping: sql`excluded.mapping`, updatedAt: sql`excluded.updated_at` }),
    )
    .execute();
}
