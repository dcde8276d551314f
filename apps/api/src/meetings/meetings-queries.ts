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

/** Its people first, in the order of their ids, as the unit of work locks them. */
const lockedMeeting = compiled((db, given: { workspaceId: string; meetingId: string }) =>
  db
    .with('people', (cte) =>
      cte
        .selectFrom('meetingParticipant')
        .innerJoin('contact', (join) =>
          join
            .onRef('contact.workspaceId', '=', 'meetingParticipant.workspaceId')
            .onRef('contact.id', '=', 'meetingParticipant.contactId'),
        )
        .select('contact.id')
        .where('meetingParticipant.workspaceId', '=', given.workspaceId)
        .where('meetingParticipant.meetingId', '=', given.meetingId)
        .orderBy('contact.id')
        .forNoKeyUpdate('contact'),
    )
    .selectFrom('meeting')
    .selectAll('meeting')
    .where('workspaceId', '=', given.workspaceId)
    .where('id', '=', given.meetingId)
    .where((has) =>
      has(
        has.selectFrom('people').select((of) => of.fn.countAll().as('count')),
        '>=',
        0,
      ),
    )
    .forNoKeyUpdate('meeting'),
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

type MeetingFilter = {
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

export type ParticipantRow = {
  meetingId: string;
  id: string;
  givenName: string;
  familyName: string;
  emails: string[];
  organization: string | null;
  doNotContact: boolean;
  deletedAt: string | null;
};

/** In the order in which the seeker named them. */
export function listParticipants(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingIds: readonly string[],
): Promise<ParticipantRow[]> {
  return db
    .selectFrom('meetingParticipant')
    .innerJoin('contact', (join) =>
      join
        .onRef('contact.workspaceId', '=', 'meetingParticipant.workspaceId')
        .onRef('contact.id', '=', 'meetingParticipant.contactId'),
    )
    .select([
      'meetingParticipant.meetingId',
      'contact.id',
      'contact.givenName',
      'contact.familyName',
      'contact.emails',
      'contact.organization',
      'contact.doNotContact',
      'contact.deletedAt',
    ])
    .where('meetingParticipant.workspaceId', '=', workspaceId)
    .where(sql<boolean>`meeting_participant.meeting_id = ANY(${[...meetingIds]}::uuid[])`)
    .orderBy('meetingParticipant.meetingId')
    .orderBy('meetingParticipant.position')
    .execute();
}

export async function saveParticipants(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<void> {
  await db
    .deleteFrom('meetingParticipant')
    .where('workspaceId', '=', workspaceId)
    .where('meetingId', '=', meetingId)
    .execute();
  await db
    .insertInto('meetingParticipant')
    .values(contactIds.map((contactId, position) => ({ workspaceId, meetingId, contactId, position })))
    .execute();
}

/** Which of these are there and not in the trash. */
export async function listExistingContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('deletedAt', 'is', null)
    .where(sql<boolean>`id = ANY(${[...contactIds]}::uuid[])`)
    .execute();
  return rows.map((row) => row.id);
}

export type MeetingFigures = {
  meetingId: string;
  referralCount: number;
  thankYouDueAt: string | null;
  confirmationDueAt: string | null;
};

/** What the referrals and the ledger of owed letters say about meetings. */
export async function listMeetingFigures(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingIds: readonly string[],
): Promise<MeetingFigures[]> {
  const { rows } = await sql<MeetingFigures>`
    SELECT meeting.id AS meeting_id,
      (SELECT count(*)::integer FROM referral
        WHERE referral.workspace_id = ${workspaceId} AND referral.meeting_id = meeting.id AND referral.deleted_at IS NULL) AS referral_count,
      (SELECT min(due_at) FROM owed_letter
        WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.meeting_id = meeting.id
          AND owed_letter.kind = 'thank-you' AND owed_letter.status = 'owed') AS thank_you_due_at,
      (SELECT min(due_at) FROM owed_letter
        WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.meeting_id = meeting.id
          AND owed_letter.kind = 'confirmation' AND owed_letter.status = 'owed') AS confirmation_due_at
    FROM meeting
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.id = ANY(${[...meetingIds]}::uuid[])`.execute(db);
  return rows;
}

/** The thank-yous that a meeting made owed and nobody has written yet. */
export function listOwedThanks(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<{ id: string }[]> {
  return db
    .selectFrom('owedLetter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('status', '=', 'owed')
    .where('kind', '=', 'thank-you')
    .where('meetingId', '=', meetingId)
    .where('contactId', 'in', [...contactIds])
    .execute();
}
