import type { Contact } from '@threefold/contracts/contacts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { contactOfRow } from './contact-of-row.ts';
import { findContactView, saveContact } from './contacts-queries.ts';
import { lockContact } from './lock-contact.ts';
import { refreshStages } from './refresh-stage.ts';

type Closing = { contactId: string; closed: boolean; reason?: string | null | undefined };

/** Closes a contact or opens it again; either twice changes nothing. The stage follows. */
export async function closeContact(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, closed, reason = null }: Closing,
): Promise<Contact> {
  const view = await lockContact(db, scope, contactId);
  if ((view.closedAt !== null) === closed) return contactOfRow(view);
  const now = scope.now.toString();
  await saveContact(db, scope.workspaceId, {
    id: contactId,
    closedAt: closed ? now : null,
    closedReason: closed ? reason : null,
    updatedAt: now,
  });
  await appendEvents(db, scope, [
    closed
      ? { kind: 'contact-closed', contactId, detail: { reason } }
      : { kind: 'contact-reopened', contactId, detail: {} },
  ]);
  await refreshStages(db, scope, [contactId]);
  const after = await findContactView(db, scope.workspaceId, { contactId });
  if (!after) throw notFound('contact');
  return contactOfRow(after);
}
