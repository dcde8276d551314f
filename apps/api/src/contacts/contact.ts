import {
  type Contact,
  type ContactInput,
  type ContactPatch,
  type ContactSourceKind,
  emailInWords,
} from '@threefold/contracts/contacts';
import { detailsOf, isNowhere, nothingKnown, nowhere, pick } from '@threefold/domain/contacts/contact-facts';
import {
  type ContactField,
  contactColumnNames,
  factsOf,
  fieldNames,
  fieldsOfKind,
  flatFields,
  placeParts,
} from '@threefold/domain/contacts/contact-fields';
import { isEmailAddress } from '@threefold/domain/contacts/email-address';
import { createMatchIndex, findMatch } from '@threefold/domain/contacts/match';
import { displayName, otherNamesOf } from '@threefold/domain/contacts/names';
import { noProvenance, typeOver } from '@threefold/domain/contacts/provenance';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { allows, type Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import {
  type ContactFields,
  contactColumns,
  parsePhone,
  storedMatchKeys,
  tidyFields,
  withBounced,
  withComparableLinkedin,
  withKeptKeys,
} from './contact-columns.ts';
import {
  type ContactView,
  findContactView,
  findShownContact,
  findSurvivorId,
  insertContact,
  listContactsByMatchKeys,
  type ShownContact,
  saveContact,
  saveNotes,
} from './contacts-queries.ts';
import { readerTimeZone } from './find-reader.ts';

// A contact as it is kept, read and changed: created, patched, put into the trash and taken out, closed and opened.

/** Where the person came from: kept for good. `id` is of the import or the referrer. */
type ContactSource = { kind: ContactSourceKind; label: string | null; id?: string | null };

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
    ...(fields.doNotContact ? [consentEvent(id, true)] : []),
  ]);
  const view = { ...row, notes, seekerTimeZone: seeker.timeZone, seekerCountry: seeker.country };
  return { isNew: true, value: contactOfRow(view, scope) };
}

type Reachable = Pick<ContactFields, 'givenName' | 'familyName' | 'emails'> &
  Partial<Pick<ContactFields, 'organization' | 'phones'>>;

/** A person with neither is nobody who can be written to or recognized; an organization with a telephone can be called. */
export function requireNameOrEmail(fields: Reachable): void {
  if (fields.givenName || fields.familyName || fields.emails.length > 0) return;
  if (fields.organization && (fields.phones?.length ?? 0) > 0) return;
  throw new Problem('rule-broken', 'Enter a name or email.', {
    code: 'name-or-email-needed',
    errors: [{ path: 'familyName', message: 'enter a name or email' }],
  });
}

async function alreadyThere(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, hash }: { id: string; hash: string },
): Promise<Creation<Contact>> {
  const existing = await findContactView(db, scope.workspaceId, { contactId: id });
  if (!existing) throw new Problem('conflict', 'This ID can’t be used.', { code: 'id-taken' });
  return repeated(existing.contentHash, hash, contactOfRow(existing, scope));
}

/** What is empty or not given is not known. */
function fieldsOf(input: ContactInput): ContactFields {
  const given = new Map<string, unknown>(Object.entries({ ...input, ...input.place }));
  const known = contactColumnNames.map((field) => [field, given.get(field) || nothingKnown[field]]);
  // The schema of the input has checked the value of each.
  return Object.fromEntries(known) as ContactFields;
}

type Change = { contactId: string; patch: ContactPatch; ifMatch: number | null };

/** JSON merge patch: what is absent stays, null empties, lists are replaced as a whole. */
export async function updateContact(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, patch, ifMatch }: Change,
): Promise<Contact> {
  const view = await lockContact(db, scope, contactId);
  requireVersion(view.version, ifMatch, contactOfRow(view, scope));
  requireAddresses(view, patch);
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
  const { doNotContact } = fields;
  record(db, scope, eventsOfChange({ contactId, fields: changed, doNotContact }));
  return contactOfRow({ ...view, ...row, notes }, scope);
}

/** Of a list of addresses only a new one is judged: an old one may be from before a rule. */
function requireAddresses({ emails }: Pick<ContactView, 'emails'>, patch: ContactPatch): void {
  const place = (patch.emails ?? []).findIndex((email) => !emails.includes(email) && !isEmailAddress(email));
  const wrong = patch.emails?.[place];
  if (wrong === undefined) return;
  const message = emailInWords(wrong);
  throw new Problem('malformed', `emails: ${message}`, { errors: [{ path: `emails.${place}`, message }] });
}

/** What the seeker wrote is theirs from now on, and no file changes it. */
function typedOver(view: ContactView, after: Parameters<typeof detailsOf>[0]): string | null {
  const provenance = typeOver(view.brought ?? noProvenance, detailsOf(view), detailsOf(after));
  return Object.keys(provenance).length === 0 ? null : JSON.stringify(provenance);
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

const consents: ReadonlySet<string> = new Set(fieldsOfKind('consent'));

type ChangedFields = { contactId: string; fields: readonly string[]; doNotContact: boolean };

/** What the history says of fields that were changed by hand, or back to what they were. */
export function eventsOfChange({ contactId, fields, doNotContact }: ChangedFields): HistoryEvent[] {
  const others = fieldsToldTogether(fields);
  return [
    ...(others.length > 0
      ? [{ kind: 'contact-changed' as const, contactId, detail: { fields: others } }]
      : []),
    ...(fields.includes('doNotContact') ? [consentEvent(contactId, doNotContact)] : []),
  ];
}

/** A consent has an event of its own, whichever way it came: the line about the other fields leaves it out. */
export function fieldsToldTogether(fields: readonly string[]): string[] {
  return fields.filter((field) => !consents.has(field));
}

export function consentEvent(contactId: string, doNotContact: boolean): HistoryEvent {
  return { kind: doNotContact ? 'do-not-contact-set' : 'do-not-contact-lifted', contactId, detail: {} };
}

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

/** As whoever may see this much of the workspace sees them. */
export function contactOfRow(row: ShownContact, { level }: Pick<Scope, 'level'>): Contact {
  const place = pick(row, placeParts);
  return {
    id: row.id,
    version: row.version,
    ...pick(row, flatFields),
    ...(allows(level, 'owner') ? {} : withheld),
    place: isNowhere(place) ? null : place,
    readerTimeZone: readerTimeZone(row, { timeZone: row.seekerTimeZone, country: row.seekerCountry }),
    stage: row.stage,
    stageSince: row.stageSince,
    source: { kind: row.sourceKind, label: row.sourceLabel },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

/** The private fields, empty. */
const withheld: Partial<Contact> = pick(
  nothingKnown,
  flatFields.filter((field) => factsOf(field).seenBy === 'owner'),
);

/** "Not found"; for somebody who was merged into another contact with that contact as `current`, so that old links lead on. */
async function notThere(
  db: WorkspaceTransaction,
  scope: Scope,
  view: Pick<ContactView, 'id' | 'mergedIntoId'> | undefined,
): Promise<Problem> {
  const { workspaceId } = scope;
  const survivorId = view?.mergedIntoId ? await findSurvivorId(db, workspaceId, view.id) : undefined;
  const survivor = survivorId && (await findContactView(db, workspaceId, { contactId: survivorId }));
  if (!survivor || survivor.deletedAt !== null) return notFound('contact');
  return new Problem('not-found', `This contact was merged into ${displayName(survivor)}.`, {
    code: 'merged',
    current: contactOfRow(survivor, scope),
  });
}

/** The id of the contact that surely is this person: the same LinkedIn profile, e-mail address, or phone with the family name. Null where nobody is. */
export async function findSameContact(
  db: WorkspaceTransaction,
  scope: Scope,
  input: ContactInput,
): Promise<string | null> {
  const { phones = [], place } = input;
  const country =
    place?.country ?? (phones.length > 0 ? (await readSettings(db, scope.workspaceId)).country : null);
  const person = withComparableLinkedin({
    givenName: input.givenName ?? '',
    familyName: input.familyName ?? '',
    credentials: input.credentials || null,
    title: input.title || null,
    organization: null,
    linkedinUrl: input.linkedinUrl || null,
    emails: input.emails ?? [],
    phones: phones.map((phone) => parsePhone(phone, country)),
  });
  const keys = storedMatchKeys(person);
  if (keys.length === 0) return null;
  const candidates = await listContactsByMatchKeys(db, scope.workspaceId, keys);
  const known = candidates.map((row) => ({
    ...withBounced(withComparableLinkedin(row)),
    alsoCalled: otherNamesOf(row),
  }));
  const match = findMatch(createMatchIndex(known), person);
  return match.kind === 'same' ? match.id : null;
}
