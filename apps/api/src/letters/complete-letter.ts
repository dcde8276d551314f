import type { LetterKind } from '@threefold/contracts/letters';
import { followUpKinds, isFollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';
import { scheduleCallBack } from '../call-backs/schedule-call-back.ts';
import { settleOwedLetter } from '../contacts/owed-letters.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { closeLoop } from '../referrals/update-referral.ts';
import { type LetterRow, saveLetter } from './letters-queries.ts';
import { findPromisedCall } from './sending-queries.ts';

type Completion = { sentAt: string; via: NonNullable<LetterRow['via']>; toAddress: string | null };

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
  await settle(db, scope, row);
}

/**
 * The call stands at exactly the moment that the text names, once: an unsure letter has made its call before the seeker says
 * that it arrived, and one that did not arrive promises anew when it is sent again. A contact that went to the trash while the
 * letter was on its way has no ledger to put a call into.
 */
export async function keepPromise(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const { id: letterId, contactId, promiseAt: dueAt } = row;
  if (dueAt === null || row.contactDeletedAt !== null) return;
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call && (call.status === 'due' || row.status === 'unsure')) return;
  await scheduleCallBack(db, scope, { contactId, letterId, dueAt, promised: true });
}

/** Any letter after a meeting settles the thank-you for it; the others settle their own kind. */
async function settle(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
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
