import type { CallBack } from '@threefold/contracts/call-backs';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { callBackOfRow } from './call-back-of-row.ts';
import { saveCallBack } from './call-backs-queries.ts';
import { openCallBack } from './open-call-back.ts';

export type Releasing = { callBackId: string; reason: string; ifMatch: number | null };

/** A promise is let go by the seeker only, and the reason stays in the history. */
export async function releaseCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { callBackId, reason, ifMatch }: Releasing,
): Promise<CallBack> {
  const row = await openCallBack(db, scope, { callBackId, ifMatch });
  const updatedAt = scope.now.toString();
  await saveCallBack(db, scope.workspaceId, { id: row.id, status: 'released', updatedAt });
  record(db, scope, [
    {
      kind: 'call-released',
      detail: { reason, promised: row.promised },
      contactId: row.contactId,
      letterId: row.letterId,
      callBackId: row.id,
    },
  ]);
  return callBackOfRow({ ...row, status: 'released', updatedAt, version: row.version + 1 });
}
