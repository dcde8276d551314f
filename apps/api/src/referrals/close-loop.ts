import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { closeLoopsBetween, findReferralRow } from './referrals-queries.ts';

/** The referrer has had the word back, however often they named the person. A loop is closed once; false where it was closed before, or is gone. */
export async function closeLoop(
  db: WorkspaceTransaction,
  scope: Scope,
  referralId: string,
): Promise<boolean> {
  const row = await findReferralRow(db, scope.workspaceId, { referralId, lock: true });
  if (!row || row.deletedAt !== null || row.loopClosedAt !== null) return false;
  const now = scope.now.toString();
  const { fromContactId, toContactId } = row;
  await closeLoopsBetween(db, scope.workspaceId, { fromContactId, toContactId, now });
  record(db, scope, [
    {
      kind: 'loop-closed',
      detail: {},
      contactId: row.fromContactId,
      otherContactId: row.toContactId,
      meetingId: row.meetingId,
      referralId,
    },
  ]);
  return true;
}
