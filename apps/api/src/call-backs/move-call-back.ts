import type { CallBack } from '@threefold/contracts/call-backs';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { callBackOfRow } from './call-back-of-row.ts';
import { type CallBackRow, saveCallBack } from './call-backs-queries.ts';
import { openCallBack } from './open-call-back.ts';
import { requireAhead, requireCallable } from './schedule-call-back.ts';

export type Moving = {
  callBackId: string;
  dueAt: string;
  word?: string | null | undefined;
  ifMatch: number | null;
};

/** A promise is moved in the open: the history keeps both times, and what the contact was told. */
export async function moveCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { callBackId, dueAt, word, ifMatch }: Moving,
): Promise<CallBack> {
  const row = await openCallBack(db, scope, { callBackId, ifMatch });
  if (isSame(row.dueAt, dueAt)) return callBackOfRow(row);
  requireCallable((await findReader(db, scope, row.contactId)).contact);
  requireAhead(dueAt, scope);
  const change = {
    dueAt: Temporal.Instant.from(dueAt).toString(),
    updatedAt: scope.now.toString(),
    moved: true,
    ...(isFirst(row) && { firstDueAt: dueAt }),
  };
  await saveCallBack(db, scope.workspaceId, { ...change, id: row.id });
  const { timeZone, promised, contactId, letterId } = row;
  const detail = { from: row.dueAt, to: change.dueAt, timeZone, promised, word: word || null };
  record(db, scope, [{ kind: 'call-moved', detail, contactId, letterId, callBackId }]);
  return callBackOfRow({ ...row, ...change, version: row.version + 1 });
}

/** The nudge letter is counted from the first call, wherever that was moved. */
function isFirst(row: CallBackRow): boolean {
  return isSame(row.firstDueAt, row.dueAt);
}

function isSame(one: string, other: string): boolean {
  return Temporal.Instant.from(one).equals(Temporal.Instant.from(other));
}
