import type { listReferrals as listReferralsEndpoint, Referral } from '@threefold/contracts/referrals';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { Problem } from '../platform/problem.ts';
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
    after: keysetOf(request.cursor),
    count: limit + 1,
  });
  return pageOf(rows, limit, { item: referralOfRow, key: (row) => [row.at, row.id] });
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function keysetOf(cursor: string | undefined): { at: string; id: string } | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [at, id] = key.map(String);
  if (at && id && instant.test(at) && !Number.isNaN(Date.parse(at)) && uuid.test(id)) return { at, id };
  throw new Problem('malformed', 'The cursor is not one that this list answered.', {
    errors: [{ path: 'cursor', message: 'is not known' }],
  });
}
