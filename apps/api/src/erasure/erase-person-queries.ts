import { nothingKnown, pick } from '@threefold/domain/contacts/contact-facts';
import { columnOf, contactColumnNames } from '@threefold/domain/contacts/contact-fields';
import { type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, Referral, StageChange } from '../platform/database-types.gen.ts';

type Erasing = { contactIds: readonly string[]; meetingIds: readonly string[] };

/** These people and all who were merged into them, over a line of merges. */
export async function listWithMerged(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE everybody AS (
      SELECT unnest(${[...contactIds]}::uuid[]) AS id
      UNION
      SELECT contact.id FROM everybody
      JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.merged_into_id = everybody.id
    )
    SELECT id FROM everybody`.execute(db);
  return rows.map(({ id }) => id);
}

/** Meetings in which nobody else takes part. */
export async function listMeetingsOfOnly(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ meetingId: string }>`
    SELECT meeting_id FROM meeting_participant
    WHERE workspace_id = ${workspaceId}
    GROUP BY meeting_id
    HAVING bool_and(contact_id = ANY(${[...contactIds]}::uuid[]))`.execute(db);
  return rows.map((row) => row.meetingId);
}

/** What others have stays theirs and loses only the link to what goes. */
export async function unlinkOthers(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, meetingIds }: Erasing,
): Promise<void> {
  const contacts = sql`${[...contactIds]}::uuid[]`;
  const meetings = sql`${[...meetingIds]}::uuid[]`;
  await sql`
    UPDATE letter SET referral_id = NULL
    WHERE workspace_id = ${workspaceId} AND contact_id <> ALL(${contacts}) AND referral_id IN (
      SELECT id FROM referral
      WHERE workspace_id = ${workspaceId} AND (from_contact_id = ANY(${contacts}) OR to_contact_id = ANY(${contacts})))`.execute(
    db,
  );
  await sql`
    UPDATE letter SET meeting_id = NULL
    WHERE workspace_id = ${workspaceId} AND contact_id <> ALL(${contacts}) AND meeting_id = ANY(${meetings})`.execute(
    db,
  );
  await sql`
    UPDATE referral SET meeting_id = NULL
    WHERE workspace_id = ${workspaceId} AND meeting_id = ANY(${meetings})`.execute(db);
  await sql`
    UPDATE finding SET meeting_id = NULL
    WHERE workspace_id = ${workspaceId} AND contact_id <> ALL(${contacts}) AND meeting_id = ANY(${meetings})`.execute(
    db,
  );
  // What others said too goes on in their own words.
  await sql`
    UPDATE finding SET merged_into = NULL
    WHERE workspace_id = ${workspaceId} AND merged_into IN (
      SELECT id FROM finding
      WHERE workspace_id = ${workspaceId} AND (contact_id = ANY(${contacts}) OR meeting_id = ANY(${meetings})))`.execute(
    db,
  );
}

/** The history and the comments that are about them, or about meetings with them alone. */
export async function deleteTraces(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, meetingIds }: Erasing,
): Promise<void> {
  const contacts = sql`${[...contactIds]}::uuid[]`;
  await sql`
    DELETE FROM event
    WHERE workspace_id = ${workspaceId} AND (contact_id = ANY(${contacts}) OR other_contact_id = ANY(${contacts}))`.execute(
    db,
  );
  if (meetingIds.length > 0)
    await sql`DELETE FROM event WHERE workspace_id = ${workspaceId} AND meeting_id = ANY(${[...meetingIds]}::uuid[])`.execute(
      db,
    );
  await sql`
    DELETE FROM comment
    WHERE workspace_id = ${workspaceId} AND subject_id IN (
      SELECT unnest(${contacts} || ${[...meetingIds]}::uuid[])
      UNION ALL SELECT id FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${contacts})
      UNION ALL SELECT id FROM referral
        WHERE workspace_id = ${workspaceId} AND (from_contact_id = ANY(${contacts}) OR to_contact_id = ANY(${contacts})))`.execute(
    db,
  );
}

/** Their letters, calls, findings, referrals and notes go by the foreign keys. */
export async function deleteContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, meetingIds }: Erasing,
): Promise<void> {
  await sql`DELETE FROM contact WHERE workspace_id = ${workspaceId} AND id = ANY(${[...contactIds]}::uuid[])`.execute(
    db,
  );
  await sql`DELETE FROM meeting WHERE workspace_id = ${workspaceId} AND id = ANY(${[...meetingIds]}::uuid[])`.execute(
    db,
  );
}

type Place = Pick<
  Selectable<Contact>,
  'id' | 'stage' | 'stageSince' | 'sourceKind' | 'createdAt' | 'version'
>;
type Edge = Pick<
  Selectable<Referral>,
  | 'id'
  | 'fromContactId'
  | 'toContactId'
  | 'meetingId'
  | 'terms'
  | 'introducedAt'
  | 'lostKind'
  | 'loopClosedAt'
  | 'at'
  | 'version'
  | 'createdAt'
>;
type Told = { letterId: string; referralId: string };
type Shape = {
  places: Place[];
  stages: Omit<Selectable<StageChange>, 'workspaceId'>[];
  edges: Edge[];
  told: Told[];
};

/** What of these people the network is made of: places with their stages, referrals, and which letters told of those. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one statement for each table.
export async function readShape(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<Shape> {
  if (contactIds.length === 0) return { places: [], stages: [], edges: [], told: [] };
  const ids = sql<string[]>`${[...contactIds]}::uuid[]`;
  const edges = await db
    .selectFrom('referral')
    .select([
      'id',
      'fromContactId',
      'toContactId',
      'meetingId',
      'terms',
      'introducedAt',
      'lostKind',
      'loopClosedAt',
      'at',
      'version',
      'createdAt',
    ])
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where(sql<boolean>`(from_contact_id = ANY(${ids}) OR to_contact_id = ANY(${ids}))`)
    .execute();
  const places = await db
    .selectFrom('contact')
    .select(['id', 'stage', 'stageSince', 'sourceKind', 'createdAt', 'version'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', sql<string>`ANY(${ids})`)
    .where(
      'id',
      '=',
      sql<string>`ANY(${edges.flatMap((edge) => [edge.fromContactId, edge.toContactId])}::uuid[])`,
    )
    .execute();
  const stages = await db
    .selectFrom('stageChange')
    .select(['contactId', 'at', 'stage'])
    .where('workspaceId', '=', workspaceId)
    .where('contactId', '=', sql<string>`ANY(${places.map(({ id }) => id)}::uuid[])`)
    .execute();
  const { rows: told } = await sql<Told>`
    SELECT id AS letter_id, referral_id FROM letter
    WHERE workspace_id = ${workspaceId} AND referral_id = ANY(${edges.map(({ id }) => id)}::uuid[])`.execute(
    db,
  );
  return { places, stages, edges, told };
}

/** Puts the places back without anything that identifies: no search, no key of matching finds them. */
export async function restoreShape(
  db: WorkspaceTransaction,
  workspaceId: string,
  { places, stages, edges, told, now }: Shape & { now: string },
): Promise<void> {
  if (places.length === 0) return;
  await db
    .insertInto('contact')
    .values(
      places.map((place) => ({
        ...unnamed,
        ...place,
        workspaceId,
        updatedAt: now,
        deletedAt: now,
        erasedAt: now,
      })),
    )
    .execute();
  if (stages.length > 0)
    await db
      .insertInto('stageChange')
      .values(stages.map((stage) => ({ ...stage, workspaceId })))
      .execute();
  await sql`
    INSERT INTO referral (workspace_id, id, from_contact_id, to_contact_id, meeting_id, terms, introduced_at, lost_kind, loop_closed_at, at, version,
      content_hash, created_at, updated_at)
    SELECT ${workspaceId}, edge.id, edge.from_contact_id, edge.to_contact_id,
      (SELECT meeting.id FROM meeting WHERE meeting.workspace_id = ${workspaceId} AND meeting.id = edge.meeting_id),
      edge.terms, edge.introduced_at, edge.lost_kind, edge.loop_closed_at, edge.at, edge.version + 1, 'erased', edge.created_at, ${now}
    FROM jsonb_populate_recordset(NULL::referral, ${toJson(edges)}::jsonb) edge`.execute(db);
  await sql`
    UPDATE letter SET referral_id = told.referral_id
    FROM jsonb_to_recordset(${toJson(told)}::jsonb) AS told (letter_id uuid, referral_id uuid)
    WHERE letter.workspace_id = ${workspaceId} AND letter.id = told.letter_id`.execute(db);
}

const unnamed = {
  ...pick(nothingKnown, contactColumnNames),
  phones: '[]',
  doNotContact: true,
  sortName: '',
  search: '',
  matchKeys: [],
  contentHash: 'erased',
};

function toJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value]))),
  );
}
