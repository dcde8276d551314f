import type { WorkspaceTransaction } from '../platform/database.ts';

/** The thank-yous that a meeting made owed and nobody has written yet. */
export function listOwedThanks(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<{ id: string }[]> {
  return db
    .selectFrom('owedLetter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('status', '=', 'owed')
    .where('kind', '=', 'thank-you')
    .where('meetingId', '=', meetingId)
    .where('contactId', 'in', [...contactIds])
    .execute();
}
