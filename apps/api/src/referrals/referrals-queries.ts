import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { arrayLiteral, type WorkspaceTransaction } from '../platform/database.ts';
import type { Referral } from '../platform/database-types.gen.ts';

export type ReferralRow = Selectable<Referral>;

export function findReferralRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referralId, lock = false }: { referralId: string; lock?: boolean },
): Promise<ReferralRow | undefined> {
  const query = db
    .selectFrom('referral')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', referralId);
  return (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

export type Pair = { fromContactId: string; toContactId: string; meetingId: string | null };

/** The same two people in the same meeting, or both times in none. */
export function findSameReferral(
  db: WorkspaceTransaction,
  workspaceId: string,
  { fromContactId, toContactId, meetingId }: Pair,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('referral')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('fromContactId', '=', fromContactId)
    .where('toContactId', '=', toContactId)
    .where('meetingId', 'is not distinct from', meetingId)
    .where('deletedAt', 'is', null)
    .orderBy('at')
    .executeTakeFirst();
}

/** False where the id is taken. */
export async function insertReferral(db: WorkspaceTransaction, row: Insertable<Referral>): Promise<boolean> {
  const inserted = await db
    .insertInto('referral')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

type NewReferrals = {
  rows: readonly { id: string; fromContactId: string; toContactId: string }[];
  terms: Referral['terms'];
  note: string;
  contentHash: string;
  at: string;
};

/** Outside of meetings; answers the ids of those that were not written down before. */
export async function insertReferrals(
  db: WorkspaceTransaction,
  workspaceId: string,
  { rows, terms, note, contentHash, at }: NewReferrals,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: made } = await sql<{ id: string }>`
    INSERT INTO referral (workspace_id, id, from_contact_id, to_contact_id, terms, note, version, content_hash, at, created_at, updated_at)
    SELECT ${workspaceId}::uuid, pair.id, pair.from_id, pair.to_id, ${terms}, ${note}, 1, ${contentHash},
      ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
    FROM (
      SELECT DISTINCT ON (from_id, to_id) id, from_id, to_id
      FROM unnest(${arrayLiteral(rows.map(({ id }) => id))}::uuid[], ${arrayLiteral(rows.map(({ fromContactId }) => fromContactId))}::uuid[],
        ${arrayLiteral(rows.map(({ toContactId }) => toContactId))}::uuid[]) AS given (id, from_id, to_id)
      ORDER BY from_id, to_id, id
    ) pair
    WHERE NOT EXISTS (
      SELECT FROM referral known WHERE known.workspace_id = ${workspaceId} AND known.from_contact_id = pair.from_id
        AND known.to_contact_id = pair.to_id AND known.meeting_id IS NULL AND known.deleted_at IS NULL)
    RETURNING id`.execute(db);
  return made.map(({ id }) => id);
}

/** Raises the version. */
export async function saveReferral(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Omit<Updateable<Referral>, 'id' | 'version'> & { id: string; updatedAt: string },
): Promise<void> {
  await db
    .updateTable('referral')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** The meeting in which somebody is named, with its participants in their order. */
export async function findMeetingOfReferral(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<{ heldAt: string | null; contactIds: string[] } | undefined> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('meetingParticipant as participant', (join) =>
      join
        .onRef('participant.workspaceId', '=', 'meeting.workspaceId')
        .onRef('participant.meetingId', '=', 'meeting.id'),
    )
    .select(['meeting.heldAt', 'participant.contactId'])
    .where('meeting.workspaceId', '=', workspaceId)
    .where('meeting.id', '=', meetingId)
    .where('meeting.deletedAt', 'is', null)
    .orderBy('participant.position')
    .execute();
  const [first] = rows;
  return first && { heldAt: first.heldAt, contactIds: rows.map(({ contactId }) => contactId) };
}

/** What was said between these two people, either way. */
export function listReferralsBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  [one, other]: readonly [string, string],
): Promise<{ id: string; from: string; to: string }[]> {
  return db
    .selectFrom('referral')
    .select(['id', 'fromContactId as from', 'toContactId as to'])
    .where('workspaceId', '=', workspaceId)
    .where('fromContactId', 'in', [one, other])
    .where('toContactId', 'in', [one, other])
    .where('deletedAt', 'is', null)
    .execute();
}

/** Whether the first was reached through the second, over however many referrals; a ring is walked once. */
export async function isReachedThrough(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, throughId }: { contactId: string; throughId: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    WITH RECURSIVE above (id) AS (
      SELECT ${contactId}::uuid
      UNION
      SELECT step.from_contact_id FROM above CROSS JOIN LATERAL (
        SELECT referral.from_contact_id FROM referral
        WHERE referral.workspace_id = ${workspaceId} AND referral.to_contact_id = above.id AND referral.deleted_at IS NULL OFFSET 0
      ) step
    )
    SELECT EXISTS (SELECT FROM above WHERE id = ${throughId}) AS found`.execute(db);
  return rows[0]?.found ?? false;
}

export async function reopenLoopsBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  {
    fromContactId,
    toContactId,
    closedAt,
    now,
  }: {
    fromContactId: string;
    toContactId: string;
    closedAt: string;
    now: string;
  },
): Promise<void> {
  await db
    .updateTable('referral')
    .set((expression) => ({ loopClosedAt: null, updatedAt: now, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('fromContactId', '=', fromContactId)
    .where('toContactId', '=', toContactId)
    .where('loopClosedAt', '=', closedAt)
    .execute();
}

/** The referrer has had the word: it stands for every time at which they named this person. */
export async function closeLoopsBetween(
  db: WorkspaceTransaction,
  workspaceId: string,
  { fromContactId, toContactId, now }: { fromContactId: string; toContactId: string; now: string },
): Promise<void> {
  await db
    .updateTable('referral')
    .set((expression) => ({ loopClosedAt: now, updatedAt: now, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('fromContactId', '=', fromContactId)
    .where('toContactId', '=', toContactId)
    .where('deletedAt', 'is', null)
    .where('loopClosedAt', 'is', null)
    .execute();
}
