import type { Brought } from '@threefold/domain/contacts/provenance';
import { type Insertable, type Selectable, sql } from 'kysely';
import { arrayLiteral, columnLiteral } from '../platform/array-literal.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact } from '../platform/database-types.gen.ts';

export type KnownContact = Selectable<Contact> & { notes: string | null };

/** All who share a key, those in the trash too; locked, so that a merge builds on what it read. */
export async function listKnownContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { keys, lock }: { keys: readonly string[]; lock: boolean },
): Promise<KnownContact[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ contactId: string }>`
    SELECT contact_id FROM match_contacts(${workspaceId}, ${[...keys]}::text[])`.execute(db);
  return listContactsById(db, workspaceId, { ids: rows.map((row) => row.contactId), lock });
}

export type MatchedKey = {
  keyNumber: number;
  contactId: string;
  rowHash: string | null;
  madeBy: string;
  inBin: boolean;
};

/** Whom each key leads to, those in the trash too; keys are counted from 1. */
export async function matchRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  keys: readonly string[],
): Promise<MatchedKey[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<MatchedKey>`
    SELECT key_number, contact_id, row_hash, made_by, in_bin
    FROM match_rows(${workspaceId}, ${arrayLiteral(keys)}::text[])`.execute(db);
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
  return (lock ? query.forUpdate('contact') : query).execute();
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
export type FilledContact = Omit<
  Insertable<Contact>,
  'phones' | 'extra' | 'brought' | 'stage' | 'stageSince' | 'sourceKind' | 'contentHash' | 'createdAt'
> & { phones: readonly unknown[]; extra: unknown; brought: Brought; rowHash: string | null };
export type NewContact = FilledContact & Pick<Insertable<Contact>, 'sourceKind' | 'contentHash'>;

type Origin = { importId: string; at: string };

/** People of one file, made at one instant. What no row has does not go over, and what is usual (nothing, no) goes over as null. */
export async function insertContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { origin, contacts }: { origin: Origin; contacts: readonly NewContact[] },
): Promise<void> {
  if (contacts.length === 0) return;
  const texts = (pick: (contact: NewContact) => string | boolean | null | undefined) =>
    columnLiteral(contacts, pick);
  const lists = (pick: (contact: NewContact) => readonly string[]) =>
    columnLiteral(contacts, (contact) => toList(pick(contact)));
  const json = (pick: (contact: NewContact) => unknown) =>
    columnLiteral(contacts, (contact) => toJson(pick(contact)));
  await sql`
    INSERT INTO contact (workspace_id, id, given_name, family_name, credentials, title, organization, emails, phones, linkedin_url,
      city, region, country, time_zone, reasons, face_to_face, do_not_contact, tags, extra, brought, row_hash, sort_name, search,
      match_keys, content_hash, assistant, source_kind, source_label, stage, stage_since, source_id, version, created_at, updated_at)
    SELECT ${workspaceId}::uuid, one.id, one.given_name, one.family_name, one.credentials, one.title, one.organization,
      coalesce(one.emails::text[], '{}'), coalesce(one.phones, '[]'), one.linkedin_url, one.city, one.region, one.country,
      one.time_zone, coalesce(one.reasons::text[], '{}'), coalesce(one.face_to_face, false), coalesce(one.do_not_contact, false),
      coalesce(one.tags::text[], '{}'), one.extra, one.brought, one.row_hash, one.sort_name, one.search,
      coalesce(one.match_keys::text[], '{}'), one.content_hash, one.assistant, one.source_kind, one.source_label, 'identified',
      ${origin.at}::timestamptz, ${origin.importId}::uuid, 1, ${origin.at}::timestamptz, ${origin.at}::timestamptz
    FROM unnest(${texts(({ id }) => id)}::uuid[], ${texts(({ givenName }) => givenName)}::text[],
      ${texts(({ familyName }) => familyName)}::text[], ${texts(({ credentials }) => credentials)}::text[],
      ${texts(({ title }) => title)}::text[], ${texts(({ organization }) => organization)}::text[],
      ${lists(({ emails }) => emails)}::text[], ${json(({ phones }) => (phones.length === 0 ? null : phones))}::jsonb[],
      ${texts(({ linkedinUrl }) => linkedinUrl)}::text[], ${texts(({ city }) => city)}::text[],
      ${texts(({ region }) => region)}::text[], ${texts(({ country }) => country)}::text[],
      ${texts(({ timeZone }) => timeZone)}::text[], ${lists(({ reasons }) => reasons)}::text[],
      ${texts(({ faceToFace }) => faceToFace || null)}::boolean[], ${texts(({ doNotContact }) => doNotContact || null)}::boolean[],
      ${lists(({ tags }) => tags)}::text[], ${json(({ extra }) => extra)}::jsonb[], ${json(({ brought }) => brought)}::jsonb[],
      ${texts(({ rowHash }) => rowHash)}::text[], ${texts(({ sortName }) => sortName)}::text[],
      ${texts(({ search }) => search)}::text[], ${lists(({ matchKeys }) => matchKeys)}::text[],
      ${texts(({ contentHash }) => contentHash)}::text[], ${texts(({ assistant }) => assistant)}::text[],
      ${texts(({ sourceKind }) => sourceKind)}::text[], ${texts(({ sourceLabel }) => sourceLabel)}::text[]
    ) AS one (id, given_name, family_name, credentials, title, organization, emails, phones, linkedin_url, city, region, country,
      time_zone, reasons, face_to_face, do_not_contact, tags, extra, brought, row_hash, sort_name, search, match_keys, content_hash,
      assistant, source_kind, source_label)`.execute(db);
}

/** The columns that a file can fill. The version is as given. */
export async function saveContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contacts: readonly FilledContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  const rows = JSON.stringify(contacts.map((contact) => withColumnNames(contact)));
  await sql`
    UPDATE contact SET given_name = filled.given_name, family_name = filled.family_name, credentials = filled.credentials,
      title = filled.title, organization = filled.organization, emails = filled.emails, phones = filled.phones,
      linkedin_url = filled.linkedin_url, city = filled.city, region = filled.region, country = filled.country,
      time_zone = filled.time_zone, reasons = filled.reasons, face_to_face = filled.face_to_face,
      do_not_contact = filled.do_not_contact, tags = filled.tags, extra = filled.extra, brought = filled.brought,
      row_hash = filled.row_hash, sort_name = filled.sort_name, search = filled.search,
      match_keys = CASE WHEN contact.merged_into_id IS NULL THEN filled.match_keys || coalesce(contact.kept_keys, '{}') ELSE '{}' END,
      version = filled.version, updated_at = filled.updated_at
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
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
