import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { callBackOfRow } from './call-back-of-row.ts';
import { type CallBackRow, lockCallBack } from './call-backs-queries.ts';

/** Locks a call that is to be changed; one that is over is refused with what became of it. */
export async function openCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { callBackId, ifMatch }: { callBackId: string; ifMatch: number | null },
): Promise<CallBackRow> {
  const row = await lockCallBack(db, scope.workspaceId, callBackId);
  if (!row) throw notFound('call-back');
  requireVersion(row.version, ifMatch, callBackOfRow(row));
  requireDue(row);
  return row;
}

export function requireDue(row: CallBackRow): void {
  if (row.status === 'due') return;
  const detail =
    row.status === 'done'
      ? 'The outcome of this call is written down already.'
      : 'You have let this call go.';
  throw new Problem('conflict', detail, { code: 'call-over', current: callBackOfRow(row) });
}
