import type { Share } from '@threefold/contracts/coaching';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { shareOfRow } from './share-of-row.ts';
import { lockShare, saveShare } from './shares-queries.ts';

/** Lets a coach out from the next request on; an invitation that was not accepted opens nothing any more. Twice does no harm. */
export async function revokeShare(
  db: WorkspaceTransaction,
  scope: Scope,
  { shareId, ifMatch }: { shareId: string; ifMatch: number | null },
): Promise<Share> {
  const share = await lockShare(db, scope.workspaceId, shareId);
  if (!share) throw notFound('share');
  if (share.status === 'revoked') return shareOfRow(share);
  requireVersion(share.version, ifMatch, shareOfRow(share));
  const revokedAt = scope.now.toString();
  await saveShare(db, scope.workspaceId, { shareId, change: { status: 'revoked', revokedAt } });
  record(db, scope, [{ kind: 'share-revoked', detail: { email: share.email, level: share.level } }]);
  return shareOfRow({ ...share, status: 'revoked', revokedAt, version: share.version + 1 });
}
