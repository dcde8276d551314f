import type { CallBack, Consequence } from '@threefold/contracts/call-backs';
import { markClosed } from '../contacts/contact.ts';
import { findReader } from '../contacts/find-reader.ts';
import { unoweLetter } from '../owed-letters/settle-owed-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { callBackOfRow } from './call-back-of-row.ts';
import {
  type CallBackRow,
  deleteUntouchedCallBack,
  lockCallBack,
  saveCallBack,
} from './call-backs-queries.ts';
import type { MeetingPlanner } from './carry-out-step.ts';

/** Takes an outcome back with what it led to. A call that is due already is answered as it is: the second click. */
export async function undoOutcome(
  db: WorkspaceTransaction,
  scope: Scope,
  { callBackId, planner }: { callBackId: string; planner: MeetingPlanner },
): Promise<CallBack> {
  const row = await lockCallBack(db, scope.workspaceId, callBackId);
  if (!row) throw notFound('call-back');
  if (row.status === 'due') return callBackOfRow(row);
  if (row.outcome === null)
    throw refusal('You have let this call go, so there is no outcome to take back.', row);
  if (row.ledTo) await takeBack(db, scope, { row, consequence: row.ledTo, planner });
  const change = { status: 'due' as const, outcome: null, outcomeAt: null, updatedAt: scope.now.toString() };
  await saveCallBack(db, scope.workspaceId, { ...change, id: row.id, ledTo: null, outcomeHash: null });
  const { contactId, letterId, promised, outcome } = row;
  record(db, scope, [
    { kind: 'call-undone', detail: { outcome, promised }, contactId, letterId, callBackId: row.id },
  ]);
  return callBackOfRow({ ...row, ...change, version: row.version + 1 });
}

async function takeBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, consequence, planner }: { row: CallBackRow; consequence: Consequence; planner: MeetingPlanner },
): Promise<void> {
  const { callBackId, meetingId, owedLetterId } = consequence;
  if (callBackId && !(await deleteUntouchedCallBack(db, scope.workspaceId, callBackId)))
    throw refusal('The next call was made, moved or let go since, so this outcome stays.', row);
  if (meetingId && !(await planner.unplan(db, scope, meetingId)))
    throw refusal('The meeting that came of this call was changed since, so this outcome stays.', row);
  if (owedLetterId && !(await unoweLetter(db, scope, owedLetterId)))
    throw refusal('The letter that came of this call was written since, so this outcome stays.', row);
  if (consequence.kind === 'closed') await reopen(db, scope, row);
}

/** Only where this outcome closed the contact, and nobody has closed it anew since. */
async function reopen(db: WorkspaceTransaction, scope: Scope, row: CallBackRow): Promise<void> {
  const { contact } = await findReader(db, scope, row.contactId);
  if (contact.closedAt === row.outcomeAt)
    await markClosed(db, scope, { contactId: row.contactId, closed: false });
}

function refusal(detail: string, row: CallBackRow): Problem {
  return new Problem('conflict', detail, { code: 'cannot-undo', current: callBackOfRow(row) });
}
