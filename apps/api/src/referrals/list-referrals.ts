import { id, instant } from '@threefold/contracts/primitives';
import type { listReferrals as listReferralsEndpoint, Referral } from '@threefold/contracts/referrals';
import { waitingRank } from '@threefold/domain/referrals/waiting-order';
import { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { readDanglingBefore } from './read-dangling-before.ts';
import { referralOfRow } from './referral-of-row.ts';
import { listReferralViews } from './referral-views-queries.ts';

const waitingKeyset = z.tuple([z.int(), instant, id]).transform(([rank, at, id]) => ({ rank, at, id }));

/** Latest first, or what waits for the seeker first. */
export async function listReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  request: z.output<typeof listReferralsEndpoint.query>,
): Promise<{ items: Referral[]; nextCursor: string | null }> {
  const { from = null, to = null, meetingId = null, state = null, terms = null, limit } = request;
  const isWaiting = request.order === 'waiting';
  const dangling = request.dangling === undefined ? null : request.dangling === 'true';
  const before = await readDanglingBefore(db, scope);
  const rows = await listReferralViews(db, scope.workspaceId, {
    filters: { from, to, meetingId, state, terms, dangling },
    danglingBefore: before.toString(),
    waitingFirst: isWaiting,
    after: isWaiting ? decodeCursor(request.cursor, waitingKeyset) : decodeTimeCursor(request.cursor),
    count: limit + 1,
  });
  return pageOf(rows, limit, {
    item: (row) => referralOfRow(row, before),
    key: (row) => [...(isWaiting ? [waitingRank(referralOfRow(row, before))] : []), row.at, row.id],
  });
}
