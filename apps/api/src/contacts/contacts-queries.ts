import { contactColumnNames } from '@threefold/domain/contacts/contact-fields';
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, DB } from '../platform/database-types.gen.ts';

export type ContactRow = Selectable<Contact>;
type ContactKey = { workspaceId: string; contactId: string };

/** What an answer needs besides: the private notes (null for a coach) and where the seeker is. */
type Besides = { notes: string | null; seekerTimeZone: string; seekerCountry: string };
export type ContactView = ContactRow & Besides;

/** What an answer shows and lists are ordered by; what is there for searching and matching stays in the database. */
const shown = [
  'id',
  'version',
  ...contactColumnNames,
  'stage',
  'stageSince',
  'sourceKind',
  'sourceLabel',
  'sortName',
  'createdAt',
  'updatedAt',
  'deletedAt',
] as const;
export const shownColumns = shown.map((column) => `contact.${column}` as const);
export type ShownContact = Pick<ContactRow, (typeof shown)[number]> & Besides;

const contactRow = compiled((db, { workspaceId, contactId }: ContactKey) =>
  db.selectFrom('contact').selectAll().where('workspaceId', '=', workspaceId).where('id', '=', contactId),
);

export async function findContact(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<ContactRow | undefined> {
  return (await contactRow(db, { workspaceId, contactId }))[0];
}

function selectViews(db: Kysely<DB>, { workspaceId, contactId }: ContactKey) {
  return db
    .selectFrom('contact')
    .innerJoin('workspaceSetting as seeker', 'seeker.workspaceId', 'contact.workspaceId')
    .leftJoin('contactNote as note', (join) =>
      join.onRef('note.workspaceId', '=', 'contact.workspaceId').onRef('note.contactId', '=', 'contact.id'),
    )
    .select(['note.body as notes', 'seeker.timeZone as seekerTimeZone', 'seeker.country as seekerCountry'])
    .where('contact.workspaceId', '=', workspaceId)
    .where('contact.id', '=', contactId)
    .where('contact.erasedAt', 'is', null);
}
const view = compiled((db, key: ContactKey) => selectViews(db, key).selectAll('contact'));
const lockedView = compiled((db, key: ContactKey) =>
  selectViews(db, key).selectAll('contact').forNoKeyUpdate('contact'),
);
const shownContact = compiled((db, key: ContactKey) =>
  selectViews(db, key).select([...shownColumns, 'contact.extra', 'contact.mergedIntoId']),
);

/** Also one in the trash, never one who was erased. `lock` for whoever goes on to change it. */
export async function findContactView(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, lock = false }: { contactId: string; lock?: boolean },
): Promise<ContactView | undefined> {
  return (await (lock ? lockedView : view)(db, { workspaceId, contactId }))[0];
}

/** The same with no more than an answer shows. */
export async function findShownContact(db: WorkspaceTransaction, workspaceId: string, contactId: string) {
  return (await shownContact(db, { workspaceId, contactId }))[0];
}

/** Who stands at the end of a line of merges. */
export async function findSurvivorId(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE line AS (
      SELECT id, merged_into_id FROM contact WHERE workspace_id = ${workspaceId} AND id = ${contactId}
      UNION
      SELECT next.id, next.merged_into_id FROM line
      JOIN contact next ON next.workspace_id = ${workspaceId} AND next.id = line.merged_into_id
    )
    SELECT id FROM line WHERE merged_into_id IS NULL`.execute(db);
  return rows[0]?.id;
}

/** Undefined where the id is taken. */
export function insertContact(
  db: WorkspaceTransaction,
  row: Insertable<Contact>,
): Promise<ContactRow | undefined> {
  return db
    .insertInto('contact')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Raises the version. */
export function saveContact(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Omit<Updateable<Contact>, 'id' | 'version'> & { id: string; updatedAt: string },
): Promise<ContactRow> {
  return db
    .updateTable('contact')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function saveNotes(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, notes, now }: { contactId: string; notes: string | null; now: string },
): Promise<void> {
  if (notes === null) {
    await db
      .deleteFrom('contactNote')
      .where('workspaceId', '=', workspaceId)
      .where('contactId', '=', contactId)
      .execute();
    return;
  }
  await db
    .insertInto('contactNote')
    .values({ workspaceId, contactId, body: notes, updatedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'contactId']).doUpdateSet({ body: notes, updatedAt: now }),
    )
    .execute();
}

/** Those not in the trash who share a key of matching, found through the narrow function that can use its index. */
export function listContactsByMatchKeys(
  db: WorkspaceTransaction,
  workspaceId: string,
  keys: readonly string[],
): Promise<ContactRow[]> {
  return db
    .selectFrom('contact')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where(
      'id',
      '=',
      sql<string>`ANY(ARRAY(SELECT contact_id FROM match_contacts(${workspaceId}, ${[...keys]}::text[])))`,
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}
