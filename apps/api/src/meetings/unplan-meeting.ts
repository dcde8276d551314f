import { refreshStages } from '../contacts/refresh-stage.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { deleteUntouchedMeeting } from './meetings-queries.ts';
import { listParticipants } from './participants-queries.ts';

/** Takes back a meeting that was planned by mistake; false where something was built on it since. */
export async function unplanMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<boolean> {
  const participants = await listParticipants(db, scope.workspaceId, [meetingId]);
  const isGone = await deleteUntouchedMeeting(db, scope.workspaceId, meetingId);
  if (isGone)
    await refreshStages(
      db,
      scope,
      participants.map(({ id }) => id),
    );
  return isGone;
}
