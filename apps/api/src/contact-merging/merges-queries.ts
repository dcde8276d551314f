import type { Stage } from '@threefold/contracts/contacts';
import type { StageBegan } from '@threefold/domain/contact-merging/combine-histories';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, ContactMerge } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';
import type { MovedRows } from './move-rows-queries.ts';

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
  return (lock ? query.forNoKeyUpdate('contactMerge') : query).executeTakeFirst();
}

/** Newest first. */
export function listMergeRows(
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

export type CountsRow = {
  id: string;
  letters: number;
  openLetters: number;
  calls: number;
  openCalls: number;
  meetings: number;
  referrals: number;
  findings: number;
  /** Referrals to the others of these people. */
  between: number;
};

/** How much hangs on each of these people. */
export async function countThings(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Map<string, CountsRow>> {
  const ids = sql`${[...contactIds]}::uuid[]`;
  const { rows } = await sql<CountsRow>`
    SELECT person.id, letters.*, calls.*,
      (SELECT count(*)::integer FROM meeting_participant p JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = p.meeting_id
        WHERE p.workspace_id = ${workspaceId} AND p.contact_id = person.id AND meeting.deleted_at IS NULL) AS meetings,
      (SELECT count(*)::integer FROM referral WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
        AND (from_contact_id = person.id OR to_contact_id = person.id)) AS referrals,
      (SELECT count(*)::integer FROM finding WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND contact_id = person.id) AS findings,
      (SELECT count(*)::integer FROM referral WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
        AND from_contact_id = person.id AND to_contact_id = ANY(${ids})) AS between
    FROM unnest(${ids}) AS person (id)
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS letters, count(*) FILTER (WHERE status IN ('draft', 'handed-over', 'queued', 'unsure', 'failed'))::integer AS open_letters
      FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = person.id AND deleted_at IS NULL
    ) letters
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS calls, count(*) FILTER (WHERE status = 'due')::integer AS open_calls
      FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = person.id
    ) calls`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

type BuiltSince = { letter: number; call: number; finding: number };
type Since = { survivorId: string; mergedAt: string; rows: readonly MovedRows[] };

/**
 * What was done since the merge with rows that had belonged to the other one: a letter that went out, a call with an outcome,
 * and whatever was made since of their letters, meetings and referrals.
 */
export async function countBuiltSince(
  db: WorkspaceTransaction,
  workspaceId: string,
  { survivorId, mergedAt, rows }: Since,
): Promise<BuiltSince> {
  const of = (table: string) => rows.filter((each) => each.table === table);
  const ids = (table: string, key = 'id') =>
    of(table).flatMap(({ moved, dropped }) => [...moved, ...dropped].map((row) => String(row[key])));
  const states = (table: string) =>
    JSON.stringify(of(table).flatMap(({ moved }) => moved.filter((row) => 'status' in row)));
  const [letters, meetings, referrals] = [
    ids('letter'),
    ids('meeting_participant', 'meeting_id'),
    ids('referral'),
  ];
  const { rows: counts } = await sql<BuiltSince>`
    SELECT
      (SELECT count(*)::integer FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ${survivorId} AND (
        (created_at > ${mergedAt} AND (meeting_id = ANY(${meetings}::uuid[]) OR referral_id = ANY(${referrals}::uuid[])))
        OR EXISTS (SELECT FROM jsonb_to_recordset(${states('letter')}::jsonb) AS earlier (id uuid, status text)
          WHERE earlier.id = letter.id AND earlier.status <> letter.status))) AS letter,
      (SELECT count(*)::integer FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = ${survivorId} AND (
        (created_at > ${mergedAt} AND letter_id = ANY(${letters}::uuid[]))
        OR EXISTS (SELECT FROM jsonb_to_recordset(${states('call_back')}::jsonb) AS earlier (id uuid, status text)
          WHERE earlier.id = call_back.id AND earlier.status <> call_back.status))) AS call,
      (SELECT count(*)::integer FROM finding WHERE workspace_id = ${workspaceId} AND contact_id = ${survivorId}
        AND created_at > ${mergedAt} AND meeting_id = ANY(${meetings}::uuid[])) AS finding`.execute(db);
  return counts[0] ?? { letter: 0, call: 0, finding: 0 };
}

export async function listStages(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<StageBegan[]> {
  const rows = await db
    .selectFrom('stageChange')
    .select(['at', 'stage'])
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', contactId)
    .orderBy('at')
    .execute();
  // Written by the rules of stages only.
  return rows.map(({ at, stage }) => ({ at, stage: stage as Stage }));
}

/** Takes the moments of `gone` out of a history and puts `stages` in. */
export async function replaceStages(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    contactId,
    gone,
    stages,
  }: { contactId: string; gone: readonly StageBegan[]; stages: readonly StageBegan[] },
): Promise<void> {
  await sql`
    DELETE FROM stage_change
    WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId} AND at = ANY(${gone.map(({ at }) => at)}::timestamptz[])`.execute(
    db,
  );
  if (stages.length === 0) return;
  await db
    .insertInto('stageChange')
    .values(stages.map((began) => ({ workspaceId, contactId, ...began })))
    .onConflict((conflict) => conflict.columns(['workspaceId', 'contactId', 'at']).doNothing())
    .execute();
}
