import { type HelpedPieces, helpedPieces } from '@threefold/domain/letters/merge-values';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { findHelpGivenRow } from './who-helped-queries.ts';

/** What somebody gave, in sentences for a letter to them. */
export async function findHelpGiven(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<HelpedPieces> {
  return helpedPieces(await findHelpGivenRow(db, scope.workspaceId, contactId));
}
