import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Finding } from '../platform/database-types.gen.ts';

export type FindingRow = Selectable<Finding>;

/** In the trash or not. */
export function findFindingRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  findingId: string,
): Promise<FindingRow | undefined> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', findingId)
    .executeTakeFirst();
}

export function lockFindingRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  findingId: string,
): Promise<FindingRow | undefined> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', findingId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertFinding(db: WorkspaceTransaction, row: Insertable<Finding>): Promise<boolean> {
  const inserted = await db
    .insertInto('finding')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function saveFinding(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Updateable<Finding> & { id: string },
): Promise<FindingRow> {
  return db
    .updateTable('finding')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Latest first, without those in the trash; those that were merged into others were said here all the same. */
export function listFindingRowsOfMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, limit }: { meetingId: string; limit: number },
): Promise<FindingRow[]> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where('meetingId', '=', meetingId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

const mostEarlierFindings = 20;

/** What was learnt from this contact, or from anybody at their organization, outside this meeting; latest first. */
export async function listEarlierFindingRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    WITH near AS (
      SELECT other.id FROM contact
      JOIN contact other ON other.workspace_id = ${workspaceId} AND other.deleted_at IS NULL
        AND (other.id = contact.id OR lower(other.organization) = lower(contact.organization))
      WHERE contact.workspace_id = ${workspaceId} AND contact.id = ${contactId}
    )
    SELECT finding.* FROM finding
    WHERE finding.workspace_id = ${workspaceId} AND finding.deleted_at IS NULL
      AND finding.meeting_id IS DISTINCT FROM ${meetingId}::uuid
      AND (finding.contact_id IN (SELECT id FROM near)
        OR (finding.contact_id IS NULL AND finding.meeting_id IN (
          SELECT meeting_participant.meeting_id FROM meeting_participant
          WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id IN (SELECT id FROM near))))
    ORDER BY finding.created_at DESC, finding.id DESC
    LIMIT ${mostEarlierFindings}`.execute(db);
  return rows;
}
