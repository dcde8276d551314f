import type { Contact, ContactInput, ContactSourceKind } from '@threefold/contracts/contacts';
import { nothingKnown } from '@threefold/domain/contacts/contact-facts';
import { contactColumnNames } from '@threefold/domain/contacts/contact-fields';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import { type ContactFields, contactColumns } from './contact-columns.ts';
import { contactOfRow } from './contact-of-row.ts';
import { findContactView, insertContact, saveNotes } from './contacts-queries.ts';

/** Where the person came from: kept for good. `id` is of the import or the referrer. */
export type ContactSource = { kind: ContactSourceKind; label: string | null; id?: string | null };

export async function createContact(
  db: WorkspaceTransaction,
  scope: Scope,
  { source, ...input }: ContactInput & { source: ContactSource },
): Promise<Creation<Contact>> {
  const fields = fieldsOf(input);
  requireNameOrEmail(fields);
  const { workspaceId } = scope;
  const seeker = await readSettings(db, workspaceId);
  const id = input.id ?? newId(scope.now);
  const hash = contentHash(input);
  const now = scope.now.toString();
  const row = await insertContact(db, {
    workspaceId,
    id,
    ...contactColumns(fields, seeker.country),
    stage: 'identified',
    stageSince: now,
    sourceKind: source.kind,
    sourceLabel: source.label,
    sourceId: source.id ?? null,
    version: 1,
    contentHash: hash,
    createdAt: now,
    updatedAt: now,
  });
  if (!row) return alreadyThere(db, scope, { id, hash });
  const notes = input.notes || null;
  if (notes !== null) await saveNotes(db, workspaceId, { contactId: id, notes, now });
  record(db, scope, [
    { kind: 'contact-added', contactId: id, detail: { source: source.kind, label: source.label } },
    ...(fields.doNotContact ? [{ kind: 'do-not-contact-set', contactId: id, detail: {} } as const] : []),
  ]);
  const view = { ...row, notes, seekerTimeZone: seeker.timeZone, seekerCountry: seeker.country };
  return { isNew: true, value: contactOfRow(view, scope) };
}

/** A person with neither is nobody who can be written to or recognized. */
export function requireNameOrEmail(fields: Pick<ContactFields, 'givenName' | 'familyName' | 'emails'>): void {
  if (fields.givenName || fields.familyName || fields.emails.length > 0) return;
  throw new Problem('rule-broken', 'Give a name or an e-mail address.', {
    code: 'name-or-email-needed',
    errors: [{ path: 'familyName', message: 'give a name or an e-mail address' }],
  });
}

async function alreadyThere(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, hash }: { id: string; hash: string },
): Promise<Creation<Contact>> {
  const existing = await findContactView(db, scope.workspaceId, { contactId: id });
  if (!existing) throw new Problem('conflict', 'This id cannot be used.', { code: 'id-taken' });
  return repeated(existing.contentHash, hash, contactOfRow(existing, scope));
}

/** What is empty or not given is not known. */
function fieldsOf(input: ContactInput): ContactFields {
  const given = new Map<string, unknown>(Object.entries({ ...input, ...input.place }));
  const known = contactColumnNames.map((field) => [field, given.get(field) || nothingKnown[field]]);
  // The schema of the input has checked the value of each.
  return Object.fromEntries(known) as ContactFields;
}
