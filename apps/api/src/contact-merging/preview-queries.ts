import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type CountsRow = {
  id: string;
  letters: number;
  openLetters: number;
  calls: number;
  openCalls: number;
  meetings: number;
  referrals: number;
  findings: number;
  /** Referrals to the others of these people. */
  between: number;
};

/** How much hangs on each of these people. */
export async function countThings(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, CountsRow>> {
  const ids = sql`${[...contactIds]}::uuid[]`;
  const { rows } = await sql<CountsRow>`
    SELECT person.id, letters.*, calls.*,
      (SELECT count(*)::integer FROM meeting_participant p JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = p.meeting_id
        WHERE p.workspace_id = ${workspaceId} AND p.contact_id = person.id AND meeting.deleted_at IS NULL) AS meetings,
      (SELECT count(*)::integer FROM referral WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
        AND (from_contact_id = person.id OR to_contact_id = person.id)) AS referrals,
      (SELECT count(*)::integer FROM finding WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND contact_id = person.id) AS findings,
      (SELECT count(*)::integer FROM referral WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
        AND from_contact_id = person.id AND to_contact_id = ANY(${ids})) AS between
    FROM unnest(${ids}) AS person (id)
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS letters, count(*) FILTER (WHERE status IN ('draft', 'queued', 'unsure', 'failed'))::integer AS open_letters
      FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = person.id AND deleted_at IS NULL
    ) letters
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS calls, count(*) FILTER (WHERE status = 'due')::integer AS open_calls
      FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = person.id
    ) calls`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
