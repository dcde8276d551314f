import type { Consequence, recordOutcome } from '@threefold/contracts/call-backs';
import type { NextStep } from '@threefold/domain/call-backs/next-step';
import type { z } from 'zod';
import { markClosed } from '../contacts/contact.ts';
import type { Reader } from '../contacts/find-reader.ts';
import { oweLetter } from '../owed-letters/owe-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { CallBackRow } from './call-backs-queries.ts';
import { putCallBack } from './put-call-back.ts';

export type Said = z.output<typeof recordOutcome.body>;
type Meeting = { contactIds: string[]; startsAt: string; timeZone: string } & {
  [Field in 'mode' | 'minutes' | 'place']?: NonNullable<Said[Field]>;
};
/** How a meeting that was agreed on the phone is planned and taken back. Meetings lie above calls; the composition root hands it over. */
export type MeetingPlanner = {
  /** Answers the meeting's id. */
  plan: (db: WorkspaceTransaction, scope: Scope, meeting: Meeting) => Promise<string>;
  /** False where something was built on it since. */
  unplan: (db: WorkspaceTransaction, scope: Scope, meetingId: string) => Promise<boolean>;
};

type Carrying = { step: NextStep; row: CallBackRow; reader: Reader; said: Said; planner: MeetingPlanner };

/** Puts the next step into the ledger: a call, a meeting, an owed letter; or closes the contact. */
export async function carryOutStep(
  db: WorkspaceTransaction,
  scope: Scope,
  { step, row, reader, said, planner }: Carrying,
): Promise<Consequence> {
  const { contactId } = row;
  switch (step.kind) {
    case 'call-back':
    case 'find-number': {
      const call = await putCallBack(db, scope, nextCall(step, { row, reader }));
      return { ...plain(step), kind: step.kind, callBackId: call.value.id };
    }
    case 'meeting': {
      const { mode, minutes, place } = said;
      const startsAt = (step.startsAt ?? scope.now).toString();
      const { timeZone } = reader.calendar;
      const asked = { ...(mode && { mode }), ...(minutes && { minutes }), ...(place && { place }) };
      const meetingId = await planner.plan(db, scope, {
        contactIds: [contactId],
        startsAt,
        timeZone,
        ...asked,
      });
      return { ...plain(step), kind: 'meeting', at: startsAt, meetingId };
    }
    case 'letter': {
      const { letter: kind, dueAt, why } = step;
      const owedLetterId = await oweLetter(db, scope, { kind, contactId, dueAt: dueAt.toString(), why });
      return { ...plain(step), kind: 'letter', owedLetterId };
    }
    case 'reply':
      return { ...plain(step), kind: 'reply' };
    case 'another-person':
      return { ...plain(step), kind: 'other-person' };
    case 'closed':
      await markClosed(db, scope, { contactId, closed: true, reason: 'They said no when you called.' });
      return { ...plain(step), kind: 'closed' };
  }
}

/** A new row of calls has its first one at attempt 1; only the call that a letter promised carries the letter there. */
function nextCall(
  step: Extract<NextStep, { kind: 'call-back' | 'find-number' }>,
  { row, reader }: { row: CallBackRow; reader: Reader },
) {
  const dueAt = step.dueAt.toString();
  const beginsAnew = step.kind === 'call-back' && step.attempt === 1;
  return {
    contactId: row.contactId,
    letterId: step.attempt === 1 ? null : row.letterId,
    dueAt,
    timeZone: reader.calendar.timeZone,
    attempt: step.attempt,
    firstDueAt: beginsAnew ? dueAt : row.firstDueAt,
    promised: false,
    note: null,
  };
}

function plain(step: NextStep) {
  return {
    at: 'dueAt' in step ? step.dueAt.toString() : null,
    sentence: step.why,
    callBackId: null,
    meetingId: null,
    owedLetterId: null,
  };
}
