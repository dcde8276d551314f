import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

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
