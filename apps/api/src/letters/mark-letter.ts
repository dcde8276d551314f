import { canMove } from '@threefold/domain/vocabulary/letter-kinds';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { keepPromise } from './complete-letter.ts';
import { type LetterRow, saveLetter } from './letters-queries.ts';

/** `failed`: nothing went out, and it can be sent again. `cancelled`: it must not go out. `unsure`: only the seeker can tell. */
export type Mark = { row: LetterRow; status: 'failed' | 'cancelled' | 'unsure'; failure: string };

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
export function markAbandoned(db: WorkspaceTransaction, scope: Scope, row: LetterRow): Promise<void> {
  const failure =
    'The program stopped while this letter was going out. Look into your sent mail, or ask, and say whether it arrived.';
  return markLetter(db, scope, { row, status: 'unsure', failure });
}
