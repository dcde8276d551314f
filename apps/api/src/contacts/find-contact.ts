import type { Contact } from '@threefold/contracts/contacts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { allows, type Scope } from '../platform/scope.ts';
import { contactOfRow } from './contact-of-row.ts';
import { findShownContact } from './contacts-queries.ts';
import { notThere } from './not-there.ts';

/** Throws "not found" for a contact that is not there or in the trash. */
export async function findContact(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<Contact> {
  const view = await findShownContact(db, scope.workspaceId, contactId);
  if (!view || view.deletedAt !== null) throw await notThere(db, scope, view);
  const contact = contactOfRow(view, scope);
  return view.extra && allows(scope.level, 'owner') ? { ...contact, extra: view.extra } : contact;
}
