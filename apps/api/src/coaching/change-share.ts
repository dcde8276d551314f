import type { Share, ShareLevel } from '@threefold/contracts/coaching';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { shareOfRow } from './share-of-row.ts';
import { lockShare, saveShare } from './shares-queries.ts';

type Change = { shareId: string; level: ShareLevel; ifMatch: number | null };

/** Holds from the coach's next request on: the level is read anew for each. */
export async function changeShare(
  db: WorkspaceTransaction,
  scope: Scope,
  { shareId, level, ifMatch }: Change,
): Promise<Share> {
  const share = await lockShare(db, scope.workspaceId, shareId);
  if (!share) throw notFound('share');
  requireVersion(share.version, ifMatch, shareOfRow(share));
  if (share.status === 'revoked')
    throw new Problem('conflict', 'This share was ended. Invite the coach anew.', {
      code: 'share-revoked',
      current: shareOfRow(share),
    });
  if (share.level === level) return shareOfRow(share);
  await saveShare(db, scope.workspaceId, { shareId, change: { level } });
  record(db, scope, [
    { kind: 'share-changed', detail: { email: share.email, from: share.level, to: level } },
  ]);
  return shareOfRow({ ...share, level, version: share.version + 1 });
}
