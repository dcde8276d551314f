import type { DuplicateSearch } from '@threefold/contracts/contact-merging';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import { countWaiting, findSearch, type SearchRow, saveAsked } from './duplicates-queries.ts';

/** Asking again before it began is asking once. */
export async function searchDuplicates(db: WorkspaceTransaction, scope: Scope): Promise<DuplicateSearch> {
  const { workspaceId } = scope;
  await saveAsked(db, workspaceId, scope.now.toString());
  await enqueue(db, 'find-duplicates', { payload: { workspaceId }, key: `find-duplicates ${workspaceId}` });
  return readSearch(db, scope);
}

export async function readSearch(db: WorkspaceTransaction, { workspaceId }: Scope): Promise<DuplicateSearch> {
  const row = await findSearch(db, workspaceId);
  const waiting = await countWaiting(db, workspaceId);
  return {
    status: statusOf(row),
    finishedAt: row?.finishedAt ?? null,
    people: row?.people ?? null,
    ...waiting,
  };
}

function statusOf(row: SearchRow | undefined): DuplicateSearch['status'] {
  if (!row) return 'never';
  if (row.startedAt === null) return 'waiting';
  const isDone = row.finishedAt !== null && Temporal.Instant.compare(row.finishedAt, row.startedAt) >= 0;
  return isDone ? 'done' : 'running';
}
