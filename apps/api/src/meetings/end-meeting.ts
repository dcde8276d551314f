import type { endMeeting as endMeetingEndpoint, MeetingEnded } from '@threefold/contracts/meetings/meetings';
import { stepsAfter } from '@threefold/domain/meetings/endings';
import type { z } from 'zod';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { carryOutEnding } from './carry-out-ending.ts';
import { endingContext } from './ending-context.ts';
import { findMeeting } from './find-meeting.ts';
import { noteEnding } from './note-ending.ts';
import { openMeeting } from './open-meeting.ts';
import { peopleOfMeeting } from './people-of-meeting.ts';
import { trashConfirmations } from './trash-confirmations.ts';
import { updateMeeting } from './update-meeting.ts';

type Ending = z.output<typeof endMeetingEndpoint.body> & { meetingId: string; ifMatch: number | null };

/** A meeting was called off or missed: says by whom, and takes the step that follows. The second click changes nothing. */
export async function endMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch, status, by, reason, step: wanted, contactId }: Ending,
): Promise<MeetingEnded> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  const current = await findMeeting(db, scope, meetingId);
  if (row.endedLedTo && row.status === status && row.endedBy === by)
    return { meeting: current, ledTo: row.endedLedTo };
  requireVersion(row.version, ifMatch, current);
  if (row.status === 'held')
    throw refusal('meeting-held', 'You said that this meeting was held. Take that back first.');
  if (row.endedLedTo)
    throw refusal('meeting-ended', 'This meeting has ended otherwise already. Take that back first.');
  const people = await peopleOfMeeting(db, scope, meetingId);
  const { context, reader } = await endingContext(db, scope, { meeting: row, people, contactId });
  const steps = stepsAfter({ status, by }, context);
  const step = steps.find(({ kind }) => kind === wanted) ?? (wanted ? undefined : steps[0]);
  if (!step)
    throw refusal('step-not-open', 'This person is not to be reached, so no call and no letter can follow.');
  const endedReason = reason ?? null;
  await updateMeeting(db, scope, { meetingId, ifMatch: null, status, endedBy: by, endedReason });
  await trashConfirmations(db, scope, meetingId);
  const ledTo = await carryOutEnding(db, scope, { ending: { status, by }, step, meeting: current, reader });
  return { meeting: await noteEnding(db, scope, { meetingId, ledTo }), ledTo };
}

function refusal(code: string, sentence: string): Problem {
  return new Problem('rule-broken', sentence, { code });
}
