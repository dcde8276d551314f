import type { CallBack } from '@threefold/contracts/call-backs';
import { refreshStages } from '../contacts/refresh-stage.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents } from '../platform/events.ts';
import type { Scope } from '../platform/scope.ts';
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
  await appendEvents(db, scope, [
    {
      kind: 'call-released',
      detail: { reason, promised: row.promised },
      contactId: row.contactId,
      letterId: row.letterId,
      callBackId: row.id,
    },
  ]);
  await refreshStages(db, scope, [row.contactId]);
  return callBackOfRow({ ...row, status: 'released', updatedAt, version: row.version + 1 });
}
