import type { listReferrals as listReferralsEndpoint, Referral } from '@threefold/contracts/referrals';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { readDanglingBefore } from './read-dangling-before.ts';
import { referralOfRow } from './referral-of-row.ts';
import { listReferralViews } from './referral-views-queries.ts';

/** Latest first. */
export async function listReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  request: z.output<typeof listReferralsEndpoint.query>,
): Promise<{ items: Referral[]; nextCursor: string | null }> {
  const { from = null, to = null, meetingId = null, state = null, terms = null, limit } = request;
  const dangling = request.dangling === undefined ? null : request.dangling === 'true';
  const before = await readDanglingBefore(db, scope);
  const rows = await listReferralViews(db, scope.workspaceId, {
    filters: { from, to, meetingId, state, terms, dangling },
    danglingBefore: before.toString(),
    after: decodeTimeCursor(request.cursor),
    count: limit + 1,
  });
  return pageOf(rows, limit, { item: (row) => referralOfRow(row, before), key: (row) => [row.at, row.id] });
}
