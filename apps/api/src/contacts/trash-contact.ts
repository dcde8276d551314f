import type { Contact } from '@threefold/contracts/contacts';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { contactOfRow } from './contact-of-row.ts';
import { findContactView, saveContact } from './contacts-queries.ts';
import { lockContact } from './lock-contact.ts';
import { notThere } from './not-there.ts';

/** Calls, letters and meetings stay as they are: whoever reads them passes over people in the trash. */
export async function trashContact(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, ifMatch }: { contactId: string; ifMatch: number | null },
): Promise<Contact> {
  const view = await lockContact(db, scope, contactId);
  requireVersion(view.version, ifMatch, contactOfRow(view, scope));
  const now = scope.now.toString();
  const row = await saveContact(db, scope.workspaceId, { id: contactId, deletedAt: now, updatedAt: now });
  record(db, scope, [{ kind: 'contact-binned', contactId, detail: {} }]);
  return contactOfRow({ ...view, ...row }, scope);
}

/** Restoring somebody who is there changes nothing. */
export async function restoreContact(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<Contact> {
  const view = await findContactView(db, scope.workspaceId, { contactId, lock: true });
  if (!view) throw notFound('contact');
  if (view.mergedIntoId !== null) throw await notThere(db, scope, view);
  if (view.deletedAt === null) return contactOfRow(view, scope);
  const now = scope.now.toString();
  const row = await saveContact(db, scope.workspaceId, { id: contactId, deletedAt: null, updatedAt: now });
  record(db, scope, [{ kind: 'contact-restored', contactId, detail: {} }]);
  return contactOfRow({ ...view, ...row }, scope);
}
