import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { FindingMerge } from '../platform/database-types.gen.ts';
import type { FindingRow } from './findings-queries.ts';

export type MergeRow = Selectable<FindingMerge>;

/** Those not in the trash, in the order of their ids, so that two merges never wait for each other. */
export async function lockFindingRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    SELECT * FROM finding
    WHERE workspace_id = ${workspaceId} AND id = ANY(${[...ids]}::uuid[]) AND deleted_at IS NULL
    ORDER BY id FOR NO KEY UPDATE`.execute(db);
  return rows;
}

export async function lockFindingRowsBehind(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    SELECT * FROM finding
    WHERE workspace_id = ${workspaceId} AND merged_into = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`.execute(db);
  return rows;
}

/** Puts each behind the one named, if that is still there; `expected` guards those that have moved on since. */
export async function moveFindings(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    moves,
    expected,
    now,
  }: { moves: readonly { id: string; to: string | null }[]; expected: string | null; now: string },
): Promise<void> {
  await sql`
    UPDATE finding SET merged_into = (SELECT id FROM finding target WHERE target.workspace_id = ${workspaceId} AND target.id = move.to_id), version = finding.version + 1, updated_at = ${now}
    FROM unnest(${moves.map(({ id }) => id)}::uuid[], ${moves.map(({ to }) => to)}::uuid[]) AS move (id, to_id)
    WHERE finding.workspace_id = ${workspaceId} AND finding.id = move.id
      AND (${expected}::uuid IS NULL OR finding.merged_into = ${expected}::uuid)`.execute(db);
}

export async function insertMerge(db: WorkspaceTransaction, row: Insertable<FindingMerge>): Promise<boolean> {
  const inserted = await db
    .insertInto('findingMerge')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function lockMerge(
  db: WorkspaceTransaction,
  workspaceId: string,
  mergeId: string,
): Promise<MergeRow | undefined> {
  return db
    .selectFrom('findingMerge')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', mergeId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function markUndone(
  db: WorkspaceTransaction,
  workspaceId: string,
  { mergeId, now }: { mergeId: string; now: string },
): Promise<void> {
  await db
    .updateTable('findingMerge')
    .set({ undoneAt: now })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', mergeId)
    .execute();
}
