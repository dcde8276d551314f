import type { LetterKind } from '@threefold/contracts/letters';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** Questions that were asked in other meetings with these people. */
export async function listAskedBefore(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT unnest(meeting.asked_question_ids) AS id FROM meeting
    JOIN meeting_participant ON meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.meeting_id = meeting.id
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.id <> ${meetingId}
      AND meeting_participant.contact_id = ANY(${[...contactIds]}::uuid[])`.execute(db);
  return rows.map((row) => row.id);
}

export type OpenLoop =
  | { contactId: string; kind: 'draft'; letterKind: LetterKind; why: null; dueAt: null; timeZone: null }
  | { contactId: string; kind: 'owed'; letterKind: LetterKind; why: string; dueAt: string; timeZone: null }
  | { contactId: string; kind: 'call'; letterKind: null; why: null; dueAt: string; timeZone: string };

/** What still waits for the seeker with these people: calls by time, then letters owed, then drafts. */
export async function listOpenLoopsOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<OpenLoop[]> {
  const ids = [...contactIds];
  const { rows } = await sql<OpenLoop>`
    SELECT contact_id, 'call' AS kind, NULL AS letter_kind, NULL AS why, due_at, time_zone, 1 AS place, id
    FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${ids}::uuid[]) AND status = 'due'
    UNION ALL
    SELECT contact_id, 'owed', kind, why, due_at, NULL, 2, id
    FROM owed_letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${ids}::uuid[]) AND status = 'owed'
    UNION ALL
    SELECT contact_id, 'draft', kind, NULL, NULL, NULL, 3, id
    FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${ids}::uuid[]) AND status = 'draft' AND deleted_at IS NULL
    ORDER BY place, due_at, id`.execute(db);
  return rows;
}
