import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, ContactMerge } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type PersonRow = Selectable<Contact> & {
  notes: string | null;
  seekerTimeZone: string;
  seekerCountry: string;
};
export type MergeRow = Selectable<ContactMerge> & { mergedName: MergedName };
type MergedName = { givenName: string; familyName: string; organization: string | null; emails: string[] };

/** Also those in the trash. Locked in the order of their ids, so that two merges at once wait instead of blocking each other. */
export function listPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { ids, lock }: { ids: readonly string[]; lock: boolean },
): Promise<PersonRow[]> {
  const query = db
    .selectFrom('contact')
    .innerJoin('workspaceSetting as seeker', 'seeker.workspaceId', 'contact.workspaceId')
    .leftJoin('contactNote as note', (join) =>
      join.onRef('note.workspaceId', '=', 'contact.workspaceId').onRef('note.contactId', '=', 'contact.id'),
    )
    .selectAll('contact')
    .select(['note.body as notes', 'seeker.timeZone as seekerTimeZone', 'seeker.country as seekerCountry'])
    .where('contact.workspaceId', '=', workspaceId)
    .where('contact.id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
    .orderBy('contact.id');
  return (lock ? query.forUpdate('contact') : query).execute();
}

type Change = Omit<Partial<Insertable<Contact>>, 'id' | 'version'> & { id: string; updatedAt: string };

/** Raises the version. */
export async function savePerson(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Change,
): Promise<void> {
  await db
    .updateTable('contact')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function saveNotes(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, notes, now }: { contactId: string; notes: string | null; now: string },
): Promise<void> {
  if (!notes)
    await sql`DELETE FROM contact_note WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId}`.execute(
      db,
    );
  else
    await sql`
      INSERT INTO contact_note (workspace_id, contact_id, body, updated_at)
      VALUES (${workspaceId}, ${contactId}, ${notes}, ${now})
      ON CONFLICT (workspace_id, contact_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`.execute(
      db,
    );
}

/** False where the id is taken. */
export async function insertMerge(db: WorkspaceTransaction, row: Insertable<ContactMerge>): Promise<boolean> {
  const inserted = await db
    .insertInto('contactMerge')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

function selectMerges(db: WorkspaceTransaction, workspaceId: string) {
  return db
    .selectFrom('contactMerge')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'contactMerge.workspaceId')
        .onRef('contact.id', '=', 'contactMerge.mergedId'),
    )
    .selectAll('contactMerge')
    .select(
      sql<MergedName>`jsonb_build_object('givenName', contact.given_name, 'familyName', contact.family_name, 'organization', contact.organization, 'emails', contact.emails)`.as(
        'mergedName',
      ),
    )
    .where('contactMerge.workspaceId', '=', workspaceId);
}

export function findMerge(
  db: WorkspaceTransaction,
  workspaceId: string,
  { mergeId, lock = false }: { mergeId: string; lock?: boolean },
): Promise<MergeRow | undefined> {
  const query = selectMerges(db, workspaceId).where('contactMerge.id', '=', mergeId);
  return (lock ? query.forUpdate('contactMerge') : query).executeTakeFirst();
}

/** Newest first. */
export function listMerges(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, after, count }: { contactId: string | null; after: TimeKey | null; count: number },
): Promise<MergeRow[]> {
  let query = selectMerges(db, workspaceId);
  if (contactId) query = query.where('contactMerge.survivorId', '=', contactId);
  if (after)
    query = query.where(
      sql<boolean>`(contact_merge.created_at, contact_merge.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  return query
    .orderBy('contactMerge.createdAt', 'desc')
    .orderBy('contactMerge.id', 'desc')
    .limit(count)
    .execute();
}

/** The merge that has to be taken back before this one: the latest into the same contact. */
export async function findLatestMerge(
  db: WorkspaceTransaction,
  workspaceId: string,
  survivorId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('contactMerge')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('survivorId', '=', survivorId)
    .where('undoneAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.id;
}

export async function endMerge(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, undoneAt }: { id: string; undoneAt: string },
): Promise<void> {
  await db
    .updateTable('contactMerge')
    .set((expression) => ({ undoneAt, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function isSendingTo(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${[...contactIds]}::uuid[]) AND status = 'sending'
    LIMIT 1`.execute(db);
  return rows.length > 0;
}
