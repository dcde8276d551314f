import type { WorkspaceTransaction } from '../platform/database.ts';
import { deleteContacts, deleteTraces, listMeetingsOfOnly, unlinkOthers } from './erase-contacts-queries.ts';

/** Erases people for good, with all that is about them alone. The figures of what was done keep their counts. */
export async function eraseContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  const erasing = { contactIds, meetingIds: await listMeetingsOfOnly(db, workspaceId, contactIds) };
  await unlinkOthers(db, workspaceId, erasing);
  await deleteTraces(db, workspaceId, erasing);
  await deleteContacts(db, workspaceId, erasing);
}
