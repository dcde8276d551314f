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

type ConfirmationLetterRow = { id: string; contactId: string; sentAt: string | null };

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

type DraftedConfirmationRow = { id: string; contactId: string };

/** Drafts that put a time in writing which no longer holds. */
export function listDraftedConfirmations(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<DraftedConfirmationRow[]> {
  return db
    .selectFrom('letter')
    .select(['id', 'contactId'])
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'confirmation')
    .where('status', '=', 'draft')
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
}

type Move = { at: string; from: string; to: string; takenBack: boolean };

/** When this meeting was moved last, from where and to where. */
export async function findLastMove(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<Move | undefined> {
  const { rows } = await sql<Move>`
    SELECT at, detail->>'from' AS from, detail->>'to' AS to, detail ? 'takenBack' AS taken_back FROM event
    WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${[...contactIds]}::uuid[]) AND meeting_id = ${meetingId}
      AND kind = 'meeting-moved'
    ORDER BY at DESC, id DESC LIMIT 1`.execute(db);
  return rows[0];
}

/** Confirmations that the move concerns: written since, or thrown away by it. */
export function listConfirmationsSince(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, movedAt }: { meetingId: string; movedAt: string },
) {
  return db
    .selectFrom('letter')
    .select(['id', 'status', 'createdAt', 'deletedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'confirmation')
    .where((expression) =>
      expression.or([
        expression('createdAt', '>=', movedAt),
        expression('sentAt', '>=', movedAt),
        expression('deletedAt', '=', movedAt),
      ]),
    )
    .execute();
}
