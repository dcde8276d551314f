import type { CallBack } from '@threefold/contracts/call-backs';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  type CallBackRow,
  callBackOfRow,
  deleteUntouchedCallBack,
  findCallBack,
  findPromisedCall,
  insertCallBack,
  lockCallBack,
  saveCallBack,
} from './call-backs-queries.ts';

type NewCall = {
  id?: string | undefined;
  contactId: string;
  letterId: string | null;
  /** What it is about, where that is a meeting. */
  meetingId?: string | null | undefined;
  /** ISO instant. */
  dueAt: string;
  /** Without it, the contact's own. */
  timeZone?: string | undefined;
  /** True where a letter that went out names this very moment. */
  promised: boolean;
  note?: string | null | undefined;
};

/**
 * Puts a call into the ledger. What a letter has promised is taken as it is, late or not: the reader has it in writing.
 * What the seeker puts in has to lie ahead and may not go to somebody who is not to be called.
 */
export async function scheduleCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  input: NewCall,
): Promise<Creation<CallBack>> {
  const reader = await findReader(db, scope, input.contactId);
  const isRetry = input.id !== undefined && (await findCallBack(db, scope.workspaceId, input.id));
  if (!input.promised && !isRetry) {
    requireCallable(reader.contact);
    requireAhead(input.dueAt, scope);
  }
  const dueAt = Temporal.Instant.from(input.dueAt).toString();
  return putCallBack(db, scope, {
    id: input.id,
    contactId: input.contactId,
    letterId: input.letterId,
    meetingId: input.meetingId ?? null,
    dueAt,
    timeZone: input.timeZone ?? reader.calendar.timeZone,
    attempt: 1,
    firstDueAt: dueAt,
    promised: input.promised,
    note: input.note || null,
  });
}

function requireCallable(contact: { doNotContact: boolean; closedAt: string | null }): void {
  if (contact.doNotContact)
    throw new Problem(
      'rule-broken',
      'You marked this contact “Do not contact,” so no call can be scheduled.',
      {
        code: 'do-not-contact',
      },
    );
  if (contact.closedAt !== null)
    throw new Problem('rule-broken', 'This contact is closed. Reopen it before you schedule a call.', {
      code: 'contact-closed',
    });
}

export function requireAhead(at: string, scope: Scope): void {
  if (Temporal.Instant.compare(Temporal.Instant.from(at), scope.now) > 0) return;
  throw new Problem('rule-broken', 'That time has passed. Choose a later one.', {
    code: 'time-past',
  });
}

type DueCall = {
  id?: string | undefined;
  contactId: string;
  letterId: string | null;
  meetingId: string | null;
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
  const hash = contentHash({ ...call, timeZone: undefined, meetingId: call.meetingId ?? undefined });
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

type Moving = {
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

type Releasing = { callBackId: string; reason: string; ifMatch: number | null };

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

/** Locks a call that is to be changed; one that is over is refused with what became of it. */
async function openCallBack(
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
  const detail = row.status === 'done' ? 'This call has already been logged.' : 'This call was canceled.';
  throw new Problem('conflict', detail, { code: 'call-over', current: callBackOfRow(row) });
}
