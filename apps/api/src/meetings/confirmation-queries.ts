import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type ConfirmationRow = {
  id: string;
  contactId: string;
  status: 'owed' | 'settled' | 'released';
  dueAt: string;
};

/** Every time at which the day of this meeting was owed in writing. */
export function listConfirmations(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<ConfirmationRow[]> {
  return db
    .selectFrom('owedLetter')
    .select(['id', 'contactId', 'status', 'dueAt'])
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'confirmation')
    .execute();
}

export type ConfirmationLetterRow = { id: string; contactId: string; sentAt: string | null };

/** The letters that put this meeting in writing, one to each reader: the draft, else the one that was sent last; drafts first. */
export async function listConfirmationLetters(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<ConfirmationLetterRow[]> {
  const { rows } = await sql<ConfirmationLetterRow>`
    SELECT * FROM (
      SELECT DISTINCT ON (contact_id) id, contact_id, sent_at, created_at FROM letter
      WHERE workspace_id = ${workspaceId} AND meeting_id = ${meetingId} AND kind = 'confirmation' AND deleted_at IS NULL AND status <> 'cancelled'
      ORDER BY contact_id, sent_at IS NOT NULL, coalesce(sent_at, created_at) DESC, id) letter
    ORDER BY sent_at IS NOT NULL, coalesce(sent_at, created_at) DESC, id`.execute(db);
  return rows;
}
