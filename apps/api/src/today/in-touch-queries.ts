import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** Beyond that the line says no more than it does with it. */
const mostCounted = 100;

/**
 * Names that were given before an instant and with which nothing has happened since, as `isDangling` has it: no letter, no
 * call, no meeting, no end. Read from the names on, since their people are looked up by whole keys.
 */
export async function countDangling(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM (
      SELECT FROM referral
      JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
      WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL AND referral.lost_reason IS NULL AND referral.loop_closed_at IS NULL
        AND greatest(referral.at, referral.introduced_at) < ${before}::timestamptz
        AND referral.from_contact_id NOT IN (SELECT id FROM contact WHERE workspace_id = ${workspaceId} AND deleted_at IS NOT NULL)
        AND referred.deleted_at IS NULL AND referred.closed_at IS NULL
        AND referred.stage NOT IN ('scheduled', 'met', 'thanked', 'closed')
        AND NOT EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referred.id
          AND letter.status = 'sent' AND letter.sent_at >= referral.at AND letter.deleted_at IS NULL)
        AND NOT EXISTS (SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referred.id
          AND call_back.outcome_at >= referral.at AND call_back.outcome IS NOT NULL)
        AND NOT EXISTS (SELECT FROM meeting_participant participant
          JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
          WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = referred.id
            AND meeting.status = 'held' AND meeting.held_at >= referral.at AND meeting.deleted_at IS NULL)
      LIMIT ${mostCounted}
    ) dangling`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes that keep in touch and went out since. */
export async function countNotesSince(
  db: WorkspaceTransaction,
  workspaceId: string,
  since: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM letter
    WHERE workspace_id = ${workspaceId} AND kind = 'keep-warm' AND status = 'sent' AND sent_at >= ${since}::timestamptz
      AND created_at >= ${since}::timestamptz - interval '90 days'`.execute(db);
  return rows[0]?.count ?? 0;
}
