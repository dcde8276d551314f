import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { keepConfirmation } from './confirmation.ts';
import { oweAfterMeeting, unoweAfterMeeting } from './hold-meeting.ts';
import { meetingWithParticipants, openMeeting } from './meeting.ts';
import { listParticipants, lockMeetingRow, type MeetingRow, saveMeeting } from './meetings-queries.ts';

/** Findings, referrals and letters stay; what nobody has written yet is no longer owed. */
export async function trashMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch }: { meetingId: string; ifMatch: number | null },
): Promise<Meeting> {
  await openMeeting(db, scope, { meetingId, ifMatch });
  const now = scope.now.toString();
  const meeting = await saveMeeting(db, scope.workspaceId, { id: meetingId, deletedAt: now, updatedAt: now });
  const contactIds = await note(db, scope, { kind: 'meeting-binned', meeting });
  await unoweAfterMeeting(db, scope, { meeting, contactIds });
  await keepConfirmation(db, scope, { meeting });
  return meetingWithParticipants(db, scope.workspaceId, meeting);
}

/** Restoring a meeting that is there changes nothing. */
export async function restoreMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Meeting> {
  const row = await lockMeetingRow(db, scope.workspaceId, meetingId);
  if (!row) throw notFound('meeting');
  if (row.deletedAt === null) return meetingWithParticipants(db, scope.workspaceId, row);
  const updatedAt = scope.now.toString();
  const meeting = await saveMeeting(db, scope.workspaceId, { id: meetingId, deletedAt: null, updatedAt });
  const contactIds = await note(db, scope, { kind: 'meeting-restored', meeting });
  if (meeting.status === 'held') await oweAfterMeeting(db, scope, { meeting, contactIds });
  await keepConfirmation(db, scope, { meeting, before: row });
  return meetingWithParticipants(db, scope.workspaceId, meeting);
}

async function note(
  db: WorkspaceTransaction,
  scope: Scope,
  { kind, meeting }: { kind: 'meeting-binned' | 'meeting-restored'; meeting: MeetingRow },
): Promise<string[]> {
  const participants = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const wasHeld = meeting.status === 'held';
  record(
    db,
    scope,
    participants.map(({ id: contactId }, position) => ({
      kind,
      detail: { wasHeld, position },
      contactId,
      meetingId: meeting.id,
    })),
  );
  return participants.map(({ id }) => id);
}
