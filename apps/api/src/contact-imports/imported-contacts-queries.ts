import type { Brought } from '@threefold/domain/contact-imports/brought';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, StageChange } from '../platform/database-types.gen.ts';

export type KnownContact = Selectable<Contact> & { notes: string | null };

/** All who share a key with the rows of a batch, those in the bin too; locked, so that a merge builds on what it read. */
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

/** As `Insertable`, with phones, extra and brought as values. */
export type NewContact = Omit<Insertable<Contact>, 'phones' | 'extra' | 'brought'> & {
  phones: unknown;
  extra: unknown;
  brought: Brought;
};

/** One parameter for all rows: a statement with sixteen thousand of them takes longer to read than to run. */
export async function insertContacts(
  db: WorkspaceTransaction,
  contacts: readonly NewContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await sql`INSERT INTO contact SELECT * FROM jsonb_populate_recordset(NULL::contact, ${toJson(contacts)}::jsonb)`.execute(
    db,
  );
}

/** The columns that a file can fill. The version is as given. */
export async function saveContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contacts: readonly Omit<NewContact, 'stage' | 'stageSince' | 'sourceKind' | 'contentHash' | 'createdAt'>[],
): Promise<void> {
  if (contacts.length === 0) return;
  await sql`
    UPDATE contact SET given_name = filled.given_name, family_name = filled.family_name, credentials = filled.credentials,
      title = filled.title, organization = filled.organization, emails = filled.emails, phones = filled.phones,
      linkedin_url = filled.linkedin_url, city = filled.city, region = filled.region, country = filled.country,
      time_zone = filled.time_zone, reasons = filled.reasons, face_to_face = filled.face_to_face,
      do_not_contact = filled.do_not_contact, tags = filled.tags, extra = filled.extra, brought = filled.brought, sort_name = filled.sort_name,
      search = filled.search, match_keys = filled.match_keys, version = filled.version, updated_at = filled.updated_at
    FROM jsonb_populate_recordset(NULL::contact, ${toJson(contacts)}::jsonb) AS filled
    WHERE contact.workspace_id = ${workspaceId} AND contact.id = filled.id`.execute(db);
}

export async function saveNotes(
  db: WorkspaceTransaction,
  workspaceId: string,
  notes: readonly { contactId: string; body: string; updatedAt: string }[],
): Promise<void> {
  if (notes.length === 0) return;
  await db
    .insertInto('contactNote')
    .values(notes.map((note) => ({ workspaceId, ...note })))
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'contactId'])
        .doUpdateSet({ body: sql`excluded.body`, updatedAt: sql`excluded.updated_at` }),
    )
    .execute();
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
  changes: readonly Insertable<StageChange>[],
): Promise<void> {
  if (changes.length === 0) return;
  await db
    .insertInto('stageChange')
    .values([...changes])
    .execute();
}

function toJson(rows: readonly object[]): string {
  return JSON.stringify(rows.map((row) => withColumnNames(row)));
}

function withColumnNames(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
