import { sql } from 'kysely';
import { arrayLiteral } from '../platform/array-literal.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type Obstacle = 'letters' | 'calls' | 'meetings' | 'referrals' | 'findings' | 'comments' | 'changes';

/** How many people of an import have something built on them, by what it is; referrals that it made itself (`mark`) do not count. */
export async function countObstacles(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, mark }: { importId: string; mark: string },
): Promise<{ people: number } & Record<Obstacle, number>> {
  const { rows } = await sql<{ people: number } & Record<Obstacle, number>>`
    WITH made AS (
      SELECT id, version FROM contact
      WHERE workspace_id = ${workspaceId} AND source_id = ${importId}
    ), built AS (
      SELECT made.id,
        made.version > 1 AS changes,
        EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = made.id) AS letters,
        EXISTS (SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = made.id) AS calls,
        EXISTS (SELECT FROM meeting_participant WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id = made.id) AS meetings,
        EXISTS (SELECT FROM finding WHERE finding.workspace_id = ${workspaceId} AND finding.contact_id = made.id) AS findings,
        EXISTS (SELECT FROM referral WHERE referral.workspace_id = ${workspaceId} AND made.id IN (referral.from_contact_id, referral.to_contact_id) AND (referral.content_hash <> ${mark} OR referral.version > 1)) AS referrals,
        EXISTS (SELECT FROM comment WHERE comment.workspace_id = ${workspaceId} AND comment.subject = 'contact' AND comment.subject_id = made.id) AS comments
      FROM made
    )
    SELECT count(*) FILTER (WHERE changes OR letters OR calls OR meetings OR findings OR referrals OR comments)::integer AS people,
      count(*) FILTER (WHERE changes)::integer AS changes, count(*) FILTER (WHERE letters)::integer AS letters,
      count(*) FILTER (WHERE calls)::integer AS calls, count(*) FILTER (WHERE meetings)::integer AS meetings,
      count(*) FILTER (WHERE findings)::integer AS findings, count(*) FILTER (WHERE referrals)::integer AS referrals,
      count(*) FILTER (WHERE comments)::integer AS comments
    FROM built`.execute(db);
  const [counts] = rows;
  if (!counts) throw new TypeError('A count without a row.');
  return counts;
}

/** Which of these people have something built on them; referrals that the import made itself (`mark`) do not count. */
export async function listBuiltUpon(
  db: WorkspaceTransaction,
  workspaceId: string,
  { ids, mark }: { ids: readonly string[]; mark: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT made.id FROM contact made
    WHERE made.workspace_id = ${workspaceId} AND made.id = ANY(${arrayLiteral(ids)}::uuid[]) AND (made.version > 1
      OR EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = made.id)
      OR EXISTS (SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = made.id)
      OR EXISTS (SELECT FROM meeting_participant WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id = made.id)
      OR EXISTS (SELECT FROM finding WHERE finding.workspace_id = ${workspaceId} AND finding.contact_id = made.id)
      OR EXISTS (SELECT FROM referral WHERE referral.workspace_id = ${workspaceId} AND made.id IN (referral.from_contact_id, referral.to_contact_id) AND (referral.content_hash <> ${mark} OR referral.version > 1))
      OR EXISTS (SELECT FROM comment WHERE comment.workspace_id = ${workspaceId} AND comment.subject = 'contact' AND comment.subject_id = made.id))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Erases people that an import made, for good: nothing was built on them. */
export async function erasePeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, ids }: { importId: string; ids: readonly string[] },
): Promise<{ id: string; wasInBin: boolean }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .deleteFrom('contact')
    .where('workspaceId', '=', workspaceId)
    .where('sourceId', '=', importId)
    .where('id', '=', sql<string>`ANY(${arrayLiteral(ids)}::uuid[])`)
    .returning(['id', 'deletedAt'])
    .execute();
  return rows.map(({ id, deletedAt }) => ({ id, wasInBin: deletedAt !== null }));
}

/** How many people of an import are still there. */
export async function countLeft(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('contact')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', workspaceId)
    .where('sourceId', '=', importId)
    .executeTakeFirstOrThrow();
  return count;
}

/** The referrals that an import made between people who were there before, where nobody changed them since. */
export function eraseReferrals(
  db: WorkspaceTransaction,
  workspaceId: string,
  mark: string,
): Promise<{ id: string; fromContactId: string; toContactId: string }[]> {
  return db
    .deleteFrom('referral')
    .where('workspaceId', '=', workspaceId)
    .where('contentHash', '=', mark)
    .where('version', '=', 1)
    .returning(['id', 'fromContactId', 'toContactId'])
    .execute();
}
