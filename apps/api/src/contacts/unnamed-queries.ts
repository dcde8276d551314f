import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Contact, Referral, StageChange } from '../platform/database-types.gen.ts';

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
  givenName: '',
  familyName: '',
  emails: [],
  phones: '[]',
  reasons: [],
  tags: [],
  faceToFace: false,
  doNotContact: true,
  sortName: '',
  search: '',
  matchKeys: [],
  contentHash: 'erased',
};

function toJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          value,
        ]),
      ),
    ),
  );
}
