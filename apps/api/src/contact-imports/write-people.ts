import { nothingBrought } from '@threefold/domain/contact-imports/brought';
import type { MergeableContact } from '@threefold/domain/contact-imports/merge';
import { contactColumns } from '../contacts/contact-columns.ts';
import { mergeableOf } from '../contacts/mergeable-of.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents, type HistoryEvent } from '../platform/events.ts';
import type { Scope } from '../platform/scope.ts';
import type { Decision, Person } from './decide-row.ts';
import {
  insertContacts,
  insertFirstStages,
  type KnownContact,
  saveContacts,
  saveNotes,
} from './imported-contacts-queries.ts';

export type Source = { importId: string; fileName: string; seekerCountry: string };
type Written = {
  people: ReadonlyMap<string, Person>;
  known: readonly KnownContact[];
  decisions: readonly Decision[];
};

/** Writes what the rows of a batch came to, in the caller's transaction: a handful of statements, however many rows. */
export async function writePeople(
  db: WorkspaceTransaction,
  scope: Scope,
  { source, people, known, decisions }: Written & { source: Source },
): Promise<void> {
  const now = scope.now.toString();
  const idsOf = (outcome: Decision['outcome']) =>
    new Set(decisions.flatMap((one) => (one.outcome === outcome && one.contactId ? one.contactId : [])));
  const peopleOf = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => people.get(id) ?? []);
  const createdIds = idsOf('created');
  const created = peopleOf(createdIds);
  const merged = peopleOf(idsOf('merged')).filter(({ id }) => !createdIds.has(id));
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  await insertContacts(
    db,
    created.map((person) => newContact(scope, { person, source })),
  );
  await saveContacts(
    db,
    scope.workspaceId,
    merged.map((person) => ({
      ...columnsOf(person.fields, source.seekerCountry),
      brought: person.brought,
      workspaceId: scope.workspaceId,
      id: person.id,
      // People of this very import stay at their first version: they are as the file made them, and can be taken back.
      version: (versions.get(person.id) ?? 1) + (person.isOfThisImport ? 0 : 1),
      updatedAt: now,
    })),
  );
  const notes = [...created, ...merged].flatMap(({ id, fields }) =>
    fields.notes ? { contactId: id, body: fields.notes, updatedAt: now } : [],
  );
  await saveNotes(db, scope.workspaceId, notes);
  await insertFirstStages(
    db,
    created.map(({ id }) => ({
      workspaceId: scope.workspaceId,
      contactId: id,
      at: now,
      stage: 'identified',
    })),
  );
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
  return {
    ...columnsOf(person.fields, source.seekerCountry),
    brought: person.brought,
    workspaceId,
    id: person.id,
    stage: 'identified' as const,
    stageSince: now.toString(),
    ...sourceOf(person, source),
    sourceId: source.importId,
    version: 1,
    contentHash: `import ${source.importId} line ${person.line}`,
    createdAt: now.toString(),
    updatedAt: now.toString(),
  };
}

/** An export of our own says where somebody came from in the first place; which import made them here, `sourceId` tells. */
function sourceOf({ fields }: Person, { fileName }: Source) {
  const { kind, label } = fields.source ?? { kind: 'import' as const, label: fileName };
  return { sourceKind: kind, sourceLabel: label };
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
  );
  const hasExtra = extra !== undefined && Object.keys(extra).length > 0;
  return { ...columns, phones: JSON.parse(columns.phones), extra: hasExtra ? extra : null };
}

/** The other way round: a stored contact as the rules of merging see it. */
export function personOf(row: KnownContact, importId: string): Person {
  const isOfThisImport = row.sourceId === importId;
  const line = isOfThisImport ? Number(/ line (\d+)$/.exec(row.contentHash)?.[1] ?? 0) || null : null;
  return {
    id: row.id,
    isInBin: row.deletedAt !== null,
    line,
    isOfThisImport,
    brought: row.brought ?? nothingBrought,
    isInFile: false,
    fields: mergeableOf(row),
  };
}
