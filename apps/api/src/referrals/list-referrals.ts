import type { listReferrals as listReferralsEndpoint, Referral } from '@threefold/contracts/referrals';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { referralOfRow } from './referral-of-row.ts';
import { listReferralViews } from './referrals-queries.ts';

/** Latest first. */
export async function listReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  request: z.output<typeof listReferralsEndpoint.query>,
): Promise<{ items: Referral[]; nextCursor: string | null }> {
  const { from = null, to = null, meetingId = null, limit } = request;
  const rows = await listReferralViews(db, scope.workspaceId, {
    filters: { from, to, meetingId },
    after: decodeTimeCursor(request.cursor),
    count: limit + 1,
  });
  return pageOf(rows, limit, { item: referralOfRow, key: (row) => [row.at, row.id] });
}
