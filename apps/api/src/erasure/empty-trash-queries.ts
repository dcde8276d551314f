import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** Locked, so that nobody takes one out of the trash in the same moment. */
export async function lockContactsTrashedBefore(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', '<', before)
    .where('erasedAt', 'is', null)
    // Who went into another contact goes with that contact.
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export async function deleteTrashedLetters(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<void> {
  const gone = await db
    .deleteFrom('letter')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', '<', before)
    .returning('id')
    .execute();
  await deleteCommentsOn(db, workspaceId, gone);
}

/** A letter that told of the referral stays and no longer points to it. */
export async function deleteTrashedReferrals(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<void> {
  await sql`
    UPDATE letter SET referral_id = NULL
    WHERE workspace_id = ${workspaceId} AND referral_id IN (
      SELECT id FROM referral WHERE workspace_id = ${workspaceId} AND deleted_at < ${before} AND ${isNotSetAside(workspaceId)})`.execute(
    db,
  );
  const gone = await db
    .deleteFrom('referral')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', '<', before)
    .where(isNotSetAside(workspaceId))
    .returning('id')
    .execute();
  await deleteCommentsOn(db, workspaceId, gone);
}

/** A merge that can be undone still needs the referrals that it put aside. */
function isNotSetAside(workspaceId: string) {
  return sql<boolean>`NOT EXISTS (
    SELECT FROM contact_merge WHERE contact_merge.workspace_id = ${workspaceId} AND contact_merge.undone_at IS NULL
      AND referral.id = ANY(contact_merge.set_aside))`;
}

export async function deleteTrashedFindings(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<void> {
  await db
    .deleteFrom('finding')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', '<', before)
    .execute();
}

/** Letters, referrals and findings outlive the meeting; a finding of nobody in particular goes to its first participant. */
export async function deleteTrashedMeetings(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<void> {
  const trashed = sql`(SELECT id FROM meeting WHERE workspace_id = ${workspaceId} AND deleted_at < ${before})`;
  await sql`UPDATE letter SET meeting_id = NULL WHERE workspace_id = ${workspaceId} AND meeting_id IN ${trashed}`.execute(
    db,
  );
  await sql`UPDATE referral SET meeting_id = NULL WHERE workspace_id = ${workspaceId} AND meeting_id IN ${trashed}`.execute(
    db,
  );
  await sql`
    UPDATE finding SET meeting_id = NULL, contact_id = coalesce(contact_id, (
      SELECT participant.contact_id FROM meeting_participant participant
      WHERE participant.workspace_id = ${workspaceId} AND participant.meeting_id = finding.meeting_id
      ORDER BY participant.position LIMIT 1))
    WHERE workspace_id = ${workspaceId} AND meeting_id IN ${trashed}`.execute(db);
  const gone = await db
    .deleteFrom('meeting')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', '<', before)
    .returning('id')
    .execute();
  await deleteCommentsOn(db, workspaceId, gone);
}

async function deleteCommentsOn(
  db: WorkspaceTransaction,
  workspaceId: string,
  gone: readonly { id: string }[],
): Promise<void> {
  if (gone.length === 0) return;
  await db
    .deleteFrom('comment')
    .where('workspaceId', '=', workspaceId)
    .where(
      'subjectId',
      'in',
      gone.map(({ id }) => id),
    )
    .execute();
}

/** Of imports that stopped and that nobody went on with; from here on nobody can. */
export async function deleteForgottenFiles(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<void> {
  const forgotten = await db
    .updateTable('contactImport')
    .set({ resumable: false })
    .where('workspaceId', '=', workspaceId)
    .where('resumable', '=', true)
    .where('finishedAt', '<', before)
    .returning('id')
    .execute();
  if (forgotten.length === 0) return;
  await db
    .deleteFrom('contactImportPiece')
    .where('workspaceId', '=', workspaceId)
    .where(
      'importId',
      'in',
      forgotten.map(({ id }) => id),
    )
    .execute();
}
