import type { CallBack } from '@threefold/contracts/call-backs';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { callBackOfRow } from './call-back-of-row.ts';
import { type CallBackRow, findCallBack, findPromisedCall, insertCallBack } from './call-backs-queries.ts';

export type DueCall = {
  id?: string | undefined;
  contactId: string;
  letterId: string | null;
  /** ISO instant. */
  dueAt: string;
  timeZone: string;
  attempt: number;
  /** When the first call of this row of attempts was due. */
  firstDueAt: string;
  promised: boolean;
  note: string | null;
};

/** Puts a call into the ledger. The same call twice, or the same letter's promise twice, is one call. */
export async function putCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  call: DueCall,
): Promise<Creation<CallBack>> {
  const { workspaceId } = scope;
  const id = call.id ?? newId(scope.now);
  const hash = contentHash({ ...call, timeZone: undefined });
  const isNew = await insertCallBack(db, rowOf(scope, { ...call, id, contentHash: hash }));
  const row = (await findCallBack(db, workspaceId, id)) ?? (await promisedBefore(db, workspaceId, call));
  if (!row) throw notFound('contact');
  if (!isNew && row.id !== id) return { isNew: false, value: callBackOfRow(row) };
  if (!isNew) return repeated(row.contentHash, hash, callBackOfRow(row));
  const { contactId, letterId, dueAt, timeZone, attempt, promised } = call;
  const detail = { dueAt, timeZone, attempt, promised };
  record(db, scope, [{ kind: 'call-scheduled', detail, contactId, letterId, callBackId: id }]);
  return { isNew: true, value: callBackOfRow(row) };
}

async function promisedBefore(
  db: WorkspaceTransaction,
  workspaceId: string,
  { letterId }: DueCall,
): Promise<CallBackRow | undefined> {
  return letterId === null ? undefined : findPromisedCall(db, workspaceId, letterId);
}

function rowOf(scope: Scope, call: DueCall & { id: string; contentHash: string }) {
  const now = scope.now.toString();
  return {
    ...call,
    workspaceId: scope.workspaceId,
    moved: false,
    status: 'due' as const,
    outcome: null,
    outcomeAt: null,
    ledTo: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
