import { type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Duplicate, DuplicateSearch } from '../platform/database-types.gen.ts';

export type DuplicateRow = Selectable<Duplicate>;
export type SearchRow = Selectable<DuplicateSearch>;
export type ScoreKey = { score: number; id: string };

type Filter = {
  status: DuplicateRow['status'];
  contactId: string | null;
  after: ScoreKey | null;
  count: number;
};

/** Pairs of which both are there, the likeliest first. */
export async function listDuplicateRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { status, contactId, after, count }: Filter,
): Promise<DuplicateRow[]> {
  let query = db
    .selectFrom('duplicate')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('status', '=', status)
    .where(areBothThere(workspaceId));
  if (contactId)
    query = query.where(sql<boolean>`${contactId}::uuid IN (duplicate.first_id, duplicate.second_id)`);
  if (after)
    query = query.where((expression) =>
      expression.or([
        expression('score', '<', after.score),
        expression.and([expression('score', '=', after.score), expression('id', '>', after.id)]),
      ]),
    );
  return query.orderBy('score', 'desc').orderBy('id').limit(count).execute();
}

function areBothThere(workspaceId: string) {
  return sql<boolean>`NOT EXISTS (
    SELECT FROM contact WHERE contact.workspace_id = ${workspaceId} AND contact.id IN (duplicate.first_id, duplicate.second_id)
      AND contact.deleted_at IS NOT NULL)`;
}

export function findDuplicate(
  db: WorkspaceTransaction,
  workspaceId: string,
  { duplicateId, lock = false }: { duplicateId: string; lock?: boolean },
): Promise<DuplicateRow | undefined> {
  const query = db
    .selectFrom('duplicate')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', duplicateId)
    .where(areBothThere(workspaceId));
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export function saveDecision(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, status, decidedAt }: { id: string; status: DuplicateRow['status']; decidedAt: string | null },
): Promise<DuplicateRow> {
  return db
    .updateTable('duplicate')
    .set((expression) => ({ status, decidedAt, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** How many pairs wait, by status. */
export async function countWaiting(
  db: WorkspaceTransaction,
  workspaceId: string,
): Promise<{ open: number; later: number }> {
  const { rows } = await sql<{ open: number; later: number }>`
    SELECT count(*) FILTER (WHERE status = 'open')::integer AS open, count(*) FILTER (WHERE status = 'later')::integer AS later
    FROM duplicate WHERE workspace_id = ${workspaceId} AND status IN ('open', 'later') AND ${areBothThere(workspaceId)}`.execute(
    db,
  );
  return rows[0] ?? { open: 0, later: 0 };
}

export function findSearch(db: WorkspaceTransaction, workspaceId: string): Promise<SearchRow | undefined> {
  return db
    .selectFrom('duplicateSearch')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirst();
}

export async function saveAsked(
  db: WorkspaceTransaction,
  workspaceId: string,
  askedAt: string,
): Promise<void> {
  await db
    .insertInto('duplicateSearch')
    .values({ workspaceId, askedAt })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet({ askedAt, startedAt: null }))
    .execute();
}

export async function saveStarted(
  db: WorkspaceTransaction,
  workspaceId: string,
  startedAt: string,
): Promise<void> {
  await db
    .insertInto('duplicateSearch')
    .values({ workspaceId, askedAt: startedAt, startedAt })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet({ startedAt }))
    .execute();
}

export async function saveFinished(
  db: WorkspaceTransaction,
  workspaceId: string,
  { finishedAt, people, found }: { finishedAt: string; people: number; found: number },
): Promise<void> {
  await db
    .updateTable('duplicateSearch')
    .set({ finishedAt, people, found })
    .where('workspaceId', '=', workspaceId)
    .execute();
}

/** Whether an import goes on that wrote something since. */
export async function isImporting(
  db: WorkspaceTransaction,
  workspaceId: string,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('contactImport')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('status', 'in', ['reading', 'importing'])
    .where('updatedAt', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a workspace has more people than so many; counts no further. */
export async function hasMoreThan(
  db: WorkspaceTransaction,
  workspaceId: string,
  many: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .offset(many)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
