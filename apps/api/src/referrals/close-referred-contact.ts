import type { Contact } from '@threefold/contracts/contacts';
import { closeContact } from '../contacts/close-contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { followReferralsTo } from './follow-referrals.ts';

/** With a contact that is closed end the referrals to them, and whoever named them is owed a word; opened again, they go on. */
export async function closeReferredContact(
  db: WorkspaceTransaction,
  scope: Scope,
  closing: { contactId: string; closed: boolean; reason?: string | null | undefined },
): Promise<Contact> {
  const contact = await closeContact(db, scope, closing);
  await followReferralsTo(db, scope, [closing.contactId]);
  return contact;
}
