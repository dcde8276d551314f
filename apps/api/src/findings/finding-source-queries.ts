import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type FindingSource = { hasMeeting: boolean; hasContact: boolean; firstParticipantId: string | null };

/** Whether the meeting and the contact are there and not in the trash, and who comes first in that meeting. */
export async function findFindingSource(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string | null; contactId: string | null },
): Promise<FindingSource> {
  const { rows } = await sql<FindingSource>`
    SELECT
      EXISTS (SELECT FROM meeting WHERE workspace_id = ${workspaceId} AND id = ${meetingId}::uuid AND deleted_at IS NULL) AS has_meeting,
      EXISTS (SELECT FROM contact WHERE workspace_id = ${workspaceId} AND id = ${contactId}::uuid AND deleted_at IS NULL) AS has_contact,
      (SELECT contact_id FROM meeting_participant WHERE workspace_id = ${workspaceId} AND meeting_id = ${meetingId}::uuid
        ORDER BY position LIMIT 1) AS first_participant_id`.execute(db);
  return rows[0] ?? { hasMeeting: false, hasContact: false, firstParticipantId: null };
}
