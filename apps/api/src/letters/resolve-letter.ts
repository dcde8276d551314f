import type { Letter } from '@threefold/contracts/letters';
import { releaseCallBack } from '../call-backs/schedule-call-back.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { completeLetter } from './complete-letter.ts';
import { findLetter, lockLetter } from './find-letter.ts';
import { letterOfRow } from './letter-of-row.ts';
import { markLetter } from './mark-letter.ts';
import { findPromisedCall } from './sending-queries.ts';

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
    await completeLetter(db, scope, { row, via: row.via ?? 'smtp', toAddress: row.toAddress, sentAt });
  } else {
    await releasePromise(db, scope, letterId);
    await markLetter(db, scope, { row, status: 'failed', failure: 'You said that it did not arrive.' });
  }
  return letterOfRow(await findLetter(db, scope, letterId));
}

async function releasePromise(db: WorkspaceTransaction, scope: Scope, letterId: string): Promise<void> {
  const call = await findPromisedCall(db, scope.workspaceId, letterId);
  if (call?.status !== 'due') return;
  await releaseCallBack(db, scope, {
    callBackId: call.id,
    reason: 'The letter that promised it did not arrive.',
    ifMatch: null,
  });
}
