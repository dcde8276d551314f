import type { Meeting, planMeeting as planMeetingEndpoint } from '@threefold/contracts/meetings/meetings';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import type { z } from 'zod';
import { findReader } from '../contacts/find-reader.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  requireAhead,
  requireBegun,
  requireParticipants,
  requireQuestions,
  requireResearchQuestion,
  requireSpeech,
  versionSaid,
} from './check-meeting.ts';
import { followHeldMeeting, heldAtOf } from './hold-meeting.ts';
import { keepConfirmation } from './keep-confirmation.ts';
import { meetingWithParticipants } from './meetings-of-rows.ts';
import { findMeetingRow, insertMeeting, type MeetingRow, type NewMeetingRow } from './meetings-queries.ts';
import { saveParticipants } from './participants-queries.ts';

type Fields = z.output<typeof planMeetingEndpoint.body>;
/** What is left out is as usual: 25 minutes, face to face, in the first participant's zone, with the seeker's own goal. */
export type NewMeeting = Pick<Fields, 'contactIds' | 'startsAt'> & Partial<Fields>;

const usual = { kind: 'informational', minutes: 25, mode: 'in-person', status: 'planned' } as const;

export async function planMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  input: NewMeeting,
): Promise<Creation<Meeting>> {
  const fields = { ...usual, ...input };
  const id = fields.id ?? newId(scope.now);
  const hash = contentHash(fields);
  const before = fields.id ? await findMeetingRow(db, scope.workspaceId, id) : undefined;
  if (before) return repeat(db, scope, { before, hash });
  await requireSound(db, scope, fields);
  const isNew = await insertMeeting(db, await rowOf(db, scope, { ...fields, id, hash }));
  const meeting = await findMeetingRow(db, scope.workspaceId, id);
  if (!meeting) throw notFound('meeting');
  if (!isNew) return repeat(db, scope, { before: meeting, hash });
  await saveParticipants(db, scope.workspaceId, { meetingId: id, contactIds: fields.contactIds });
  await follow(db, scope, { meeting, contactIds: fields.contactIds });
  return { isNew: true, value: await meetingWithParticipants(db, scope.workspaceId, meeting) };
}

type Filled = Omit<NewMeeting, keyof typeof usual> & Pick<Fields, keyof typeof usual>;

async function requireSound(db: WorkspaceTransaction, scope: Scope, fields: Filled): Promise<void> {
  if (fields.status === 'held') requireBegun(fields.startsAt, scope);
  else requireAhead(fields.startsAt, scope);
  await requireParticipants(db, scope, fields);
  await requireSpeech(db, scope, fields);
  await requireResearchQuestion(db, scope, fields.researchQuestionId);
  await requireQuestions(db, scope, fields.questionIds ?? []);
}

async function repeat(
  db: WorkspaceTransaction,
  scope: Scope,
  { before, hash }: { before: MeetingRow; hash: string },
): Promise<Creation<Meeting>> {
  return repeated(before.contentHash, hash, await meetingWithParticipants(db, scope.workspaceId, before));
}

async function rowOf(
  db: WorkspaceTransaction,
  scope: Scope,
  fields: Filled & { id: string; hash: string },
): Promise<NewMeetingRow> {
  const [first] = fields.contactIds;
  if (first === undefined) throw notFound('contact');
  const { calendar, seeker } = await findReader(db, scope, first);
  const now = scope.now.toString();
  const isHeld = fields.status === 'held';
  const speech = { speechId: fields.speechId ?? null, speechVersion: fields.speechVersion ?? null };
  return {
    workspaceId: scope.workspaceId,
    id: fields.id,
    kind: fields.kind,
    startsAt: fields.startsAt,
    minutes: fields.minutes,
    timeZone: fields.timeZone ?? calendar.timeZone,
    mode: fields.mode,
    place: fields.place ?? null,
    travelMinutesBefore: fields.travelMinutesBefore ?? 0,
    travelMinutesAfter: fields.travelMinutesAfter ?? 0,
    status: fields.status,
    heldAt: isHeld ? heldAtOf(fields, scope) : null,
    endedBy: null,
    endedReason: null,
    endedLedTo: null,
    speechId: speech.speechId,
    speechVersion: isHeld ? await versionSaid(db, scope, speech) : speech.speechVersion,
    questionOrder: fields.questionOrder ?? null,
    researchQuestionId: fields.researchQuestionId ?? null,
    questionIds: chosenQuestions(fields),
    askedQuestionIds: [],
    talkedSeconds: null,
    measuredSeconds: null,
    referralGoal: fields.referralGoal ?? (asksForNames(fields.kind) ? seeker.referralGoal : 0),
    version: 1,
    contentHash: fields.hash,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/** The question that a research meeting brings is the first to be asked. */
function chosenQuestions({ questionIds = [], researchQuestionId }: Filled): string[] {
  return [...new Set([...(researchQuestionId ? [researchQuestionId] : []), ...questionIds])];
}

async function follow(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: MeetingRow; contactIds: readonly string[] },
): Promise<void> {
  if (meeting.status === 'held') return followHeldMeeting(db, scope, { meeting, contactIds });
  record(
    db,
    scope,
    contactIds.map((contactId) => plannedEvent(meeting, contactId)),
  );
  await keepConfirmation(db, scope, { meeting });
}

export function plannedEvent(meeting: MeetingRow, contactId: string) {
  const { startsAt, timeZone, kind: meetingKind, mode } = meeting;
  const detail = { startsAt, timeZone, meetingKind, mode };
  return { kind: 'meeting-planned' as const, detail, contactId, meetingId: meeting.id };
}
