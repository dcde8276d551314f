import type { Meeting, updateMeeting as updateMeetingEndpoint } from '@threefold/contracts/meetings/meetings';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import {
  requireAhead,
  requireBegun,
  requireParticipants,
  requireQuestions,
  requireResearchQuestion,
  requireSpeech,
  versionSaid,
} from './check-meeting.ts';
import { followMeetingChange, type MeetingState } from './follow-meeting-change.ts';
import { heldAtOf } from './hold-meeting.ts';
import { meetingWithParticipants } from './meetings-of-rows.ts';
import { type MeetingRow, saveMeeting } from './meetings-queries.ts';
import { openMeeting } from './open-meeting.ts';
import { listParticipants, saveParticipants } from './participants-queries.ts';

type Fields = z.output<typeof updateMeetingEndpoint.body>;
export type MeetingPatch = Fields & {
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
