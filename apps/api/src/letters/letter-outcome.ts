import type { Letter, LetterKind, SendVia } from '@threefold/contracts/letters';
import { canMove, followUpKinds, isFollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';
import { Temporal } from 'temporal-polyfill';
import { releaseCallBack, scheduleCallBack, unscheduleCallBack } from '../call-backs/schedule-call-back.ts';
import { reopenOwedLetters, settleOwedLetter } from '../contacts/owed-letters.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { parseMailbox } from '../platform/mail-message.ts';
import { howToTell } from '../platform/mail-transport.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { closeLoop, reopenLoop } from '../referrals/update-referral.ts';
import { readMailSettings } from '../settings/mail-settings.ts';
import { readSettings } from '../settings/settings.ts';
import { findLetter, letterOfRow, lockLetter } from './find-letter.ts';
import { findPromisedCall, type LetterRow, saveLetter } from './letters-queries.ts';
import { draftAgain } from './update-letter.ts';

// What became of a letter that left the seeker's hands, and what follows from that.

type Completion = {
  sentAt: string;
  via: NonNullable<LetterRow['via']>;
  toAddress: string | null;
  /** Until when the seeker can take it back; null for what a server took. */
  undoUntil: string | null;
};

/** A letter is out: from here on it never changes, its promise is in the ledger, and what was owed is settled. */
export async function completeLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, ...completion }: Completion & { row: LetterRow },
): Promise<void> {
  const { id: letterId, contactId, kind, subject, promiseAt, promiseTimeZone: timeZone } = row;
  const { sentAt, via } = completion;
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    status: 'sent',
    ...completion,
    nextTryAt: null,
    failure: null,
    updatedAt: scope.now.toString(),
  });
  const about = { contactId, letterId, meetingId: row.meetingId, referralId: row.referralId };
  record(db, scope, [
    {
      kind: 'letter-sent',
      at: sentAt,
      ...about,
      detail: { letterKind: kind, via, subject, promiseAt, timeZone },
    },
  ]);
  await keepPromise(db, scope, row);
  await settleOwed(db, scope, row);
}

/**
 * The call stands at exactly the moment that the text names, once: an unsure letter has made its call before the seeker says
 * that it arrived, and one that did not arrive promises anew when it is sent again. A contact that went to the trash while the
 * letter was on its way has no ledger to put a call into.
 */
async function keepPromise(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { id: letterId, contactId, meetingId, promiseAt: dueAt } = row;
  if (dueAt === null || row.contactDeletedAt !== null) return;
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call && (call.status === 'due' || row.status === 'unsure')) return;
  await scheduleCallBack(db, scope, { contactId, letterId, meetingId, dueAt, promised: true });
}

/** Any letter after a meeting settles the thank-you for it; the others settle their own kind. */
async function settleOwed(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { id: letterId, contactId, kind, meetingId, referralId } = row;
  const kinds: readonly LetterKind[] = isFollowUpKind(kind) ? followUpKinds : [kind];
  const about =
    kind === 'loop-closing' || kind === 'nudge' ? { referralId } : kind === 'outreach' ? {} : { meetingId };
  const settled = await settleOwedLetter(db, scope, { contactId, kinds, letterId, ...about });
  // A nudge to somebody who was named settles the letter without an answer, whatever referral it is about.
  if (kind === 'nudge' && referralId !== null && settled.length === 0)
    await settleOwedLetter(db, scope, { contactId, kinds, letterId });
  if (kind === 'loop-closing' && referralId !== null) await closeLoop(db, scope, referralId);
}

type ByHand = { row: LetterRow; via: SendVia; toAddress: string | null };

/** Out, as the seeker says: what was a slip of the finger can be taken back while the day lasts. */
export async function completeByHand(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, via, toAddress }: ByHand,
): Promise<void> {
  const undoUntil = await endOfDay(db, scope);
  await completeLetter(db, scope, { row, via, toAddress, sentAt: scope.now.toString(), undoUntil });
}

export function goOut(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  return completeByHand(db, scope, { row, via: row.via ?? 'paper', toAddress: row.toAddress });
}

/** Of the seeker's own day. */
export async function endOfDay(db: WorkspaceTransaction, scope: Scope): Promise<string> {
  const { timeZone } = await readSettings(db, scope.workspaceId);
  const today = scope.now.toZonedDateTimeISO(timeZone).startOfDay();
  return today.add({ days: 1 }).toInstant().toString();
}

/** The seeker was asked, and it did go out. Said twice it is said once. */
export async function letterWentOut(
  db: WorkspaceTransaction,
  scope: Scope,
  letterId: string,
): Promise<Letter> {
  const row = await lockLetter(db, scope, letterId);
  if (row.status === 'sent') return letterOfRow(row);
  if (row.status !== 'handed-over')
    throw new Problem('conflict', 'This letter was not handed over, so it cannot have gone out by hand.', {
      code: 'not-handed-over',
      current: letterOfRow(row),
    });
  await goOut(db, scope, row);
  return letterOfRow(await findLetter(db, scope, letterId));
}

/**
 * Nothing went out, or nothing is to: the letter is a draft again, and what its sending led to is undone. By mail server that
 * ends when the worker takes it; by hand, where only the seeker knows, with the day.
 */
export async function takeBack(db: WorkspaceTransaction, scope: Scope, letterId: string): Promise<Letter> {
  const row = await lockLetter(db, scope, letterId);
  if (row.status === 'draft') return letterOfRow(row);
  requireUndoable(row, scope);
  const { contactId, kind: letterKind } = row;
  const wasSent = row.status === 'sent';
  if (wasSent) await undoCompletion(db, scope, row);
  await saveLetter(db, scope.workspaceId, {
    id: letterId,
    ...draftAgain,
    sentAt: null,
    updatedAt: scope.now.toString(),
  });
  const detail = { letterKind, via: row.via ?? 'paper', wasSent };
  record(db, scope, [{ kind: 'letter-taken-back', contactId, letterId, detail }]);
  return letterOfRow(await findLetter(db, scope, letterId));
}

function requireUndoable(row: LetterRow, { now }: Scope): void {
  if (row.status === 'queued' || row.status === 'handed-over') return;
  const isInTime =
    row.undoUntil !== null && Temporal.Instant.compare(now, Temporal.Instant.from(row.undoUntil)) < 0;
  if (row.status === 'sent' && isInTime) return;
  const detail =
    row.status === 'sent'
      ? 'This letter is out; it is too late to undo that.'
      : row.status === 'sending'
        ? 'Your mail server is taking this letter right now; it is too late to undo that.'
        : 'There is no send to undo.';
  throw new Problem('conflict', detail, { code: `letter-${row.status}`, current: letterOfRow(row) });
}

async function undoCompletion(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { id: letterId, contactId, kind, referralId, sentAt } = row;
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call?.status === 'done')
    throw new Problem('conflict', 'You have logged the call that this letter promised. Undo that first.', {
      code: 'call-over',
      current: letterOfRow(row),
    });
  if (call?.status === 'due' && !(await unscheduleCallBack(db, scope, call.id)))
    await releasePromise(db, scope, { letterId, reason: 'The letter that promised it did not go out.' });
  await reopenOwedLetters(db, scope, { contactId, letterId });
  if (kind === 'loop-closing' && referralId !== null && sentAt !== null)
    await reopenLoop(db, scope, { referralId, closedAt: sentAt });
}

/** `failed`: nothing went out, and it can be sent again. `cancelled`: it must not go out. `unsure`: only the seeker can tell. */
type Mark = { row: LetterRow; status: 'failed' | 'cancelled' | 'unsure'; failure: string };

/** An unsure letter keeps its promise all the same: better a call too many than one that somebody waits for. */
export async function markLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, status, failure }: Mark,
): Promise<void> {
  if (!canMove(row.status, status))
    throw new TypeError(`A letter does not go from ${row.status} to ${status}.`);
  await saveLetter(db, scope.workspaceId, {
    id: row.id,
    status,
    nextTryAt: null,
    failure,
    updatedAt: scope.now.toString(),
  });
  record(db, scope, [
    {
      kind: status === 'unsure' ? 'letter-unsure' : 'letter-failed',
      contactId: row.contactId,
      letterId: row.id,
      detail: { letterKind: row.kind, failure },
    },
  ]);
  if (status === 'unsure') await keepPromise(db, scope, row);
}

/** Found on the wire by somebody who did not put it there: whoever did is gone, and took the answer along. */
export async function markAbandoned(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { copyToSelf, from } = await readMailSettings(db, scope);
  const copyTo = copyToSelf && from !== null ? (parseMailbox(from)?.address ?? null) : null;
  const failure = `The program stopped while this letter was going out. ${howToTell(copyTo)}`;
  return markLetter(db, scope, { row, status: 'unsure', failure });
}

/** The seeker says what no server could. It arrived: it counts as sent when it was; it did not: its promised call is let go. */
export async function resolveLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, arrived }: { letterId: string; arrived: boolean },
): Promise<Letter> {
  const row = await lockLetter(db, scope, letterId);
  if (row.status === (arrived ? 'sent' : 'failed')) return letterOfRow(row);
  if (row.status !== 'unsure')
    throw new Problem('conflict', 'What became of this letter is known.', {
      code: 'not-unsure',
      current: letterOfRow(row),
    });
  if (arrived) {
    const sentAt = row.sendingAt ?? scope.now.toString();
    const { toAddress } = row;
    await completeLetter(db, scope, { row, via: row.via ?? 'smtp', toAddress, sentAt, undoUntil: null });
  } else {
    await releasePromise(db, scope, { letterId, reason: 'The letter that promised it did not arrive.' });
    await markLetter(db, scope, { row, status: 'failed', failure: 'You said that it did not arrive.' });
  }
  return letterOfRow(await findLetter(db, scope, letterId));
}

async function releasePromise(
  db: WorkspaceTransaction,
  scope: Scope,
  { letterId, reason }: { letterId: string; reason: string },
): Promise<void> {
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call?.status !== 'due') return;
  await releaseCallBack(db, scope, {
    callBackId: call.id,
    reason,
    ifMatch: null,
  });
}
