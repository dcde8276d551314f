import type { Contact } from '@threefold/contracts/contacts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { saveContact } from './contacts-queries.ts';
import { findContact } from './find-contact.ts';
import { lockContact } from './lock-contact.ts';

type Closing = { contactId: string; closed: boolean; reason?: string | null | undefined };

/** Closes a contact or opens it again; either twice changes nothing. Stage and referrals follow. */
export async function closeContact(
  db: WorkspaceTransaction,
  scope: Scope,
  closing: Closing,
): Promise<Contact> {
  await markClosed(db, scope, closing);
  await settle(db, scope);
  return findContact(db, scope, closing.contactId);
}

/** The same as a part of something larger, which answers for itself. */
export async function markClosed(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, closed, reason = null }: Closing,
): Promise<void> {
  const { closedAt } = await lockContact(db, scope, contactId);
  if ((closedAt !== null) === closed) return;
  const now = scope.now.toString();
  await saveContact(db, scope.workspaceId, {
    id: contactId,
    closedAt: closed ? now : null,
    closedReason: closed ? reason : null,
    updatedAt: now,
  });
  record(db, scope, [
    closed
      ? { kind: 'contact-closed', contactId, detail: { reason } }
      : { kind: 'contact-reopened', contactId, detail: {} },
  ]);
}
