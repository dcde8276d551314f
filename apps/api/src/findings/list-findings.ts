import type { GatheredFinding, listFindings as listFindingsEndpoint } from '@threefold/contracts/findings';
import { rankSolvable } from '@threefold/domain/findings/who-said-it';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { gatheredOfRow } from './gathered-of-row.ts';
import { listGatheredRows } from './gathered-queries.ts';

type Query = z.output<typeof listFindingsEndpoint.query>;

export async function listFindings(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, couldHelp, ...filter }: Query,
): Promise<{ items: GatheredFinding[]; nextCursor: string | null }> {
  const rows = await listGatheredRows(db, scope.workspaceId, {
    filter: { ...filter, couldHelp: couldHelp && couldHelp === 'true' },
    after: decodeTimeCursor(cursor),
    limit,
  });
  return pageOf(rows, limit, { item: gatheredOfRow, key: (row) => [row.createdAt, row.id] });
}

/** Of more than these the latest are ranked. */
const mostRanked = 500;

/** What the seeker could help with, named by most people first. */
export async function listSolvable(
  db: WorkspaceTransaction,
  scope: Scope,
  limit: number,
): Promise<GatheredFinding[]> {
  const rows = await listGatheredRows(db, scope.workspaceId, {
    filter: { couldHelp: true },
    after: null,
    limit: mostRanked,
  });
  return rankSolvable(rows.map(gatheredOfRow)).slice(0, limit);
}
