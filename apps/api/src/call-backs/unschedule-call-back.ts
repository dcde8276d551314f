import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { deleteUntouchedCallBack, findCallBack } from './call-backs-queries.ts';

/** Takes back a call that was planned by mistake; false where it was made, moved or let go since. */
export async function unscheduleCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  callBackId: string,
): Promise<boolean> {
  const row = await findCallBack(db, scope.workspaceId, callBackId);
  if (!row || !(await deleteUntouchedCallBack(db, scope.workspaceId, callBackId))) return false;
  record(db, scope, [{ kind: 'call-unplanned', contactId: row.contactId }]);
  return true;
}
