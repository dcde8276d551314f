import type { Meeting, updateMeeting as updateMeetingEndpoint } from '@threefold/contracts/meetings';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import {
  requireAhead,
  requireBegun,
  requireParticipants,
  requireQuestions,
  requireSpeech,
} from './check-meeting.ts';
import { followMeetingChange, type MeetingState } from './follow-meeting-change.ts';
import { heldAtOf } from './hold-meeting.ts';
import { meetingWithParticipants } from './meetings-of-rows.ts';
import { type MeetingRow, saveMeeting } from './meetings-queries.ts';
import { openMeeting } from './open-meeting.ts';
import { listParticipants, saveParticipants } from './participants-queries.ts';

type Fields = z.output<typeof updateMeetingEndpoint.body>;
export type MeetingPatch = Fields & { meetingId: string; ifMatch: number | null };

/** Changes a meeting, or says what became of it, with everything that follows from that. */
export async function updateMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch, ...fields }: MeetingPatch,
): Promise<Meeting> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch });
  const people = await listParticipants(db, scope.workspaceId, [meetingId]);
  const before: MeetingState = { meeting: row, contactIds: people.map(({ id }) => id) };
  await requireSound(db, scope, { before, fields });
  const meeting = await saveMeeting(db, scope.workspaceId, changeOf({ row, fields, scope }));
  const contactIds = fields.contactIds ?? before.contactIds;
  if (fields.contactIds) await saveParticipants(db, scope.workspaceId, { meetingId, contactIds });
  await followMeetingChange(db, scope, { before, after: { meeting, contactIds } });
  return meetingWithParticipants(db, scope.workspaceId, meeting);
}

type Sounding = { before: MeetingState; fields: Fields };

async function requireSound(
  db: WorkspaceTransaction,
  scope: Scope,
  { before, fields }: Sounding,
): Promise<void> {
  requireTime(scope, { before, fields });
  const { contactIds, speechId, questionIds = [], askedQuestionIds = [] } = fields;
  if (contactIds) await requireParticipants(db, scope, { contactIds, knownIds: before.contactIds });
  await requireSpeech(db, scope, speechId);
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

function changeOf({ row, fields, scope }: { row: MeetingRow; fields: Fields; scope: Scope }) {
  const { contactIds: _, listening, ...given } = fields;
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  // Without the members that the caller left out, which keep what the row holds; so `next` is a whole row again.
  const change = Object.fromEntries(known) as Omit<Fields, 'contactIds' | 'listening'>;
  const next = { ...row, ...change } as MeetingRow;
  return {
    ...change,
    ...(listening === undefined ? {} : measuredAs(listening)),
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

function heldAtAfter({ row, next, scope }: { row: MeetingRow; next: MeetingRow; scope: Scope }) {
  if (next.status !== 'held') return null;
  const isSame = row.status === 'held' && row.startsAt === next.startsAt && row.minutes === next.minutes;
  return isSame ? row.heldAt : heldAtOf(next, scope);
}
