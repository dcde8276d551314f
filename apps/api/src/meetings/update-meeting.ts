import type { Meeting, updateMeeting as updateMeetingEndpoint } from '@threefold/contracts/meetings/meetings';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import { keepConfirmation } from './confirmation.ts';
import {
  followHeldMeeting,
  followNotHeldMeeting,
  heldAtOf,
  oweAfterMeeting,
  unoweAfterMeeting,
} from './hold-meeting.ts';
import { meetingWithParticipants, openMeeting } from './meeting.ts';
import { listParticipants, type MeetingRow, saveMeeting, saveParticipants } from './meetings-queries.ts';
import {
  plannedEvent,
  requireAhead,
  requireBegun,
  requireParticipants,
  requireQuestions,
  requireResearchQuestion,
  requireSpeech,
  versionSaid,
} from './plan-meeting.ts';

type Fields = z.output<typeof updateMeetingEndpoint.body>;
type MeetingPatch = Fields & {
  meetingId: string;
  ifMatch: number | null;
  /** The new time is put in writing within hours. */
  atOnce?: boolean;
  /** Back to a time that it had: as if it had never been moved. */
  isTakenBack?: boolean;
};

/** Changes a meeting, or says what became of it, with everything that follows from that. */
export async function updateMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch, atOnce = false, isTakenBack = false, ...fields }: MeetingPatch,
): Promise<Meeting> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch });
  const people = await listParticipants(db, scope.workspaceId, [meetingId]);
  const before: MeetingState = { meeting: row, contactIds: people.map(({ id }) => id) };
  await requireSound(db, scope, { before, fields });
  const change = changeOf({ row, fields, scope });
  const speech = await speechAfter(db, scope, { row, fields });
  const kind = await kindAfter(db, scope, { row, fields });
  const meeting = await saveMeeting(db, scope.workspaceId, { ...change, ...speech, ...kind });
  const contactIds = fields.contactIds ?? before.contactIds;
  if (fields.contactIds) await saveParticipants(db, scope.workspaceId, { meetingId, contactIds });
  await followMeetingChange(db, scope, { before, after: { meeting, contactIds }, atOnce, isTakenBack });
  return meetingWithParticipants(db, scope.workspaceId, meeting);
}

type Sounding = { before: MeetingState; fields: Fields };

async function requireSound(
  db: WorkspaceTransaction,
  scope: Scope,
  { before, fields }: Sounding,
): Promise<void> {
  requireTime(scope, { before, fields });
  const { contactIds, questionIds = [], askedQuestionIds = [] } = fields;
  if (contactIds) await requireParticipants(db, scope, { contactIds, knownIds: before.contactIds });
  await requireSpeech(db, scope, chosenSpeech(before.meeting, fields));
  await requireResearchQuestion(db, scope, fields.researchQuestionId);
  await requireQuestions(db, scope, [...questionIds, ...askedQuestionIds]);
}

/** What was held or missed has begun; what is planned anew for another time lies ahead. */
function requireTime(scope: Scope, { before: { meeting }, fields }: Sounding): void {
  const status = fields.status ?? meeting.status;
  const startsAt = fields.startsAt ?? meeting.startsAt;
  const isMoved = !Temporal.Instant.from(startsAt).equals(Temporal.Instant.from(meeting.startsAt));
  if (!isMoved && status === meeting.status) return;
  if (status === 'held' || status === 'no-show') requireBegun(startsAt, scope);
  if (status === 'planned' && isMoved) requireAhead(startsAt, scope);
}

/** Another speech begins with its newest text. */
function chosenSpeech(row: MeetingRow, { speechId, speechVersion }: Fields) {
  if (speechId === undefined || speechId === row.speechId)
    return {
      speechId: row.speechId,
      speechVersion: speechVersion === undefined ? row.speechVersion : speechVersion,
    };
  return { speechId, speechVersion: speechVersion ?? null };
}

/** Once it is held, a meeting keeps the text that was said. */
async function speechAfter(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, fields }: { row: MeetingRow; fields: Fields },
) {
  const speech = chosenSpeech(row, fields);
  const isHeld = (fields.status ?? row.status) === 'held';
  return isHeld ? { ...speech, speechVersion: await versionSaid(db, scope, speech) } : speech;
}

/** An interview asks nobody for names, and the question that a research meeting brings is the first to be asked. */
async function kindAfter(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, fields }: { row: MeetingRow; fields: Fields },
): Promise<Partial<Pick<MeetingRow, 'referralGoal' | 'questionIds'>>> {
  const { kind = row.kind, referralGoal, researchQuestionId, questionIds = row.questionIds } = fields;
  const isBrought = researchQuestionId && !questionIds.includes(researchQuestionId);
  const brought = isBrought ? { questionIds: [researchQuestionId, ...questionIds] } : {};
  if (referralGoal !== undefined || asksForNames(kind) === asksForNames(row.kind)) return brought;
  const goal = asksForNames(kind) ? (await readSettings(db, scope.workspaceId)).referralGoal : 0;
  return { ...brought, referralGoal: goal };
}

function changeOf({ row, fields, scope }: { row: MeetingRow; fields: Fields; scope: Scope }) {
  const { contactIds: _, listening, ...given } = fields;
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  // Without the members that the caller left out, which keep what the row holds; so `next` is a whole row again.
  const change = Object.fromEntries(known) as Omit<Fields, 'contactIds' | 'listening'>;
  const next = { ...row, ...change } as MeetingRow;
  return {
    ...change,
    ...(listening === undefined ? {} : measuredAs(listening)),
    ...endingAfter(next),
    id: row.id,
    heldAt: heldAtAfter({ row, next, scope }),
    updatedAt: scope.now.toString(),
  };
}

function measuredAs(listening: Meeting['listening']) {
  return {
    talkedSeconds: listening?.talkedSeconds ?? null,
    measuredSeconds: listening?.ofSeconds ?? null,
  };
}

/** What was not called off and not missed has nobody who did. */
function endingAfter({ status, endedBy, endedReason, endedLedTo }: MeetingRow) {
  const isEnded = status === 'cancelled' || status === 'no-show';
  if (!isEnded) return { endedBy: null, endedReason: null, endedLedTo: null };
  return { endedBy, endedReason, endedLedTo: endedLedTo && JSON.stringify(endedLedTo) };
}

function heldAtAfter({ row, next, scope }: { row: MeetingRow; next: MeetingRow; scope: Scope }) {
  if (next.status !== 'held') return null;
  const isSame = row.status === 'held' && row.startsAt === next.startsAt && row.minutes === next.minutes;
  return isSame ? row.heldAt : heldAtOf(next, scope);
}

type MeetingState = { meeting: MeetingRow; contactIds: readonly string[] };
type MeetingChange = {
  before: MeetingState;
  after: MeetingState;
  /** The new time is owed in writing within hours, and not only the day before. */
  atOnce?: boolean;
  /** Back to a time that it had: whoever knows that time knows it still. */
  isTakenBack?: boolean;
};

/**
 * What a changed meeting leads to. planned -> held, cancelled or no-show, and from each of them to any other: a click is
 * taken back by saying the other. Only `held` owes letters.
 */
async function followMeetingChange(
  db: WorkspaceTransaction,
  scope: Scope,
  change: MeetingChange,
): Promise<void> {
  const { before, after, atOnce = false, isTakenBack = false } = change;
  const wasHeld = before.meeting.status === 'held';
  const isHeld = after.meeting.status === 'held';
  if (wasHeld && isHeld) await followWhileHeld(db, scope, change);
  else if (wasHeld) await followNotHeldMeeting(db, scope, before);
  record(db, scope, eventsOf(change));
  if (isHeld && !wasHeld) await followHeldMeeting(db, scope, after);
  await keepConfirmation(db, scope, { meeting: after.meeting, before: before.meeting, atOnce, isTakenBack });
  const concerned = new Set([...before.contactIds, ...after.contactIds]);
  record(
    db,
    scope,
    Array.from(concerned, (contactId) => ({ kind: 'meeting-changed', contactId })),
  );
}

/** People join or leave, or the time is put right, which changes by when the thanks are due. */
async function followWhileHeld(
  db: WorkspaceTransaction,
  scope: Scope,
  { before, after }: MeetingChange,
): Promise<void> {
  const left = without(before.contactIds, after.contactIds);
  const joined = without(after.contactIds, before.contactIds);
  if (left.length > 0)
    await followNotHeldMeeting(db, scope, { ...before, contactIds: left, isCounted: true });
  if (joined.length > 0)
    await followHeldMeeting(db, scope, { ...after, contactIds: joined, isCounted: true });
  if (before.meeting.heldAt === after.meeting.heldAt) return;
  await unoweAfterMeeting(db, scope, after);
  await oweAfterMeeting(db, scope, after);
}

function eventsOf({ before, after, isTakenBack }: MeetingChange): HistoryEvent[] {
  const { meeting, contactIds } = after;
  const from = before.meeting.status;
  const meetingId = meeting.id;
  const { endedBy: by, endedReason: reason } = meeting;
  const bare = (kind: 'meeting-cancelled' | 'meeting-missed', ids: readonly string[]): HistoryEvent[] =>
    ids.map((contactId) => ({
      kind,
      detail: { ...(by && { by }), ...(reason && { reason }) },
      contactId,
      meetingId,
    }));
  if (meeting.status === 'cancelled')
    return from === 'cancelled' ? [] : bare('meeting-cancelled', contactIds);
  if (meeting.status === 'no-show') return from === 'no-show' ? [] : bare('meeting-missed', contactIds);
  if (meeting.status === 'held' || from === 'held') return [];
  if (from !== 'planned') return contactIds.map((contactId) => plannedEvent(meeting, contactId));
  return [
    ...bare('meeting-cancelled', without(before.contactIds, contactIds)),
    ...without(contactIds, before.contactIds).map((contactId) => plannedEvent(meeting, contactId)),
    ...movedEvents({ before, after, isTakenBack }),
  ];
}

function movedEvents({ before, after, isTakenBack = false }: MeetingChange): HistoryEvent[] {
  const { startsAt: from } = before.meeting;
  const { startsAt: to, timeZone, id: meetingId } = after.meeting;
  if (from === to) return [];
  const stayed = after.contactIds.filter((id) => before.contactIds.includes(id));
  return stayed.map((contactId) => ({
    kind: 'meeting-moved',
    detail: { from, to, timeZone, ...(isTakenBack && { takenBack: true as const }) },
    contactId,
    meetingId,
  }));
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}
