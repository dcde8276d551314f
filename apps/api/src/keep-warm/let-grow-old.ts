import { defaultKeepWarmDays, silentBefore } from '@threefold/domain/keep-warm/who-to-write-to';
import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { inEveryWorkspace } from '../platform/in-every-workspace.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { listSilentSince, listUnremindedIntroductions } from './keep-warm-queries.ts';

/**
 * What follows from mere time, each night: whoever has heard nothing for ninety days falls dormant, and an introduction that
 * nothing reminds of is put into the ledger. One search after the other, and one that fails stops no other.
 */
export async function letGrowOld(parts: AppParts): Promise<void> {
  await inEveryWorkspace(parts, growOld, (count) => `${count} searches could not be brought up to date.`);
}

async function growOld(db: WorkspaceTransaction, scope: Scope): Promise<void> {
  const before = silentBefore({ now: scope.now, days: defaultKeepWarmDays }).toString();
  const [silent, unreminded] = await Promise.all([
    listSilentSince(db, scope.workspaceId, before),
    listUnremindedIntroductions(db, scope.workspaceId),
  ]);
  const contactIds = new Set([...silent, ...unreminded]);
  record(
    db,
    scope,
    Array.from(contactIds, (contactId) => ({ kind: 'time-passed', contactId })),
  );
}
