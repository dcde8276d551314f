import { combineReferrals } from '@threefold/domain/contact-merging/combine-referrals';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listReferralsOf, type ReferralRow, saveCombined, setAside } from './combine-referrals-queries.ts';
import { type MovedRows, moveRows } from './move-rows-queries.ts';
import { referralPointers } from './pointers.ts';

type Done = { moved: MovedRows[]; setAside: string[] };

/**
 * The same two people in the same meeting are one referral: where two of them say the same after a merge, the earlier one
 * stays, takes over what the later one knew, and gets the letters that tell of it.
 */
export async function combineSameReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, touched }: { contactId: string; touched: ReadonlySet<string> },
): Promise<Done> {
  const { workspaceId } = scope;
  const now = scope.now.toString();
  const done: Done = { moved: [], setAside: [] };
  const groups = Map.groupBy(await listReferralsOf(db, workspaceId, contactId), saying);
  for (const [kept, ...others] of groups.values()) {
    if (!kept) continue;
    let stays = kept;
    for (const gone of others) {
      if (!touched.has(kept.id) && !touched.has(gone.id)) continue;
      const combined = { id: kept.id, ...combineReferrals(stays, gone) };
      const { before, after } = await saveCombined(db, workspaceId, combined);
      stays = { ...stays, ...combined };
      const columns = ['terms', 'note', 'lost_reason', 'loop_closed_at'];
      const changed = [{ before, after, columns }];
      const row = { table: 'referral', column: 'id', key: ['id'], from: gone.id, to: kept.id };
      done.moved.push({ ...row, moved: [], dropped: [], changed });
      await setAside(db, workspaceId, { referralId: gone.id, now });
      done.setAside.push(gone.id);
      for (const pointer of referralPointers)
        done.moved.push(await moveRows(db, workspaceId, { pointer, from: gone.id, to: kept.id }));
    }
  }
  return done;
}

function saying({ fromContactId, toContactId, meetingId }: ReferralRow): string {
  return `${fromContactId} ${toContactId} ${meetingId}`;
}
