import type { WorkspaceTransaction } from '../platform/database.ts';
import {
  deleteContacts,
  deleteTraces,
  listMeetingsOfOnly,
  listWithMerged,
  unlinkOthers,
} from './erase-contacts-queries.ts';
import { eraseCopies } from './erase-copies.ts';

/** Erases people for good, with all that is about them alone. The figures of what was done keep their counts. */
export async function eraseContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  // Whoever went into one of them goes along.
  const everybody = await listWithMerged(db, workspaceId, contactIds);
  const meetingIds = await listMeetingsOfOnly(db, workspaceId, everybody);
  const erasing = { contactIds: everybody, meetingIds };
  await eraseCopies(db, workspaceId, everybody);
  await unlinkOthers(db, workspaceId, erasing);
  await deleteTraces(db, workspaceId, erasing);
  await deleteContacts(db, workspaceId, erasing);
}
