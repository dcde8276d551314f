import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { countReferrals as countReferralsEndpoint } from '@threefold/contracts/referrals';
import { referralStates } from '@threefold/domain/referrals/referral-state';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readDanglingBefore } from './read-dangling-before.ts';
import { countReferralStates } from './referral-views-queries.ts';

type Counts = ReplyOf<typeof countReferralsEndpoint>;

export async function countReferrals(db: WorkspaceTransaction, scope: Scope): Promise<Counts> {
  const before = (await readDanglingBefore(db, scope)).toString();
  const rows = await countReferralStates(db, scope.workspaceId, before);
  const states = referralStates.map((state) => [state, rows.find((row) => row.state === state)?.count ?? 0]);
  return {
    // One entry for each state of the list.
    states: Object.fromEntries(states) as Counts['states'],
    dangling: rows.reduce((sum, { dangling }) => sum + dangling, 0),
    awaited: rows.reduce((sum, { awaited }) => sum + awaited, 0),
  };
}
