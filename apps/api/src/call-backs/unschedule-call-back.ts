import { refreshStages } from '../contacts/refresh-stage.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { deleteUntouchedCallBack, findCallBack } from './call-backs-queries.ts';

/** Takes back a call that was planned by mistake; false where it was made, moved or let go since. */
export async function unscheduleCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  callBackId: string,
): Promise<boolean> {
  const row = await findCallBack(db, scope.workspaceId, callBackId);
  if (!row || !(await deleteUntouchedCallBack(db, scope.workspaceId, callBackId))) return false;
  await refreshStages(db, scope, [row.contactId]);
  return true;
}
