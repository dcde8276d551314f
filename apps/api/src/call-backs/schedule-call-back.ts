import type { CallBack } from '@threefold/contracts/call-backs';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import type { Creation } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findCallBack } from './call-backs-queries.ts';
import { putCallBack } from './put-call-back.ts';

export type NewCall = {
  id?: string | undefined;
  contactId: string;
  letterId: string | null;
  /** ISO instant. */
  dueAt: string;
  /** Without it, the contact's own. */
  timeZone?: string | undefined;
  /** True where a letter that went out names this very moment. */
  promised: boolean;
  note?: string | null | undefined;
};

/**
 * Puts a call into the ledger. What a letter has promised is taken as it is, late or not: the reader has it in writing.
 * What the seeker puts in has to lie ahead and may not go to somebody who is not to be called.
 */
export async function scheduleCallBack(
  db: WorkspaceTransaction,
  scope: Scope,
  input: NewCall,
): Promise<Creation<CallBack>> {
  const reader = await findReader(db, scope, input.contactId);
  const isRetry = input.id !== undefined && (await findCallBack(db, scope.workspaceId, input.id));
  if (!input.promised && !isRetry) {
    requireCallable(reader.contact);
    requireAhead(input.dueAt, scope);
  }
  const dueAt = Temporal.Instant.from(input.dueAt).toString();
  return putCallBack(db, scope, {
    id: input.id,
    contactId: input.contactId,
    letterId: input.letterId,
    dueAt,
    timeZone: input.timeZone ?? reader.calendar.timeZone,
    attempt: 1,
    firstDueAt: dueAt,
    promised: input.promised,
    note: input.note || null,
  });
}

export function requireCallable(contact: { doNotContact: boolean; closedAt: string | null }): void {
  if (contact.doNotContact)
    throw new Problem(
      'rule-broken',
      'You marked this contact as not to be contacted, so no call is planned.',
      {
        code: 'do-not-contact',
      },
    );
  if (contact.closedAt !== null)
    throw new Problem('rule-broken', 'This contact is closed. Open it again before you plan a call.', {
      code: 'contact-closed',
    });
}

export function requireAhead(at: string, scope: Scope): void {
  if (Temporal.Instant.compare(Temporal.Instant.from(at), scope.now) > 0) return;
  throw new Problem('rule-broken', 'That time is already over. Choose one that lies ahead.', {
    code: 'time-past',
  });
}
