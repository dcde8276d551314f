import type { EndingLedTo, Meeting } from '@threefold/contracts/meetings/meetings';
import { unscheduleCallBack } from '../call-backs/unschedule-call-back.ts';
import { findLetterStatus } from '../letters/find-letter.ts';
import { trashLetter } from '../letters/trash-letter.ts';
import { unoweLetter } from '../owed-letters/settle-owed-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findMeeting } from './find-meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { updateMeeting } from './update-meeting.ts';

/** Takes an ending back with what it led to; a meeting that is planned is answered as it is: the second click. */
export async function undoEnding(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Meeting> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  if (row.status === 'planned') return findMeeting(db, scope, meetingId);
  if (row.status === 'held') throw refusal('This meeting was held, so there is no ending to take back.');
  if (row.endedLedTo) await takeBack(db, scope, row.endedLedTo);
  return updateMeeting(db, scope, { meetingId, ifMatch: null, status: 'planned' });
}

async function takeBack(db: WorkspaceTransaction, scope: Scope, ledTo: EndingLedTo): Promise<void> {
  const { callBackId, letterId, owedLetterId } = ledTo;
  if (callBackId && !(await unscheduleCallBack(db, scope, callBackId)))
    throw refusal('The call that came of it was made, moved or let go since, so this stays.');
  const letter = letterId && (await findLetterStatus(db, scope, letterId));
  if (letter && letter !== 'draft')
    throw refusal('The letter that came of it went out since, so this stays.');
  if (letterId && letter) await trashLetter(db, scope, { letterId, ifMatch: null });
  if (owedLetterId) await unoweLetter(db, scope, owedLetterId);
}

function refusal(detail: string): Problem {
  return new Problem('conflict', detail, { code: 'cannot-undo' });
}
