import {
  type ContactColumn,
  columnOf,
  contactColumnNames,
  isOfKind,
} from '@threefold/domain/contacts/contact-fields';
import type { Provenance } from '@threefold/domain/contacts/provenance';
import { type Insertable, type Selectable, sql } from 'kysely';
import { arrayLiteral, columnLiteral, type WorkspaceTransaction } from '../platform/database.ts';
import type { Contact } from '../platform/database-types.gen.ts';
import type { Person } from './decide-row.ts';
import { referredByColumn } from './imported-fields.ts';

export type KnownContact = Selectable<Contact> & { notes: string | null };

type MatchedKey = {
  keyNumber: number;
  contactId: string;
  rowHash: string | null;
  madeBy: string;
  inBin: boolean;
  givenName: string;
  familyName: string;
};

/** Some of those to whom each key leads, those in the trash too; keys are counted from 1. Of a crowd only a few are told. */
export async function matchRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  keys: readonly string[],
): Promise<MatchedKey[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<MatchedKey>`
    SELECT key_number, contact_id, row_hash, made_by, in_bin, given_name, family_name
    FROM match_rows(${workspaceId}, ${arrayLiteral(keys)}::text[])`.execute(db);
  return rows;
}

/** Who has both keys of a pair; pairs are counted from 1. */
export async function matchBoth(
  db: WorkspaceTransaction,
  workspaceId: string,
  pairs: readonly { key: string; name: string }[],
): Promise<(Omit<MatchedKey, 'keyNumber'> & { pairNumber: number })[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<Omit<MatchedKey, 'keyNumber'> & { pairNumber: number }>`
    SELECT pair_number, contact_id, row_hash, made_by, in_bin, given_name, family_name
    FROM match_both(${workspaceId}, ${arrayLiteral(pairs.map(({ key }) => key))}::text[],
      ${arrayLiteral(pairs.map(({ name }) => name))}::text[])`.execute(db);
  return rows;
}

export async function listContactsById(
  db: WorkspaceTransaction,
  workspaceId: string,
  { ids, lock }: { ids: readonly string[]; lock: boolean },
): Promise<KnownContact[]> {
  if (ids.length === 0) return [];
  const query = db
    .selectFrom('contact')
    .leftJoin('contactNote as note', (join) =>
      join.onRef('note.workspaceId', '=', 'contact.workspaceId').onRef('note.contactId', '=', 'contact.id'),
    )
    .selectAll('contact')
    .select('note.body as notes')
    .where('contact.workspaceId', '=', workspaceId)
    .where('contact.id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
    .orderBy('contact.createdAt')
    .orderBy('contact.id');
  return (lock ? query.forNoKeyUpdate('contact') : query).execute();
}

/** Who bears these ids, those in the trash too; whoever went into another contact is that one, an unnamed place is nobody (`isErased`). */
export async function listByExportedId(
  db: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ exportedId: string; id: string; isErased: boolean }[]> {
  const { rows } = await sql<{ exportedId: string; id: string; isErased: boolean }>`
    WITH RECURSIVE line AS (
      SELECT id AS exported_id, id, merged_into_id, erased_at FROM contact
      WHERE workspace_id = ${workspaceId} AND id = ANY(${arrayLiteral(ids)}::uuid[])
      UNION
      SELECT line.exported_id, next.id, next.merged_into_id, next.erased_at FROM line
      JOIN contact next ON next.workspace_id = ${workspaceId} AND next.id = line.merged_into_id
    )
    SELECT exported_id AS "exportedId", id, erased_at IS NOT NULL AS "isErased" FROM line WHERE merged_into_id IS NULL`.execute(
    db,
  );
  return rows;
}

/** What an import fills of a contact; `phones`, `extra` and `brought` as values. */
type FilledContact = Omit<
  Insertable<Contact>,
  'phones' | 'extra' | 'brought' | 'stage' | 'stageSince' | 'sourceKind' | 'contentHash' | 'createdAt'
> & { phones: readonly unknown[]; extra: unknown; brought: Provenance; rowHash: string | null };
type NewContact = FilledContact & Pick<Insertable<Contact>, 'sourceKind' | 'contentHash'>;

type Origin = { importId: string; at: string };

/** How a column goes over, as one array for all people. What no row has does not go over, and what is usual (nothing, no) goes over as null. */
type Carried = {
  column: string;
  type: 'uuid' | 'text' | 'boolean' | 'jsonb';
  pick: (contact: NewContact) => string | boolean | null | undefined;
  /** What the table gets of `one`; the column itself unless said otherwise. */
  value?: string;
};

const carried: readonly Carried[] = [
  { column: 'id', type: 'uuid', pick: ({ id }) => id },
  ...contactColumnNames.map(carriedField),
  { column: 'extra', type: 'jsonb', pick: ({ extra }) => toJson(extra) },
  { column: 'brought', type: 'jsonb', pick: ({ brought }) => toJson(brought) },
  { column: 'row_hash', type: 'text', pick: ({ rowHash }) => rowHash },
  { column: 'sort_name', type: 'text', pick: ({ sortName }) => sortName },
  { column: 'search', type: 'text', pick: ({ search }) => search },
  carriedList('match_keys', ({ matchKeys }) => matchKeys),
  { column: 'content_hash', type: 'text', pick: ({ contentHash }) => contentHash },
  { column: 'source_kind', type: 'text', pick: ({ sourceKind }) => sourceKind },
  { column: 'source_label', type: 'text', pick: ({ sourceLabel }) => sourceLabel },
];

function carriedField(field: ContactColumn): Carried {
  const column = columnOf(field);
  if (isOfKind(field, 'phones'))
    return {
      column,
      type: 'jsonb',
      pick: ({ [field]: phones }) => (phones.length === 0 ? null : toJson(phones)),
      value: `coalesce(one.${column}, '[]')`,
    };
  if (isOfKind(field, 'emails', 'reasons', 'tags')) return carriedList(column, (contact) => contact[field]);
  if (isOfKind(field, 'flag', 'consent'))
    return {
      column,
      type: 'boolean',
      pick: (contact) => contact[field] || null,
      value: `coalesce(one.${column}, false)`,
    };
  return { column, type: 'text', pick: (contact) => contact[field] };
}

function carriedList(column: string, listOf: (contact: NewContact) => readonly string[]): Carried {
  const value = `coalesce(one.${column}::text[], '{}')`;
  return { column, type: 'text', pick: (contact) => toList(listOf(contact)), value };
}

/** People of one file, made at one instant. */
export async function insertContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { origin, contacts }: { origin: Origin; contacts: readonly NewContact[] },
): Promise<void> {
  if (contacts.length === 0) return;
  const columns = sql.raw(carried.map(({ column }) => column).join(', '));
  const values = sql.raw(carried.map(({ column, value = `one.${column}` }) => value).join(', '));
  const arrays = carried.map(({ type, pick }) => sql`${columnLiteral(contacts, pick)}::${sql.raw(type)}[]`);
  await sql`
    INSERT INTO contact (workspace_id, ${columns}, stage, stage_since, source_id, version, created_at, updated_at)
    SELECT ${workspaceId}::uuid, ${values}, 'identified',
      ${origin.at}::timestamptz, ${origin.importId}::uuid, 1, ${origin.at}::timestamptz, ${origin.at}::timestamptz
    FROM unnest(${sql.join(arrays)}) AS one (${columns})`.execute(db);
}

const filledColumns = [
  ...contactColumnNames.map(columnOf),
  'extra',
  'brought',
  'row_hash',
  'sort_name',
  'search',
  'version',
  'updated_at',
];

/** The columns that a file can fill. The version is as given. */
export async function saveContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contacts: readonly FilledContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  const rows = JSON.stringify(contacts.map((contact) => withColumnNames(contact)));
  await sql`
    UPDATE contact SET ${sql.raw(filledColumns.map((column) => `${column} = filled.${column}`).join(', '))},
      match_keys = CASE WHEN contact.merged_into_id IS NULL THEN filled.match_keys || coalesce(contact.kept_keys, '{}') ELSE '{}' END
    FROM jsonb_populate_recordset(NULL::contact, ${rows}::jsonb) AS filled
    WHERE contact.workspace_id = ${workspaceId} AND contact.id = filled.id`.execute(db);
}

export async function saveNotes(
  db: WorkspaceTransaction,
  workspaceId: string,
  { notes, at }: { notes: readonly { contactId: string; body: string }[]; at: string },
): Promise<void> {
  if (notes.length === 0) return;
  await sql`
    INSERT INTO contact_note (workspace_id, contact_id, body, updated_at)
    SELECT ${workspaceId}::uuid, note.contact_id, note.body, ${at}::timestamptz
    FROM unnest(${arrayLiteral(notes.map(({ contactId }) => contactId))}::uuid[],
      ${arrayLiteral(notes.map(({ body }) => body))}::text[]) AS note (contact_id, body)
    ON CONFLICT (workspace_id, contact_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`.execute(
    db,
  );
}

export async function deleteNotes(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  await db
    .deleteFrom('contactNote')
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', sql<string>`ANY(${[...contactIds]}::uuid[])`)
    .execute();
}

export async function insertFirstStages(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, at }: { contactIds: readonly string[]; at: string },
): Promise<void> {
  if (contactIds.length === 0) return;
  await sql`
    INSERT INTO stage_change (workspace_id, contact_id, at, stage)
    SELECT ${workspaceId}::uuid, contact_id, ${at}::timestamptz, 'identified'
    FROM unnest(${arrayLiteral(contactIds)}::uuid[]) AS contact_id`.execute(db);
}

function toList(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : arrayLiteral(texts);
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function withColumnNames(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value]));
}

type PlannedPerson = {
  keyNumber: number;
  personId: string;
  rowHash: string;
  line: number | null;
  givenName: string;
  familyName: string;
};

/** Which of the people that a dry run would have made or changed share a key; keys are counted from 1. */
export async function matchImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, keys }: { importId: string; keys: readonly string[] },
): Promise<PlannedPerson[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<PlannedPerson>`
    SELECT found.key_number, found.person_id, found.row_hash, (person.person ->> 'line')::integer AS line,
      coalesce(person.person -> 'fields' ->> 'givenName', '') AS given_name, coalesce(person.person -> 'fields' ->> 'familyName', '') AS family_name
    FROM match_import_people(${workspaceId}, ${importId}, ${arrayLiteral(keys)}::text[]) found
    JOIN contact_import_person person
      ON person.workspace_id = ${workspaceId} AND person.import_id = ${importId} AND person.id = found.person_id`.execute(
    db,
  );
  return rows;
}

export async function listImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, ids }: { importId: string; ids: readonly string[] },
): Promise<Person[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ person: Person }>`
    SELECT person FROM contact_import_person
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND id = ANY(${arrayLiteral(ids)}::uuid[])
    ORDER BY (person ->> 'line')::integer`.execute(db);
  // Written by `saveImportPeople` from the same type.
  return rows.map(({ person }) => person);
}

type DryRunReferral = { id: string; label: string; line: number; reason: string | null };

/** People of a dry run with the name of a referrer beside them, in the order of their ids. */
export async function listDryRunReferrals(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, after, limit }: { importId: string; after: string; limit: number },
): Promise<DryRunReferral[]> {
  const { rows } = await sql<DryRunReferral>`
    SELECT labelled.id, labelled.label, imported.line, imported.reason
    FROM (
      SELECT id, person -> 'fields' -> 'extra' ->> ${referredByColumn} AS label, (person ->> 'line')::integer AS line
      FROM contact_import_person
      WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND id > ${after}
        AND person -> 'fields' -> 'extra' ->> ${referredByColumn} IS NOT NULL
      ORDER BY id LIMIT ${limit}
    ) labelled
    CROSS JOIN LATERAL (
      SELECT row.line, row.reason FROM contact_import_row row
      WHERE row.workspace_id = ${workspaceId} AND row.import_id = ${importId}
        AND (row.line = labelled.line OR labelled.line IS NULL AND row.contact_id = labelled.id)
      ORDER BY row.line LIMIT 1
    ) imported
    ORDER BY labelled.id`.execute(db);
  return rows;
}

export async function saveImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { importId, people }: { importId: string; people: readonly { person: Person; keys: readonly string[] }[] },
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    INSERT INTO contact_import_person (workspace_id, import_id, id, person, row_hash, keys)
    SELECT ${workspaceId}::uuid, ${importId}::uuid, one.id, one.person, one.row_hash, one.keys::text[]
    FROM unnest(${arrayLiteral(people.map(({ person }) => person.id))}::uuid[],
      ${arrayLiteral(people.map(({ person }) => JSON.stringify(person)))}::jsonb[],
      ${arrayLiteral(people.map(({ person }) => person.rowHash ?? ''))}::text[],
      ${arrayLiteral(people.map(({ keys }) => arrayLiteral(keys)))}::text[]) AS one (id, person, row_hash, keys)
    ON CONFLICT (workspace_id, import_id, id)
    DO UPDATE SET person = excluded.person, row_hash = excluded.row_hash, keys = excluded.keys`.execute(db);
}

export async function deleteImportPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  importId: string,
): Promise<void> {
  await db
    .deleteFrom('contactImportPerson')
    .where('workspaceId', '=', workspaceId)
    .where('importId', '=', importId)
    .execute();
}
