import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type PlannedRow = {
  id: string;
  startsAt: string;
  minutes: number;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  givenName: string | null;
  familyName: string | null;
};

const mostMeetings = 500;

/** Planned meetings that end, the way back included, after `from` and begin before `until`; with the first of their people. */
export async function listPlannedBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { from, until }: { from: string; until: string | null },
): Promise<PlannedRow[]> {
  const { rows } = await sql<PlannedRow>`
    SELECT meeting.id, meeting.starts_at, meeting.minutes, meeting.travel_minutes_before, meeting.travel_minutes_after,
      first.given_name, first.family_name
    FROM meeting
    LEFT JOIN LATERAL (
      SELECT contact.given_name, contact.family_name FROM meeting_participant
      JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = meeting_participant.contact_id
      WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.meeting_id = meeting.id
      ORDER BY meeting_participant.position LIMIT 1
    ) first ON true
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.status = 'planned'
      AND meeting.starts_at > ${from}::timestamptz - interval '8 hours'
      AND meeting.starts_at + make_interval(mins => meeting.minutes + meeting.travel_minutes_after) > ${from}
      AND (${until}::timestamptz IS NULL OR meeting.starts_at - make_interval(mins => meeting.travel_minutes_before) < ${until})
    ORDER BY meeting.starts_at, meeting.id
    LIMIT ${mostMeetings}`.execute(db);
  return rows;
}

export type DueCallRow = { id: string; dueAt: string; givenName: string; familyName: string };

/** Calls that are due in between. */
export async function listCallsBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { from, until }: { from: string; until: string },
): Promise<DueCallRow[]> {
  const { rows } = await sql<DueCallRow>`
    SELECT call_back.id, call_back.due_at, contact.given_name, contact.family_name FROM call_back
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = call_back.contact_id
    WHERE call_back.workspace_id = ${workspaceId} AND call_back.status = 'due' AND contact.deleted_at IS NULL
      AND call_back.due_at > ${from} AND call_back.due_at < ${until}
    ORDER BY call_back.due_at, call_back.id
    LIMIT 20`.execute(db);
  return rows;
}
