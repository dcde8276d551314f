import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { MovedRows } from './move-rows-queries.ts';

export type BuiltSince = { letter: number; call: number; finding: number };
type Since = { survivorId: string; mergedAt: string; rows: readonly MovedRows[] };

/**
 * What was done since the merge with rows that had belonged to the other one: a letter that went out, a call with an outcome,
 * and whatever was made since of their letters, meetings and referrals.
 */
export async function countBuiltSince(
  db: WorkspaceTransaction,
  workspaceId: string,
  { survivorId, mergedAt, rows }: Since,
): Promise<BuiltSince> {
  const of = (table: string) => rows.filter((each) => each.table === table);
  const ids = (table: string, key = 'id') =>
    of(table).flatMap(({ moved, dropped }) => [...moved, ...dropped].map((row) => String(row[key])));
  const states = (table: string) =>
    JSON.stringify(of(table).flatMap(({ moved }) => moved.filter((row) => 'status' in row)));
  const [letters, meetings, referrals] = [
    ids('letter'),
    ids('meeting_participant', 'meeting_id'),
    ids('referral'),
  ];
  const { rows: counts } = await sql<BuiltSince>`
    SELECT
      (SELECT count(*)::integer FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ${survivorId} AND (
        (created_at > ${mergedAt} AND (meeting_id = ANY(${meetings}::uuid[]) OR referral_id = ANY(${referrals}::uuid[])))
        OR EXISTS (SELECT FROM jsonb_to_recordset(${states('letter')}::jsonb) AS earlier (id uuid, status text)
          WHERE earlier.id = letter.id AND earlier.status <> letter.status))) AS letter,
      (SELECT count(*)::integer FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = ${survivorId} AND (
        (created_at > ${mergedAt} AND letter_id = ANY(${letters}::uuid[]))
        OR EXISTS (SELECT FROM jsonb_to_recordset(${states('call_back')}::jsonb) AS earlier (id uuid, status text)
          WHERE earlier.id = call_back.id AND earlier.status <> call_back.status))) AS call,
      (SELECT count(*)::integer FROM finding WHERE workspace_id = ${workspaceId} AND contact_id = ${survivorId}
        AND created_at > ${mergedAt} AND meeting_id = ANY(${meetings}::uuid[])) AS finding`.execute(db);
  return counts[0] ?? { letter: 0, call: 0, finding: 0 };
}
