import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { meetingWithParticipants } from './meetings-of-rows.ts';
import { lockMeetingRow, type MeetingRow } from './meetings-queries.ts';

/** Locks a meeting that is to be changed; one in the trash is not there. */
export async function openMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch }: { meetingId: string; ifMatch: number | null },
): Promise<MeetingRow> {
  const row = await lockMeetingRow(db, scope.workspaceId, meetingId);
  if (!row || row.deletedAt !== null) throw notFound('meeting');
  if (ifMatch !== null && ifMatch !== row.version)
    requireVersion(row.version, ifMatch, await meetingWithParticipants(db, scope.workspaceId, row));
  return row;
}
