import type { Contact, ContactPatch } from '@threefold/contracts/contacts';
import { mergeableOf, nothingKnown, nowhere } from '@threefold/domain/contacts/contact-facts';
import {
  type ContactField,
  contactColumnNames,
  contactFields,
  fieldNames,
} from '@threefold/domain/contacts/contact-fields';
import { nothingBrought, typeOver } from '@threefold/domain/contacts/provenance';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { type ContactFields, contactColumns, tidyFields, withKeptKeys } from './contact-columns.ts';
import { contactOfRow } from './contact-of-row.ts';
import { type ContactView, saveContact, saveNotes } from './contacts-queries.ts';
import { requireNameOrEmail } from './create-contact.ts';
import { lockContact } from './lock-contact.ts';

type Change = { contactId: string; patch: ContactPatch; ifMatch: number | null };

/** JSON merge patch: what is absent stays, null empties, lists are replaced as a whole. */
export async function updateContact(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, patch, ifMatch }: Change,
): Promise<Contact> {
  const view = await lockContact(db, scope, contactId);
  requireVersion(view.version, ifMatch, contactOfRow(view, scope));
  const fields = tidyFields(patched(view, patch), view.seekerCountry);
  requireNameOrEmail(fields);
  const notes = patch.notes === undefined ? view.notes : patch.notes || null;
  const changed = changedFields(view, { ...fields, notes });
  if (changed.length === 0) return contactOfRow(view, scope);
  const now = scope.now.toString();
  if (notes !== view.notes) await saveNotes(db, scope.workspaceId, { contactId, notes, now });
  const row = await saveContact(db, scope.workspaceId, {
    id: contactId,
    ...withKeptKeys(contactColumns(fields, view.seekerCountry, view.extra), view.keptKeys),
    brought: typedOver(view, { ...fields, notes }),
    updatedAt: now,
  });
  record(db, scope, eventsOf(contactId, changed, fields.doNotContact));
  return contactOfRow({ ...view, ...row, notes }, scope);
}

/** What the seeker wrote is theirs from now on, and no file changes it. */
function typedOver(view: ContactView, after: Parameters<typeof mergeableOf>[0]): string | null {
  const brought = typeOver(view.brought ?? nothingBrought, mergeableOf(view), mergeableOf(after));
  return Object.keys(brought).length === 0 ? null : JSON.stringify(brought);
}

function patched(view: ContactView, patch: ContactPatch): ContactFields {
  const place = patch.place === null ? nowhere : patch.place;
  const given = new Map<string, unknown>(Object.entries({ ...patch, ...place }));
  const fields = contactColumnNames.map((field) => {
    const value = given.get(field);
    return [field, value === undefined ? view[field] : value || nothingKnown[field]];
  });
  // The schema of the patch has checked the value of each.
  return Object.fromEntries(fields) as ContactFields;
}

function changedFields(before: ContactView, after: Record<ContactField, unknown>): ContactField[] {
  return fieldNames.filter((field) => comparable(before[field]) !== comparable(after[field]));
}

/** A phone is its number, its text and its label, in whatever order the database keeps them. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** A consent has events of its own; the other fields are told together. */
function eventsOf(
  contactId: string,
  changed: readonly ContactField[],
  doNotContact: boolean,
): HistoryEvent[] {
  const fields = changed.filter((field) => contactFields[field].kind !== 'consent');
  const events: HistoryEvent[] = [];
  if (fields.length > 0) events.push({ kind: 'contact-changed', contactId, detail: { fields } });
  if (changed.includes('doNotContact')) {
    events.push({
      kind: doNotContact ? 'do-not-contact-set' : 'do-not-contact-lifted',
      contactId,
      detail: {},
    });
  }
  return events;
}
