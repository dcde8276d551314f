import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { Letter } from '@threefold/contracts/letters';
import type {
  Meeting,
  rescheduleMeeting as rescheduleEndpoint,
  undoReschedule as undoEndpoint,
} from '@threefold/contracts/meetings/meetings';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { draftLetter } from '../letters/draft-letter.ts';
import { findLetter, letterOfRow } from '../letters/find-letter.ts';
import { restoreLetter, trashLetter } from '../letters/update-letter.ts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { settle } from '../platform/unit-of-work.ts';
import { confirmationOfMeeting, trashConfirmations } from './confirmation.ts';
import { findLastMove, listConfirmationsSince, listDraftedConfirmations } from './confirmation-queries.ts';
import { cannotUndo, findMeeting, openMeeting } from './meeting.ts';
import { updateMeeting } from './update-meeting.ts';

type Rescheduling = z.output<typeof rescheduleEndpoint.body> & { meetingId: string; ifMatch: number | null };
type Rescheduled = ReplyOf<typeof rescheduleEndpoint>;

/** Moves a meeting and drafts the word about the new time. Moved to where it stands, it is answered as it is: the second click. */
export async function rescheduleMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch, word, ...fields }: Rescheduling,
): Promise<Rescheduled> {
  const row = await openMeeting(db, scope, { meetingId, ifMatch: null });
  const current = await findMeeting(db, scope, meetingId);
  const isMoved = !isSame(fields.startsAt, row.startsAt);
  if (isMoved) requireVersion(row.version, ifMatch, current);
  if (row.status !== 'planned')
    throw new Problem('rule-broken', 'Only a meeting that is planned can be moved. Plan a new one instead.', {
      code: 'not-planned',
    });
  const meeting = await updateMeeting(db, scope, {
    ...fields,
    meetingId,
    ifMatch: null,
    atOnce: isMoved && word,
  });
  if (!isMoved) return { meeting, letter: await drafted(db, scope, meetingId) };
  await trashConfirmations(db, scope, meetingId);
  return { meeting, letter: word ? await draftWord(db, scope, meeting) : null };
}

async function drafted(db: WorkspaceTransaction, scope: Scope, meetingId: string): Promise<Letter | null> {
  const [draft] = await listDraftedConfirmations(db, scope.workspaceId, meetingId);
  return draft ? letterOfRow(await findLetter(db, scope, draft.id)) : null;
}

/** To each who is owed it, else to the first who may be written to; answers the first one's. It says from when, as the history has it. */
async function draftWord(db: WorkspaceTransaction, scope: Scope, meeting: Meeting): Promise<Letter | null> {
  await settle(db, scope);
  const { readers } = await confirmationOfMeeting(db, scope, meeting);
  const owed = readers.filter(({ dueAt }) => dueAt !== null);
  const drafts: Letter[] = [];
  for (const { contactId } of owed.length > 0 ? owed : readers.slice(0, 1)) {
    const draft = await draftLetter(db, scope, { contactId, kind: 'confirmation', meetingId: meeting.id });
    drafts.push(draft.value);
  }
  return drafts[0] ?? null;
}

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
    throw cannotUndo('This meeting was moved or ended otherwise since, so this stays.');
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
    throw cannotUndo(
      'The word about the new time went out since, so this stays. Move the meeting once more instead.',
    );
  for (const { id, createdAt, deletedAt } of letters) {
    const isOfNewTime = Temporal.Instant.compare(createdAt, about.movedAt) >= 0;
    if (isOfNewTime) await trashLetter(db, scope, { letterId: id, ifMatch: null });
    else if (deletedAt !== null) await restoreLetter(db, scope, id);
  }
}
