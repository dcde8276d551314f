import type { WorkspaceTransaction } from '../platform/database.ts';

export type DraftRow = { id: string };

/** Drafts that put a time in writing which no longer holds. */
export function listDraftedConfirmations(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<DraftRow[]> {
  return db
    .selectFrom('letter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'confirmation')
    .where('status', '=', 'draft')
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .execute();
}
