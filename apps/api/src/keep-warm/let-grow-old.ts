import { defaultKeepWarmDays, silentBefore } from '@threefold/domain/keep-warm/who-to-write-to';
import { refreshStages } from '../contacts/refresh-stage.ts';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { followReferralsTo } from '../referrals/follow-referrals.ts';
import { listSilentSince, listUnremindedIntroductions, listWorkspaceIds } from './keep-warm-queries.ts';

/**
 * What follows from mere time, each night: whoever has heard nothing for ninety days falls dormant, and an introduction that
 * nothing reminds of is put into the ledger. One search after the other, and one that fails stops no other.
 */
export async function letGrowOld({ db, clock }: AppParts): Promise<void> {
  const now = clock.now();
  const failures: unknown[] = [];
  for (const workspaceId of await listWorkspaceIds(db)) {
    const scope: Scope = { workspaceId, userId: null, level: 'owner', now };
    await inWorkspace(db, scope, (transaction) => growOld(transaction, scope)).catch((error: unknown) =>
      failures.push(error),
    );
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} searches could not be brought up to date.`);
}

async function growOld(db: WorkspaceTransaction, scope: Scope): Promise<void> {
  const before = silentBefore({ now: scope.now, days: defaultKeepWarmDays }).toString();
  await refreshStages(db, scope, await listSilentSince(db, scope.workspaceId, before));
  await followReferralsTo(db, scope, await listUnremindedIntroductions(db, scope.workspaceId));
}
