import type { Proposal, ProposalStatus } from '@threefold/contracts/proposals';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { proposalOfRow } from './proposal-of-row.ts';
import { countByStatus, listProposalViews } from './proposals-queries.ts';

type Query = { status?: ProposalStatus | undefined; limit: number; cursor?: string | undefined };

export async function listProposals(
  db: WorkspaceTransaction,
  scope: Scope,
  { status, limit, cursor }: Query,
): Promise<{ items: Proposal[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listProposalViews(db, scope.workspaceId, { status, after, limit });
  return pageOf(rows, limit, {
    item: (row) => proposalOfRow(row, scope),
    key: (row) => [row.createdAt, row.id],
  });
}

export async function countProposals(db: WorkspaceTransaction, { workspaceId }: Scope) {
  const rows = await countByStatus(db, workspaceId);
  const countOf = (status: ProposalStatus) =>
    rows.filter((row) => row.status === status).reduce((sum, { count }) => sum + count, 0);
  return {
    open: countOf('open'),
    accepted: countOf('accepted'),
    declined: countOf('declined'),
    authors: rows.filter((row) => row.status === 'open').map(({ authorName }) => authorName),
  };
}
