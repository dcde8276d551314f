import type { PositioningSummary } from '@threefold/contracts/findings';
import { draftSummary as draft } from '@threefold/domain/findings/positioning-summary';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { listSolvable } from './findings.ts';
import { findLatestSpeech, findSummary, insertSummary, listSummaryRows } from './summaries-queries.ts';

/** Every version stays: two tabs that keep theirs lose neither. */
export async function keepSummary(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  input: { id?: string | undefined; body: string },
): Promise<Creation<PositioningSummary>> {
  const id = input.id ?? newId(now);
  const hash = contentHash(input);
  const row = { workspaceId, id, body: input.body, contentHash: hash, createdAt: now.toString() };
  if (await insertSummary(db, row)) return { isNew: true, value: summaryOfRow(row) };
  const known = await findSummary(db, workspaceId, id);
  if (!known) throw new Problem('conflict', 'This id cannot be used.', { code: 'id-taken' });
  return repeated(known.contentHash, hash, summaryOfRow(known));
}

/** Enough to find those that several people named, each in a finding of its own. */
const mostProblems = 200;

/** Keeps nothing: the seeker reads it, changes it, and keeps it then. */
export async function draftSummary(
  db: WorkspaceTransaction,
  scope: Scope,
  reader: 'self' | 'others',
): Promise<{ body: string }> {
  const { profile } = await readSettings(db, scope.workspaceId);
  const speech = await findLatestSpeech(db, scope.workspaceId);
  const solvable = await listSolvable(db, scope, mostProblems);
  return { body: draft({ profile, speech, solvable, reader }) };
}

export async function listSummaries(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: PositioningSummary[]; nextCursor: string | null }> {
  const rows = await listSummaryRows(db, workspaceId, { after: decodeTimeCursor(cursor), limit });
  return pageOf(rows, limit, { item: summaryOfRow, key: (row) => [row.createdAt, row.id] });
}

function summaryOfRow({ id, body, createdAt }: PositioningSummary): PositioningSummary {
  return { id, body, createdAt };
}
