import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** Pairs that a merge made or decided, to take that back. */
export type CarriedPairs = { made: string[]; decided: string[] };

type Merging = { survivorId: string; mergedId: string; now: string };

/**
 * What was said of the one who goes holds for the one who stays: whoever was not the same person still is not, and whoever
 * waited to be decided still waits.
 */
export async function carryDecisions(
  db: WorkspaceTransaction,
  workspaceId: string,
  { survivorId, mergedId, now }: Merging,
): Promise<CarriedPairs> {
  const { rows } = await sql<{ id: string; made: boolean }>`
    INSERT INTO duplicate (workspace_id, id, first_id, second_id, score, reasons, status, version, found_at, decided_at)
    SELECT workspace_id, gen_random_uuid(), least(other, ${survivorId}::uuid), greatest(other, ${survivorId}::uuid),
      score, reasons, status, 1, found_at, decided_at
    FROM (
      SELECT duplicate.*, CASE WHEN first_id = ${mergedId} THEN second_id ELSE first_id END AS other
      FROM duplicate WHERE workspace_id = ${workspaceId} AND ${mergedId}::uuid IN (first_id, second_id) AND status <> 'merged'
    ) pair
    WHERE other <> ${survivorId}
    ON CONFLICT (workspace_id, first_id, second_id) DO UPDATE
      SET status = 'not-same', decided_at = excluded.decided_at, version = duplicate.version + 1
      WHERE excluded.status = 'not-same' AND duplicate.status IN ('open', 'later')
    RETURNING id, version = 1 AS made`.execute(db);
  await sql`
    UPDATE duplicate SET status = 'merged', decided_at = ${now}, version = version + 1
    WHERE workspace_id = ${workspaceId}
      AND first_id = least(${survivorId}::uuid, ${mergedId}::uuid) AND second_id = greatest(${survivorId}::uuid, ${mergedId}::uuid)`.execute(
    db,
  );
  return {
    made: rows.filter(({ made }) => made).map(({ id }) => id),
    decided: rows.filter(({ made }) => !made).map(({ id }) => id),
  };
}

/** The pair itself waits again: the seeker just found that it was no sure thing. */
export async function takeDecisionsBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  { survivorId, mergedId, made, decided }: Omit<Merging, 'now'> & CarriedPairs,
): Promise<void> {
  await sql`DELETE FROM duplicate WHERE workspace_id = ${workspaceId} AND id = ANY(${made}::uuid[])`.execute(
    db,
  );
  await sql`
    UPDATE duplicate SET status = 'open', decided_at = NULL, version = version + 1
    WHERE workspace_id = ${workspaceId} AND (id = ANY(${decided}::uuid[]) OR (status = 'merged'
      AND first_id = least(${survivorId}::uuid, ${mergedId}::uuid) AND second_id = greatest(${survivorId}::uuid, ${mergedId}::uuid)))`.execute(
    db,
  );
}
