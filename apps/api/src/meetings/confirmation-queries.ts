import type { WorkspaceTransaction } from '../platform/database.ts';

export type ConfirmationRow = { id: string; contactId: string; status: 'owed' | 'settled' | 'released' };

/** Every time at which the day of this meeting was owed in writing. */
export function listConfirmations(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<ConfirmationRow[]> {
  return db
    .selectFrom('owedLetter')
    .select(['id', 'contactId', 'status'])
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .where('kind', '=', 'confirmation')
    .execute();
}
