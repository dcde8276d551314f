import type { MeetingPlanner } from '../call-backs/carry-out-step.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { deleteUntouchedMeeting } from './meetings-queries.ts';
import { listParticipants } from './participants-queries.ts';
import { planMeeting } from './plan-meeting.ts';

/** For calls, on which meetings are agreed. */
export const meetingPlanner: MeetingPlanner = {
  plan: async (db, scope, meeting) => (await planMeeting(db, scope, meeting)).value.id,
  unplan: unplanMeeting,
};

/** Takes back a meeting that was planned by mistake; false where something was built on it since. */
async function unplanMeeting(db: WorkspaceTransaction, scope: Scope, meetingId: string): Promise<boolean> {
  const participants = await listParticipants(db, scope.workspaceId, [meetingId]);
  const isGone = await deleteUntouchedMeeting(db, scope.workspaceId, meetingId);
  if (isGone)
    record(
      db,
      scope,
      participants.map(({ id: contactId }) => ({ kind: 'meeting-unplanned', contactId })),
    );
  return isGone;
}
