import type { ImportObstacle } from '@threefold/contracts/contact-imports';
import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type WorkspaceTransaction } from '../platform/database.ts';

type Condition = RawBuilder<boolean>;
type Imported = { importId: string; mark: string };

/** By what it is, whether something was built on the contact `made`; referrals that the import made itself (`mark`) do not count. */
function builtUpon(workspaceId: string, mark: string): [ImportObstacle, Condition][] {
  const own = (table: string) => sql`${sql.table(table)}.workspace_id = ${workspaceId}`;
  const here = (table: string): Condition =>
    sql`EXISTS (SELECT FROM ${sql.table(table)} WHERE ${own(table)} AND ${sql.table(table)}.contact_id = made.id)`;
  const referral = (column: string): Condition =>
    sql`EXISTS (SELECT FROM referral WHERE ${own('referral')} AND referral.${sql.ref(column)} = made.id
      AND (referral.content_hash <> ${mark} OR referral.version > 1 OR ${toldOf(workspaceId)}))`;
  const merge = (column: string): Condition =>
    sql`EXISTS (SELECT FROM contact_merge WHERE ${own('contact_merge')} AND contact_merge.${sql.ref(column)} = made.id
      AND contact_merge.undone_at IS NULL)`;
  return [
    ['letters', here('letter')],
    ['calls', here('call_back')],
    ['meetings', here('meeting_participant')],
    ['referrals', sql`(${referral('from_contact_id')} OR ${referral('to_contact_id')})`],
    ['findings', here('finding')],
    ['research', here('research_answer')],
    [
      'comments',
      sql`EXISTS (SELECT FROM comment WHERE ${own('comment')} AND comment.subject = 'contact' AND comment.subject_id = made.id)`,
    ],
    [
      'proposals',
      sql`EXISTS (SELECT FROM proposal WHERE ${own('proposal')} AND proposal.content #>> '{action,contactId}' = made.id::text)`,
    ],
    ['merges', sql`(${merge('survivor_id')} OR ${merge('merged_id')})`],
    ['changes', sql`made.version > 1`],
  ];
}

/** Whether a letter tells of the referral, or is owed for it. */
function toldOf(workspaceId: string): Condition {
  return sql`(EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.referral_id = referral.id)
    OR EXISTS (SELECT FROM owed_letter WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.referral_id = referral.id))`;
}

export type Obstructed = { id: string; name: string; isInBin: boolean; built: ImportObstacle[] };

/** How many people of an import have something built on them, by what it is, and the first few of them by name. */
export async function findObstacles(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, mark, most }: Imported & { most: number },
): Promise<{ people: number; counts: Map<ImportObstacle, number>; first: Obstructed[] }> {
  const conditions = builtUpon(workspaceId, mark);
  const built = sql.join(
    conditions.map(([obstacle, condition]) => sql`CASE WHEN ${condition} THEN ${sql.lit(obstacle)} END`),
  );
  const { rows } = await sql<Obstructed & { people: number; counts: Record<string, number> }>`
    WITH made AS (
      SELECT made.id, made.sort_name, made.deleted_at IS NOT NULL AS is_in_trash, array_remove(ARRAY[${built}]::text[], NULL) AS built,
        coalesce(nullif(trim(made.given_name || ' ' || made.family_name), ''), made.emails[1], made.organization, 'Unnamed') AS name
      FROM contact made WHERE made.workspace_id = ${workspaceId} AND made.source_id = ${importId}
    ), obstructed AS MATERIALIZED (SELECT * FROM made WHERE built <> '{}'),
    counted AS (SELECT obstacle, count(*)::integer AS people FROM obstructed, unnest(built) AS obstacle GROUP BY obstacle)
    SELECT id, name, is_in_trash AS "isInBin", built, (SELECT count(*)::integer FROM obstructed) AS people,
      (SELECT jsonb_object_agg(obstacle, people) FROM counted) AS counts
    FROM obstructed ORDER BY sort_name, id LIMIT ${most}`.execute(db);
  const [one] = rows;
  const counts = conditions.flatMap(([obstacle]): [ImportObstacle, number][] => {
    const count = one?.counts[obstacle] ?? 0;
    return count > 0 ? [[obstacle, count]] : [];
  });
  const first = rows.map(({ id, name, isInBin, built }) => ({ id, name, isInBin, built }));
  return { people: one?.people ?? 0, counts: new Map(counts), first };
}

/** Which of these people have something built on them. */
export async function listBuiltUpon(
  db: WorkspaceTransaction,
  workspaceId: string,
  { ids, mark }: { ids: readonly string[]; mark: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const conditions = builtUpon(workspaceId, mark).map(([_, condition]) => condition);
  const { rows } = await sql<{ id: string }>`
    SELECT made.id FROM contact made
    WHERE made.workspace_id = ${workspaceId} AND made.id = ANY(${arrayLiteral(ids)}::uuid[])
      AND (${sql.join(conditions, sql` OR `)})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Erases people that an import made, for good: nothing was built on them. */
export async function erasePeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, ids }: { importId: string; ids: readonly string[] },
): Promise<{ id: string; wasInTrash: boolean }[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .deleteFrom('contact')
    .where('workspaceId', '=', workspaceId)
    .where('sourceId', '=', importId)
    .where('id', '=', sql<string>`ANY(${arrayLiteral(ids)}::uuid[])`)
    .returning(['id', 'deletedAt'])
    .execute();
  return rows.map(({ id, deletedAt }) => ({ id, wasInTrash: deletedAt !== null }));
}

/** The lines of history about people who were erased for good. */
export async function eraseHistory(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const column of ['contactId', 'otherContactId'] as const)
    await db
      .deleteFrom('event')
      .where('workspaceId', '=', workspaceId)
      .where(column, '=', sql<string>`ANY(${arrayLiteral(ids)}::uuid[])`)
      .execute();
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

/** The referrals that an import made, where nobody changed them or wrote about them since. */
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
    .where((expression) => expression.not(toldOf(workspaceId)))
    .returning(['id', 'fromContactId', 'toContactId'])
    .execute();
}
