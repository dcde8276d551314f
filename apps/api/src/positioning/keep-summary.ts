import type { PositioningSummary } from '@threefold/contracts/positioning';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findSummary, insertSummary } from './positioning-queries.ts';
import { summaryOfRow } from './summary-of-row.ts';

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
