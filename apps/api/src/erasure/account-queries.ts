import type { AccountContents } from '@threefold/contracts/erasure';
import { sql } from 'kysely';
import type { Database, WorkspaceTransaction } from '../platform/database.ts';

export function listOwnSearches(db: Database, userId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('workspace')
    .select(['id', 'name'])
    .where('ownerId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

export async function countSearch(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<Omit<AccountContents['workspaces'][number], 'id' | 'name'>> {
  const { rows } = await sql<Omit<AccountContents['workspaces'][number], 'id' | 'name'>>`
    SELECT (SELECT count(*)::integer FROM contact WHERE workspace_id = ${workspaceId} AND erased_at IS NULL) AS contacts,
      (SELECT count(*)::integer FROM letter WHERE workspace_id = ${workspaceId}) AS letters,
      (SELECT count(*)::integer FROM meeting WHERE workspace_id = ${workspaceId}) AS meetings,
      (SELECT count(*)::integer FROM referral WHERE workspace_id = ${workspaceId}) AS referrals,
      ARRAY(SELECT email FROM share WHERE workspace_id = ${workspaceId} AND status = 'active' ORDER BY email) AS coaches`.execute(
    db,
  );
  const [counts] = rows;
  if (!counts) throw new TypeError('A count without a row.');
  return counts;
}

export async function countAccount(
  db: Database,
  userId: string,
): Promise<Pick<AccountContents, 'coaching' | 'tokens' | 'sessions'>> {
  const { rows } = await sql<Pick<AccountContents, 'coaching' | 'tokens' | 'sessions'>>`
    SELECT (SELECT count(*)::integer FROM share WHERE coach_id = ${userId} AND status = 'active') AS coaching,
      (SELECT count(*)::integer FROM access_token WHERE user_id = ${userId}) AS tokens,
      (SELECT count(*)::integer FROM session WHERE user_id = ${userId}) AS sessions`.execute(db);
  return rows[0] ?? { coaching: 0, tokens: 0, sessions: 0 };
}

export type ShareHeld = { workspaceId: string; level: 'progress' | 'network' | 'full'; email: string };

export function listCoachings(db: Database, userId: string): Promise<ShareHeld[]> {
  return db
    .selectFrom('share')
    .select(['workspaceId', 'level', 'email'])
    .where('coachId', '=', userId)
    .where('status', '=', 'active')
    .execute();
}

/** Every table of a workspace, those that others point to last; read from the catalog, so that none is forgotten. */
export async function listWorkspaceTables(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    WITH RECURSIVE owned AS (
      SELECT c.oid, c.relname::text AS name FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'share'
    ), rank (oid, depth) AS (
      SELECT oid, 0 FROM owned
      UNION
      SELECT k.confrelid, rank.depth + 1 FROM rank
      JOIN pg_constraint k ON k.conrelid = rank.oid AND k.contype = 'f' AND k.confrelid <> k.conrelid
      WHERE rank.depth < 20
    )
    SELECT owned.name FROM owned JOIN rank ON rank.oid = owned.oid
    GROUP BY owned.name ORDER BY max(rank.depth), owned.name`.execute(db);
  return rows.map(({ name }) => name);
}

/** In a session of its owner. A large search takes longer than any other statement may. */
export async function deleteSearch(
  db: WorkspaceTransaction,
  workspaceId: string,
  tables: readonly string[],
): Promise<void> {
  await sql`SET LOCAL statement_timeout = 0`.execute(db);
  await db.selectFrom('workspace').select('id').where('id', '=', workspaceId).forUpdate().execute();
  await sql`SELECT cancel_jobs(${workspaceId})`.execute(db);
  for (const table of tables)
    await sql`DELETE FROM ${sql.raw(`"${table}"`)} WHERE workspace_id = ${workspaceId}`.execute(db);
  await db.deleteFrom('share').where('workspaceId', '=', workspaceId).execute();
  await db.deleteFrom('workspace').where('id', '=', workspaceId).execute();
}

/** Sessions and tokens go with the person by their foreign keys; what they wrote to those they coached stays theirs. */
export async function deletePerson(
  db: Database,
  { userId, email, now }: { userId: string; email: string; now: string },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('share')
      .set((expression) => ({
        coachId: null,
        status: 'revoked',
        revokedAt: expression.fn.coalesce('revokedAt', expression.val(now)),
        version: expression('version', '+', 1),
      }))
      .where('coachId', '=', userId)
      .execute();
    await transaction.deleteFrom('verification').where('identifier', '=', email).execute();
    await transaction.deleteFrom('user').where('id', '=', userId).execute();
  });
}
