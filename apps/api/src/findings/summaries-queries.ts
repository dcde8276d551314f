import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { PositioningSummary } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type SummaryRow = Selectable<PositioningSummary>;

export async function insertSummary(
  db: WorkspaceTransaction,
  row: Insertable<PositioningSummary>,
): Promise<boolean> {
  const inserted = await db
    .insertInto('positioningSummary')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function findSummary(
  db: WorkspaceTransaction,
  workspaceId: string,
  summaryId: string,
): Promise<SummaryRow | undefined> {
  return db
    .selectFrom('positioningSummary')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', summaryId)
    .executeTakeFirst();
}

/** Latest first; one row more than the limit where more follow. */
export function listSummaryRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { after, limit }: { after: TimeKey | null; limit: number },
): Promise<SummaryRow[]> {
  let query = db.selectFrom('positioningSummary').selectAll().where('workspaceId', '=', workspaceId);
  if (after)
    query = query.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** The speech that was changed last. */
export async function findLatestSpeech(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('speech')
    .select('body')
    .where('workspaceId', '=', workspaceId)
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body ?? null;
}
