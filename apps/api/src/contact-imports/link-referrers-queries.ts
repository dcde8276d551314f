import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { RowRecord } from './contact-imports-queries.ts';
import { referredByColumn } from './imported-fields.ts';

export type LabelledRow = { line: number; reason: string | null; contactId: string; label: string };

/** Rows that went in and whose contact has the name of a referrer beside it. */
export async function listLabelledRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, after, limit }: { importId: string; after: number; limit: number },
): Promise<LabelledRow[]> {
  const { rows } = await sql<LabelledRow>`
    SELECT imported.line, imported.reason, imported.contact_id, person.label
    FROM contact_import_row imported
    -- OFFSET 0 keeps this a look-up by key: right after an import the planner still thinks that the tables are empty.
    JOIN LATERAL (
      SELECT contact.extra ->> ${referredByColumn} AS label FROM contact
      WHERE contact.workspace_id = ${workspaceId} AND contact.id = imported.contact_id AND contact.deleted_at IS NULL
      OFFSET 0
    ) person ON person.label IS NOT NULL
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
    .forUpdate()
    .executeTakeFirst();
}
