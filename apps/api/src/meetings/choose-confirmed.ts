import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { chooseConfirmed as chooseEndpoint } from '@threefold/contracts/meetings/prep';
import { trashLetter } from '../letters/trash-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { listDraftedConfirmations } from './changed-meetings-queries.ts';
import { confirmationOfMeeting } from './confirmation-of-meeting.ts';
import { findMeeting } from './find-meeting.ts';
import { confirmTo } from './keep-confirmation.ts';
import { openMeeting } from './open-meeting.ts';
import { mayBeWrittenTo, peopleOfMeeting } from './people-of-meeting.ts';

/** Who is to have day and time in writing. What is drafted to somebody who is left out goes into the trash; what was sent stays sent. */
export async function chooseConfirmed(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<ReplyOf<typeof chooseEndpoint>> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  if (row.status !== 'planned') throw refusal('not-planned', 'Only a meeting that is planned is confirmed.');
  const people = await peopleOfMeeting(db, scope, meetingId);
  const ids = people.filter(mayBeWrittenTo).map(({ id }) => id);
  if (contactIds.some((id) => !ids.includes(id)))
    throw refusal('no-reader', 'Choose among those of this meeting who may be written to.');
  for (const draft of await listDraftedConfirmations(db, scope.workspaceId, meetingId))
    if (!contactIds.includes(draft.contactId))
      await trashLetter(db, scope, { letterId: draft.id, ifMatch: null });
  await confirmTo(db, scope, { meeting: row, contactIds });
  const { readers } = await confirmationOfMeeting(db, scope, await findMeeting(db, scope, meetingId));
  return { readers };
}

function refusal(code: string, sentence: string): Problem {
  return new Problem('rule-broken', sentence, { code });
}
