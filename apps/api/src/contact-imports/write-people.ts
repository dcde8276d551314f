// People of a batch go over as columns of one statement each.
import { type ContactDetails, detailsOf, storedFacts } from '@threefold/domain/contacts/contact-facts';
import { noProvenance } from '@threefold/domain/contacts/provenance';
import { consentEvent, fieldsToldTogether } from '../contacts/contact.ts';
import { contactColumns, derivedTexts } from '../contacts/contact-columns.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendForEach } from '../platform/events.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import type { Decision, Person } from './decide-row.ts';
import { importMark, readMark } from './find-candidates.ts';
import type { Source } from './import-context.ts';
import {
  insertContacts,
  insertFirstStages,
  type KnownContact,
  saveContacts,
  saveNotes,
} from './imported-contacts-queries.ts';

type Written = {
  source: Source;
  people: ReadonlyMap<string, Person>;
  known: readonly KnownContact[];
  decisions: readonly Decision[];
};

/** Writes what the rows of a batch came to, in the caller's transaction: a handful of statements, however many rows. For `inTurn`. */
export function writePeople(
  db: WorkspaceTransaction,
  scope: Scope,
  { source, people, known, decisions }: Written,
): Promise<void>[] {
  const { workspaceId } = scope;
  const at = scope.now.toString();
  const peopleOf = (ids: Iterable<string>) => [...ids].flatMap((id) => people.get(id) ?? []);
  const createdIds = idsOf(decisions, 'created');
  const created = peopleOf(createdIds);
  const filled = peopleOf(idsOf(decisions, 'merged')).filter(({ id }) => !createdIds.has(id));
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  const { importId, fileName } = source;
  record(db, scope, [
    ...decisions.flatMap((decision) => eventsOfFilling(decision, source)),
    ...barredBy(decisions, created).map((id) => consentEvent(id, true)),
  ]);
  return [
    // The shortest first: while the database works on it the long one is written down.
    appendForEach(db, scope, {
      kind: 'contact-imported',
      detail: { fileName, importId },
      contactIds: [...createdIds],
    }),
    insertContacts(db, workspaceId, {
      origin: { importId, at },
      contacts: created.map((person) => newContact(person, { source, workspaceId, at })),
    }),
    insertFirstStages(db, workspaceId, { contactIds: [...createdIds], at }),
    saveContacts(
      db,
      workspaceId,
      filled.map((person) => ({
        ...columnsOf(person.fields, source.seekerCountry),
        brought: person.provenance,
        rowHash: person.rowHash,
        workspaceId,
        id: person.id,
        // People of this very import stay at their first version: they are as the file made them, and can be taken back.
        version: (versions.get(person.id) ?? 1) + (person.isOfThisImport ? 0 : 1),
        updatedAt: at,
      })),
    ),
    saveNotes(db, workspaceId, { notes: notesOf([...created, ...filled]), at }),
  ];
}

function idsOf(decisions: readonly Decision[], outcome: Decision['outcome']): Set<string> {
  const ids = new Set<string>();
  for (const one of decisions) if (one.outcome === outcome && one.contactId) ids.add(one.contactId);
  return ids;
}

function notesOf(people: readonly Person[]): { contactId: string; body: string }[] {
  return people.flatMap(({ id, fields }) => (fields.notes ? { contactId: id, body: fields.notes } : []));
}

function eventsOfFilling(
  { outcome, contactId, changes }: Decision,
  { fileName, importId }: Source,
): HistoryEvent[] {
  if (outcome !== 'merged') return [];
  const fields = fieldsToldTogether(Object.keys(changes ?? {}));
  if (fields.length === 0) return [];
  return [{ kind: 'contact-merged', contactId, detail: { fileName, importId, fields } }];
}

/** Each once: a later row of the batch may have brought the mark to somebody whom an earlier one made. A file never lifts it. */
function barredBy(decisions: readonly Decision[], created: readonly Person[]): string[] {
  const ids = new Set(created.filter(({ fields }) => fields.doNotContact).map(({ id }) => id));
  for (const { contactId, changes } of decisions) if (contactId && changes?.doNotContact) ids.add(contactId);
  return [...ids];
}

type Origin = { source: Source; workspaceId: string; at: string };

function newContact(person: Person, { source, workspaceId, at }: Origin) {
  const { id, fields, provenance, rowHash, line } = person;
  return {
    ...(columnsAsRead(person) ?? columnsOf(fields, source.seekerCountry)),
    brought: provenance,
    rowHash,
    workspaceId,
    id,
    version: 1,
    ...sourceOf(person, source),
    contentHash: importMark(source.importId, line),
    updatedAt: at,
  };
}

/** An export of our own says where somebody came from in the first place; which import made them here, `sourceId` tells. */
function sourceOf({ fields }: Person, { fileName }: Source) {
  const { kind, label } = fields.source ?? { kind: 'import' as const, label: fileName };
  return { sourceKind: kind, sourceLabel: label };
}

/** What `columnsOf` gives, for a person just as a row made them: reading a row has tidied them already. Null where a list may repeat itself. */
function columnsAsRead({ fields, keys }: Person) {
  const { emails, phones, tags, extra } = fields;
  if (keys === null || emails.length > 1 || phones.length > 0 || tags.length > 1) return null;
  const facts = storedFacts(fields);
  return {
    ...facts,
    extra: hasColumns(extra) ? extra : null,
    ...derivedTexts({ ...facts, extra }),
    matchKeys: [...keys],
  };
}

function hasColumns(extra: ContactDetails['extra']): boolean {
  return extra !== undefined && Object.keys(extra).length > 0;
}

export function columnsOf(fields: ContactDetails, seekerCountry: string) {
  const { extra } = fields;
  const columns = contactColumns(storedFacts(fields), seekerCountry, extra);
  return { ...columns, phones: JSON.parse(columns.phones), extra: hasColumns(extra) ? extra : null };
}

/** The other way round: a stored contact as the rules of filling see it. */
export function personOf(row: KnownContact, importId: string): Person {
  const isOfThisImport = row.sourceId === importId;
  const { line } = readMark(row.contentHash);
  return {
    id: row.id,
    isInTrash: row.deletedAt !== null,
    line: isOfThisImport ? line : null,
    isOfThisImport,
    provenance: row.brought ?? noProvenance,
    isInFile: false,
    rowHash: row.rowHash,
    keys: null,
    keptKeys: row.keptKeys ?? [],
    fields: detailsOf(row),
  };
}
