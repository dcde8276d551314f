import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';
import type { Meeting } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type MeetingRow = Selectable<Meeting>;
export type NewMeetingRow = Insertable<Meeting>;

export function findMeetingRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<MeetingRow | undefined> {
  return db
    .selectFrom('meeting')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', meetingId)
    .executeTakeFirst();
}

const lockedMeeting = compiled((db, given: { workspaceId: string; meetingId: string }) =>
  db
    .selectFrom('meeting')
    .selectAll()
    .where('workspaceId', '=', given.workspaceId)
    .where('id', '=', given.meetingId)
    .forUpdate(),
);

export async function lockMeetingRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<MeetingRow | undefined> {
  return (await lockedMeeting(db, { workspaceId, meetingId }))[0];
}

export async function insertMeeting(db: WorkspaceTransaction, row: NewMeetingRow): Promise<boolean> {
  const inserted = await db
    .insertInto('meeting')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function saveMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Updateable<Meeting> & { id: string },
): Promise<MeetingRow> {
  return db
    .updateTable('meeting')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Only while nothing was built on it: still planned and as it was made, with no letter, finding or referral of it. */
export async function deleteUntouchedMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('meeting')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', meetingId)
    .where('status', '=', 'planned')
    .where('version', '=', 1)
    .where('deletedAt', 'is', null)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM letter WHERE workspace_id = ${workspaceId} AND meeting_id = ${meetingId})
        AND NOT EXISTS (SELECT FROM finding WHERE workspace_id = ${workspaceId} AND meeting_id = ${meetingId})
        AND NOT EXISTS (SELECT FROM referral WHERE workspace_id = ${workspaceId} AND meeting_id = ${meetingId})`,
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type MeetingFilter = {
  status?: MeetingRow['status'] | undefined;
  contactId?: string | undefined;
  after: TimeKey | null;
  limit: number;
};

/** Latest first, without those in the trash; one row more than the limit where more follow. */
export function listMeetingRows(
  db: WorkspaceTransaction,
  workspaceId: string,
  { status, contactId, after, limit }: MeetingFilter,
): Promise<MeetingRow[]> {
  let query = db
    .selectFrom('meeting')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null);
  if (status) query = query.where('status', '=', status);
  if (contactId)
    query = query.where('id', 'in', (sub) =>
      sub
        .selectFrom('meetingParticipant')
        .select('meetingId')
        .where('workspaceId', '=', workspaceId)
        .where('contactId', '=', contactId),
    );
  if (after)
    query = query.where(sql<boolean>`(starts_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return query
    .orderBy('startsAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}
