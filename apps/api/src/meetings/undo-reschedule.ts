import type { Meeting, undoReschedule as undoEndpoint } from '@threefold/contracts/meetings/meetings';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { restoreLetter, trashLetter } from '../letters/trash-letter.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findLastMove, listConfirmationsSince } from './changed-meetings-queries.ts';
import { findMeeting } from './find-meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { updateMeeting } from './update-meeting.ts';

type Undoing = z.output<typeof undoEndpoint.body> & { meetingId: string; ifMatch: number | null };

function isSame(one: string, other: string): boolean {
  return Temporal.Instant.from(one).equals(Temporal.Instant.from(other));
}

/**
 * Puts a meeting back to where it stood before the last move, with the confirmation that was drafted for that time and without
 * the word about the new one. A meeting that stands there already is answered as it is: the second click.
 */
export async function undoReschedule(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch, ...stood }: Undoing,
): Promise<Meeting> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  const current = await findMeeting(db, scope, meetingId);
  if (isSame(row.startsAt, stood.startsAt)) return current;
  requireVersion(row.version, ifMatch, current);
  const { contactIds } = current;
  const move = await findLastMove(db, scope.workspaceId, { meetingId, contactIds });
  const isLast =
    move && !move.takenBack && isSame(move.from, stood.startsAt) && isSame(move.to, row.startsAt);
  if (!isLast || row.status !== 'planned')
    throw refusal('This meeting was moved or ended otherwise since, so this stays.');
  await putLettersBack(db, scope, { meetingId, movedAt: move.at });
  return updateMeeting(db, scope, { ...stood, meetingId, ifMatch: null, isTakenBack: true });
}

async function putLettersBack(
  db: WorkspaceTransaction,
  scope: Scope,
  about: { meetingId: string; movedAt: string },
): Promise<void> {
  const letters = await listConfirmationsSince(db, scope.workspaceId, about);
  const wentOut = letters.some(({ status }) => !['draft', 'failed', 'cancelled'].includes(status));
  if (wentOut)
    throw refusal(
      'The word about the new time went out since, so this stays. Move the meeting once more instead.',
    );
  for (const { id, createdAt, deletedAt } of letters) {
    const isOfNewTime = Temporal.Instant.compare(createdAt, about.movedAt) >= 0;
    if (isOfNewTime) await trashLetter(db, scope, { letterId: id, ifMatch: null });
    else if (deletedAt !== null) await restoreLetter(db, scope, id);
  }
}

function refusal(detail: string): Problem {
  return new Problem('conflict', detail, { code: 'cannot-undo' });
}
