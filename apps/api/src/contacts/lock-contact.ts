import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { type ContactView, findContactView } from './contacts-queries.ts';
import { notThere } from './not-there.ts';

/** A contact that a use case goes on to change; one in the trash is not there. */
export async function lockContact(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<ContactView> {
  const view = await findContactView(db, scope.workspaceId, { contactId, lock: true });
  if (!view || view.deletedAt !== null) throw await notThere(db, scope, view);
  return view;
}
