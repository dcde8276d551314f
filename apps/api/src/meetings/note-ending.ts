import type { EndingLedTo, Meeting } from '@threefold/contracts/meetings/meetings';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { meetingWithParticipants } from './meetings-of-rows.ts';
import { saveMeeting } from './meetings-queries.ts';

/** Keeps with a meeting that was not held what that led to, so that it can be taken back. */
export async function noteEnding(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { meetingId, ledTo }: { meetingId: string; ledTo: EndingLedTo },
): Promise<Meeting> {
  const endedLedTo = JSON.stringify(ledTo);
  const row = await saveMeeting(db, workspaceId, { id: meetingId, endedLedTo, updatedAt: now.toString() });
  return meetingWithParticipants(db, workspaceId, row);
}
