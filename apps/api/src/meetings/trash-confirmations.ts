import { trashLetter } from '../letters/trash-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listDraftedConfirmations } from './changed-meetings-queries.ts';

/** A draft that names a time which no longer holds must not go out. */
export async function trashConfirmations(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<void> {
  for (const { id } of await listDraftedConfirmations(db, scope.workspaceId, meetingId))
    await trashLetter(db, scope, { letterId: id, ifMatch: null });
}
