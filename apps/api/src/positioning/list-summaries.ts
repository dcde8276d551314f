import type { PositioningSummary } from '@threefold/contracts/positioning';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { listSummaryRows } from './positioning-queries.ts';
import { summaryOfRow } from './summary-of-row.ts';

export async function listSummaries(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: PositioningSummary[]; nextCursor: string | null }> {
  const rows = await listSummaryRows(db, workspaceId, { after: decodeTimeCursor(cursor), limit });
  return pageOf(rows, limit, { item: summaryOfRow, key: (row) => [row.createdAt, row.id] });
}
