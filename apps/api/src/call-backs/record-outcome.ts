import type {
  CallBack,
  CallOutcome,
  Consequence,
  recordOutcome as recordOutcomeEndpoint,
} from '@threefold/contracts/call-backs';
import type { Contact } from '@threefold/contracts/contacts';
import {
  cadenceOfMethod,
  meetAgainCadence,
  type NextStep,
  type NextStepContext,
  nextStep,
  type Outcome,
  outcomes,
} from '@threefold/domain/call-backs/next-step';
import type { MeetingKind } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { findContact, markClosed } from '../contacts/contact.ts';

import { findReader, type Reader } from '../contacts/find-reader.ts';
import { oweLetter, unoweLetter } from '../contacts/owed-letters.ts';
import { instantOf } from '../platform/clock.ts';
import { contentHash, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { busySpans } from './busy-spans.ts';
import {
  type CallBackRow,
  callBackOfRow,
  deleteUntouchedCallBack,
  findCallBack,
  findMeetingAgreedBefore,
  isNudgeSent,
  listTaken,
  lockCallBack,
  saveCallBack,
} from './call-backs-queries.ts';
import { putCallBack, requireAhead, requireDue } from './schedule-call-back.ts';

export type Said = z.output<typeof recordOutcomeEndpoint.body>;
type AgreedMeeting = { contactIds: string[]; startsAt: string; timeZone: string; kind?: MeetingKind } & {
  [Field in 'mode' | 'minutes' | 'place']?: NonNullable<Said[Field]>;
};

/** How a meeting that was agreed on the phone is planned and taken back. Meetings lie above calls; the composition root hands it over. */
export type MeetingPlanner = {
  /** Answers the meeting's id. */
  plan: (db: WorkspaceTransaction, scope: Scope, meeting: AgreedMeeting) => Promise<string>;
  /** False where something was built on it since. */
  unplan: (db: WorkspaceTransaction, scope: Scope, meetingId: string) => Promise<boolean>;
};

type Recording = Said & { callBackId: string; ifMatch: number | null; planner: MeetingPlanner };
type Recorded = { callBack: CallBack; consequence: Consequence; contact: Contact };

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
  record(db, scope, [callMade(row, { said, sentence: step.why, at: scope.now })]);
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
  'call-later': 'Choose when to call again.',
  'meeting-agreed': 'Choose when you’ll meet.',
};

function requireTimes({ outcome, at, nextAt }: Said, scope: Scope): void {
  const question = missing[outcome];
  if (question !== undefined && !at) throw new Problem('rule-broken', question, { code: 'time-missing' });
  if (question !== undefined && at) requireAhead(at, scope);
  if (nextAt) requireAhead(nextAt, scope);
}

type Made = { said: Said; sentence: string; at: Temporal.Instant };

function callMade(row: CallBackRow, { said, sentence, at }: Made) {
  const { attempt, promised, contactId, letterId, id: callBackId } = row;
  const early = earlyMark(row, at);
  const detail = { outcome: said.outcome, attempt, promised, ...early, note: said.note || null, sentence };
  return { kind: 'call-made' as const, detail, contactId, letterId, callBackId };
}

/** Around the promised minute a call is on time; logged long before it, the promise of that hour was not kept by it. */
const minutesAround = 15;

function earlyMark({ dueAt }: CallBackRow, at: Temporal.Instant): { early?: true } {
  const from = Temporal.Instant.from(dueAt).subtract({ minutes: minutesAround });
  return Temporal.Instant.compare(at, from) < 0 ? { early: true } : {};
}

/** What was noted for the call stays above what is noted about it; said again after an undo, it is there once. */
function noteAfter(row: CallBackRow, { note }: Said): string | null {
  if (!note) return row.note;
  if (!row.note || row.note.endsWith(note)) return row.note || note;
  return `${row.note}\n\n${note}`;
}

type OutcomeContext = { reader: Reader; context: NextStepContext };

/** All that the next step after a call depends on. */
async function outcomeContext(
  db: WorkspaceTransaction,
  scope: Scope,
  row: CallBackRow,
): Promise<OutcomeContext> {
  const reader = await findReader(db, scope, row.contactId);
  const taken = await listTaken(db, scope.workspaceId, { from: scope.now.toString(), exceptId: row.id });
  const { contactId, firstDueAt } = row;
  const before = row.meetingId && (await findMeetingAgreedBefore(db, scope.workspaceId, row.meetingId));
  return {
    reader,
    context: {
      now: scope.now,
      attempt: row.attempt,
      firstAttemptAt: Temporal.Instant.from(firstDueAt),
      dueAt: Temporal.Instant.from(row.dueAt),
      reader: reader.calendar,
      seeker: reader.seeker,
      taken: taken.map((at) => Temporal.Instant.from(at)),
      busy: await busySpans(db, scope),
      nudgeSent: await isNudgeSent(db, scope.workspaceId, { contactId, since: firstDueAt }),
      cadence: before ? meetAgainCadence : cadenceOfMethod(reader.seeker.method),
      meetsAgain: before ? before.kind : null,
    },
  };
}

/** The domain's next step; to somebody who is not to be contacted no further call or letter is planned. */
function stepAfter(
  outcome: Outcome,
  { reader, context }: OutcomeContext,
  agreed: Pick<NextStepContext, 'at' | 'nextAt'> = {},
): NextStep {
  const step = nextStep(outcome, { ...context, ...agreed });
  const reachesOut = step.kind === 'call-back' || step.kind === 'find-number' || step.kind === 'letter';
  if (!reader.contact.doNotContact || !reachesOut) return step;
  return {
    kind: 'another-person',
    dueAt: context.now,
    why: 'You marked them “Do not contact,” so nothing more is scheduled. Choose someone else there.',
  };
}

type Carrying = { step: NextStep; row: CallBackRow; reader: Reader; said: Said; planner: MeetingPlanner };

/** Puts the next step into the ledger: a call, a meeting, an owed letter; or closes the contact. */
async function carryOutStep(
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
      // What was agreed on again is what it was: a job interview does not become an informational one.
      const before = row.meetingId && (await findMeetingAgreedBefore(db, scope.workspaceId, row.meetingId));
      const asked = {
        ...before,
        ...(mode && { mode }),
        ...(minutes && { minutes }),
        ...(place && { place }),
      };
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
      const { meetingId } = row;
      const owedLetterId = await oweLetter(db, scope, {
        kind,
        contactId,
        meetingId,
        dueAt: dueAt.toString(),
        why,
      });
      return { ...plain(step), kind: 'letter', owedLetterId };
    }
    case 'reply':
      return { ...plain(step), kind: 'reply' };
    case 'another-person':
      return { ...plain(step), kind: 'other-person' };
    case 'closed':
      await markClosed(db, scope, { contactId, closed: true, reason: 'They declined when you called.' });
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
    meetingId: row.meetingId,
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

type Preview = { outcome: CallOutcome; sentence: string; at: string | null };

/** What each outcome will lead to; nothing where the call is over. */
export async function previewOutcomes(
  db: WorkspaceTransaction,
  scope: Scope,
  callBackId: string,
): Promise<{ items: Preview[] }> {
  const row = await findCallBack(db, scope.workspaceId, callBackId);
  if (!row) throw notFound('call-back');
  if (row.status !== 'due') return { items: [] };
  const found = await outcomeContext(db, scope, row);
  const items = outcomes.map((outcome) => {
    const step = stepAfter(outcome, found);
    return { outcome, sentence: step.why, at: 'dueAt' in step ? step.dueAt.toString() : null };
  });
  return { items };
}

/** Takes an outcome back with what it led to. A call that is due already is answered as it is: the second click. */
export async function undoOutcome(
  db: WorkspaceTransaction,
  scope: Scope,
  { callBackId, planner }: { callBackId: string; planner: MeetingPlanner },
): Promise<CallBack> {
  const row = await lockCallBack(db, scope.workspaceId, callBackId);
  if (!row) throw notFound('call-back');
  if (row.status === 'due') return callBackOfRow(row);
  if (row.outcome === null) throw cannotUndo('This call was canceled, so there’s no outcome to undo.', row);
  if (row.ledTo) await takeBack(db, scope, { row, consequence: row.ledTo, planner });
  const change = { status: 'due' as const, outcome: null, outcomeAt: null, updatedAt: scope.now.toString() };
  await saveCallBack(db, scope.workspaceId, { ...change, id: row.id, ledTo: null, outcomeHash: null });
  const { contactId, letterId, promised, outcome } = row;
  const early = row.outcomeAt === null ? {} : earlyMark(row, Temporal.Instant.from(row.outcomeAt));
  record(db, scope, [
    { kind: 'call-undone', detail: { outcome, promised, ...early }, contactId, letterId, callBackId: row.id },
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
    throw cannotUndo(
      'The next call has since been made, rescheduled, or canceled, so this outcome can’t be undone.',
      row,
    );
  if (meetingId && !(await planner.unplan(db, scope, meetingId)))
    throw cannotUndo('The meeting this call led to has since changed, so this outcome can’t be undone.', row);
  if (owedLetterId && !(await unoweLetter(db, scope, owedLetterId)))
    throw cannotUndo(
      'The letter this call led to has since been written, so this outcome can’t be undone.',
      row,
    );
  if (consequence.kind === 'closed') await reopen(db, scope, row);
}

/** Only where this outcome closed the contact, and nobody has closed it anew since. */
async function reopen(db: WorkspaceTransaction, scope: Scope, row: CallBackRow): Promise<void> {
  const { contact } = await findReader(db, scope, row.contactId);
  if (contact.closedAt === row.outcomeAt)
    await markClosed(db, scope, { contactId: row.contactId, closed: false });
}

function cannotUndo(detail: string, row: CallBackRow): Problem {
  return new Problem('conflict', detail, { code: 'cannot-undo', current: callBackOfRow(row) });
}
