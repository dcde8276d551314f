import type { CallBack, CallOutcome, Consequence } from '@threefold/contracts/call-backs';
import type { Contact } from '@threefold/contracts/contacts';
import { findContact } from '../contacts/contact.ts';
import { contentHash, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { instantOf } from '../platform/instant-of.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { callBackOfRow } from './call-back-of-row.ts';
import { type CallBackRow, lockCallBack, saveCallBack } from './call-backs-queries.ts';
import { carryOutStep, type MeetingPlanner, type Said } from './carry-out-step.ts';
import { requireDue } from './open-call-back.ts';
import { outcomeContext, stepAfter } from './outcome-context.ts';
import { requireAhead } from './schedule-call-back.ts';

export type Recording = Said & { callBackId: string; ifMatch: number | null; planner: MeetingPlanner };
export type Recorded = { callBack: CallBack; consequence: Consequence; contact: Contact };

/** Writes down how a call went and what follows from it. Saying the same twice is one outcome. */
export async function recordOutcome(
  db: WorkspaceTransaction,
  scope: Scope,
  { callBackId, ifMatch, planner, ...said }: Recording,
): Promise<Recorded> {
  const row = await lockCallBack(db, scope.workspaceId, callBackId);
  if (!row) throw notFound('call-back');
  const outcomeHash = contentHash(said);
  if (row.status === 'done' && row.outcomeHash === outcomeHash && row.ledTo)
    return answer(db, scope, { row, consequence: row.ledTo });
  requireDue(row);
  requireVersion(row.version, ifMatch, callBackOfRow(row));
  requireTimes(said, scope);

  const found = await outcomeContext(db, scope, row);
  const step = stepAfter(said.outcome, found, { at: instantOf(said.at), nextAt: instantOf(said.nextAt) });
  record(db, scope, [callMade(row, { said, sentence: step.why })]);
  const consequence = await carryOutStep(db, scope, { step, row, reader: found.reader, said, planner });
  const now = scope.now.toString();
  const change = {
    status: 'done' as const,
    outcome: said.outcome,
    outcomeAt: now,
    outcomeHash,
    note: noteAfter(row, said),
    updatedAt: now,
  };
  await saveCallBack(db, scope.workspaceId, { ...change, id: row.id, ledTo: JSON.stringify(consequence) });
  await settle(db, scope);
  return answer(db, scope, { row: { ...row, ...change, version: row.version + 1 }, consequence });
}

async function answer(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, consequence }: { row: CallBackRow; consequence: Consequence },
): Promise<Recorded> {
  const contact = await findContact(db, scope, row.contactId);
  return { callBack: callBackOfRow(row), consequence, contact };
}

const missing: Partial<Record<CallOutcome, string>> = {
  'call-later': 'Say when they asked you to call again.',
  'meeting-agreed': 'Say when you will meet.',
};

function requireTimes({ outcome, at, nextAt }: Said, scope: Scope): void {
  const question = missing[outcome];
  if (question !== undefined && !at) throw new Problem('rule-broken', question, { code: 'time-missing' });
  if (question !== undefined && at) requireAhead(at, scope);
  if (nextAt) requireAhead(nextAt, scope);
}

function callMade(row: CallBackRow, { said, sentence }: { said: Said; sentence: string }) {
  const { attempt, promised, contactId, letterId, id: callBackId } = row;
  const detail = { outcome: said.outcome, attempt, promised, note: said.note || null, sentence };
  return { kind: 'call-made' as const, detail, contactId, letterId, callBackId };
}

/** What was noted for the call stays above what is noted about it; said again after an undo, it is there once. */
function noteAfter(row: CallBackRow, { note }: Said): string | null {
  if (!note) return row.note;
  if (!row.note || row.note.endsWith(note)) return row.note || note;
  return `${row.note}\n\n${note}`;
}
