import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import {
  deleteOwedLetter,
  endOwedLetters,
  type OwedLetterKey,
  type OwedLetterRow,
} from './owed-letters-queries.ts';

/** A letter of one of these kinds went out: what was owed is settled by it. Answers what that was. */
export function settleOwedLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  settling: OwedLetterKey & { letterId: string },
): Promise<OwedLetterRow[]> {
  const { letterId, ...key } = settling;
  return endOwedLetters(db, scope.workspaceId, {
    key,
    ending: { status: 'settled', letterId, now: scope.now.toString() },
  });
}

/** The seeker lets it go, or its reason is gone. */
export function releaseOwedLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  key: OwedLetterKey,
): Promise<OwedLetterRow[]> {
  return endOwedLetters(db, scope.workspaceId, {
    key,
    ending: { status: 'released', letterId: null, now: scope.now.toString() },
  });
}

/** Takes back what was owed by mistake; false where it was settled in the meantime. */
export function unoweLetter(db: WorkspaceTransaction, scope: Scope, owedLetterId: string): Promise<boolean> {
  return deleteOwedLetter(db, scope.workspaceId, owedLetterId);
}
