import { nothingBrought } from '@threefold/domain/contact-imports/brought';
import type { MergeableContact } from '@threefold/domain/contact-imports/merge';
import { contactColumns, derivedTexts } from '../contacts/contact-columns.ts';
import { mergeableOf } from '../contacts/mergeable-of.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents, type HistoryEvent } from '../platform/events.ts';
import type { Scope } from '../platform/scope.ts';
import type { Decision, Person } from './decide-row.ts';
import { importMark, readMark } from './find-candidates.ts';
import type { Source } from './import-run.ts';
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

/** Writes what the rows of a batch came to, in the caller's transaction: a handful of statements, however many rows. */
export async function writePeople(
  db: WorkspaceTransaction,
  scope: Scope,
  { source, people, known, decisions }: Written,
): Promise<void> {
  const { workspaceId } = scope;
  const at = scope.now.toString();
  const idsOf = (outcome: Decision['outcome']) =>
    new Set(decisions.flatMap((one) => (one.outcome === outcome && one.contactId ? one.contactId : [])));
  const peopleOf = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => people.get(id) ?? []);
  const createdIds = idsOf('created');
  const created = peopleOf(createdIds);
  const merged = peopleOf(idsOf('merged')).filter(({ id }) => !createdIds.has(id));
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  await insertContacts(db, workspaceId, {
    origin: { importId: source.importId, at },
    contacts: created.map((person) => newContact(scope, { person, source })),
  });
  await saveContacts(
    db,
    workspaceId,
    merged.map((person) => ({
      ...columnsOf(person.fields, source.seekerCountry),
      brought: person.brought,
      rowHash: person.rowHash,
      workspaceId,
      id: person.id,
      // People of this very import stay at their first version: they are as the file made them, and can be taken back.
      version: (versions.get(person.id) ?? 1) + (person.isOfThisImport ? 0 : 1),
      updatedAt: at,
    })),
  );
  const notes = [...created, ...merged].flatMap(({ id, fields }) =>
    fields.notes ? { contactId: id, body: fields.notes } : [],
  );
  await saveNotes(db, workspaceId, { notes, at });
  await insertFirstStages(db, workspaceId, { contactIds: [...createdIds], at });
  await appendEvents(
    db,
    scope,
    decisions.flatMap((decision) => eventsOf(decision, source)),
  );
}

function eventsOf({ outcome, contactId, changes }: Decision, { fileName, importId }: Source): HistoryEvent[] {
  if (outcome === 'created') return [{ kind: 'contact-imported', contactId, detail: { fileName, importId } }];
  if (outcome !== 'merged') return [];
  const fields = Object.keys(changes ?? {});
  return [{ kind: 'contact-merged', contactId, detail: { fileName, importId, fields } }];
}

function newContact({ workspaceId, now }: Scope, { person, source }: { person: Person; source: Source }) {
  const { id, fields, brought, rowHash, line } = person;
  return {
    ...(columnsAsRead(person) ?? columnsOf(fields, source.seekerCountry)),
    brought,
    rowHash,
    workspaceId,
    id,
    version: 1,
    ...sourceOf(person, source),
    contentHash: importMark(source.importId, line),
    updatedAt: now.toString(),
  };
}

/** An export of our own says where somebody came from in the first place; which import made them here, `sourceId` tells. */
function sourceOf({ fields }: Person, { fileName }: Source) {
  const { kind, label } = fields.source ?? { kind: 'import' as const, label: fileName };
  return { sourceKind: kind, sourceLabel: label };
}

/** What `columnsOf` gives, for a person just as a row made them: reading a row has tidied them already. Null where a list may repeat itself. */
function columnsAsRead({ fields, keys }: Person) {
  const { place, notes: _, extra, assistant = null, source: __, ...others } = fields;
  if (keys === null || others.emails.length > 1 || others.phones.length > 0 || others.tags.length > 1)
    return null;
  const named = { ...others, givenName: fields.givenName ?? '', familyName: fields.familyName ?? '' };
  return {
    ...named,
    ...place,
    assistant,
    faceToFace: fields.faceToFace ?? false,
    extra: hasColumns(extra) ? extra : null,
    ...derivedTexts({ ...named, extra }),
    matchKeys: [...keys],
  };
}

function hasColumns(extra: MergeableContact['extra']): boolean {
  return extra !== undefined && Object.keys(extra).length > 0;
}

export function columnsOf(fields: MergeableContact, seekerCountry: string) {
  const { place, notes: _, extra, assistant = null, source: __, ...others } = fields;
  const columns = contactColumns(
    {
      ...others,
      ...place,
      givenName: fields.givenName ?? '',
      familyName: fields.familyName ?? '',
      faceToFace: fields.faceToFace ?? false,
      assistant,
    },
    seekerCountry,
    extra,
  );
  return { ...columns, phones: JSON.parse(columns.phones), extra: hasColumns(extra) ? extra : null };
}

/** The other way round: a stored contact as the rules of merging see it. */
export function personOf(row: KnownContact, importId: string): Person {
  const isOfThisImport = row.sourceId === importId;
  const { line } = readMark(row.contentHash);
  return {
    id: row.id,
    isInBin: row.deletedAt !== null,
    line: isOfThisImport ? line : null,
    isOfThisImport,
    brought: row.brought ?? nothingBrought,
    isInFile: false,
    rowHash: row.rowHash,
    keys: null,
    keptKeys: row.keptKeys ?? [],
    fields: mergeableOf(row),
  };
}
