import type { Contact, ContactPatch } from '@threefold/contracts/contacts';
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
import { mergeableOf } from './mergeable-of.ts';

type Change = { contactId: string; patch: ContactPatch; ifMatch: number | null };

/** JSON merge patch: what is absent stays, null empties, lists are replaced as a whole. */
export async function updateContact(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, patch, ifMatch }: Change,
): Promise<Contact> {
  const view = await lockContact(db, scope, contactId);
  requireVersion(view.version, ifMatch, contactOfRow(view));
  const fields = tidyFields(patched(view, patch), view.seekerCountry);
  requireNameOrEmail(fields);
  const notes = patch.notes === undefined ? view.notes : patch.notes || null;
  const changed = changedFields(view, { ...fields, notes });
  if (changed.length === 0) return contactOfRow(view);
  const now = scope.now.toString();
  if (notes !== view.notes) await saveNotes(db, scope.workspaceId, { contactId, notes, now });
  const row = await saveContact(db, scope.workspaceId, {
    id: contactId,
    ...withKeptKeys(contactColumns(fields, view.seekerCountry, view.extra), view.keptKeys),
    brought: typedOver(view, { ...fields, notes }),
    updatedAt: now,
  });
  record(db, scope, eventsOf(contactId, changed, fields.doNotContact));
  return contactOfRow({ ...view, ...row, notes });
}

/** What the seeker wrote is theirs from now on, and no file changes it. */
function typedOver(view: ContactView, after: Parameters<typeof mergeableOf>[0]): string | null {
  const brought = typeOver(view.brought ?? nothingBrought, mergeableOf(view), mergeableOf(after));
  return Object.keys(brought).length === 0 ? null : JSON.stringify(brought);
}

function patched(view: ContactView, patch: ContactPatch): ContactFields {
  return {
    givenName: patch.givenName ?? view.givenName,
    familyName: patch.familyName ?? view.familyName,
    credentials: either(patch.credentials, view.credentials),
    title: either(patch.title, view.title),
    organization: either(patch.organization, view.organization),
    emails: patch.emails ?? view.emails,
    phones: patch.phones ?? view.phones,
    linkedinUrl: either(patch.linkedinUrl, view.linkedinUrl) || null,
    ...patchedPlace(view, patch.place),
    timeZone: either(patch.timeZone, view.timeZone),
    reasons: patch.reasons ?? view.reasons,
    faceToFace: patch.faceToFace ?? view.faceToFace,
    assistant: either(patch.assistant, view.assistant),
    doNotContact: patch.doNotContact ?? view.doNotContact,
    tags: patch.tags ?? view.tags,
  };
}

function patchedPlace(view: ContactView, place: ContactPatch['place']) {
  if (place === null) return { city: null, region: null, country: null };
  return {
    city: either(place?.city, view.city),
    region: either(place?.region, view.region),
    country: either(place?.country, view.country),
  };
}

function either<Value>(next: Value | undefined, current: Value): Value {
  return next === undefined ? current : next;
}

const watched = [
  'givenName',
  'familyName',
  'credentials',
  'title',
  'organization',
  'emails',
  'phones',
  'linkedinUrl',
  'city',
  'region',
  'country',
  'timeZone',
  'reasons',
  'faceToFace',
  'assistant',
  'doNotContact',
  'tags',
  'notes',
] as const;
type Watched = (typeof watched)[number];

function changedFields(before: ContactView, after: Record<Watched, unknown>): Watched[] {
  return watched.filter((field) => comparable(before[field]) !== comparable(after[field]));
}

/** A phone is its number, its text and its label, in whatever order the database keeps them. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function eventsOf(contactId: string, changed: readonly Watched[], doNotContact: boolean): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const fields = changed.filter((field) => field !== 'doNotContact');
  if (fields.length > 0) events.push({ kind: 'contact-changed', contactId, detail: { fields } });
  if (fields.length < changed.length) {
    events.push({
      kind: doNotContact ? 'do-not-contact-set' : 'do-not-contact-lifted',
      contactId,
      detail: {},
    });
  }
  return events;
}
