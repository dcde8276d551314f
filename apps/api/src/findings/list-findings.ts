import type { Finding, listFindings as listFindingsEndpoint } from '@threefold/contracts/findings';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { findingOfRow } from './finding-of-row.ts';
import { listFindingRows } from './findings-queries.ts';

type Query = z.output<typeof listFindingsEndpoint.query>;

export async function listFindings(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, ...filter }: Query,
): Promise<{ items: Finding[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listFindingRows(db, scope.workspaceId, { ...filter, after, limit });
  return pageOf(rows, limit, { item: findingOfRow, key: (row) => [row.createdAt, row.id] });
}
