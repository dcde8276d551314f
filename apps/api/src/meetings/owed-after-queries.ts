import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type OpenLoopRow = {
  referralId: string;
  referrerId: string;
  referrerGivenName: string;
  referrerFamilyName: string;
  referrerEmails: string[];
  referrerOrganization: string | null;
  referredId: string;
};

/**
 * Referrals to these people whose referrer has not heard back. Referrers who are in the bin, not to be contacted, or were
 * there themselves are left out.
 */
export async function listOpenLoops(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referredIds, presentIds }: { referredIds: readonly string[]; presentIds: readonly string[] },
): Promise<OpenLoopRow[]> {
  const { rows } = await sql<OpenLoopRow>`
    SELECT referral.id AS referral_id, referral.to_contact_id AS referred_id, referrer.id AS referrer_id,
      referrer.given_name AS referrer_given_name, referrer.family_name AS referrer_family_name,
      referrer.emails AS referrer_emails, referrer.organization AS referrer_organization
    FROM referral
    JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = referral.from_contact_id
    WHERE referral.workspace_id = ${workspaceId} AND referral.to_contact_id = ANY(${[...referredIds]}::uuid[])
      AND referral.from_contact_id <> ALL(${[...presentIds]}::uuid[])
      AND referral.deleted_at IS NULL AND referral.loop_closed_at IS NULL
      AND referrer.deleted_at IS NULL AND NOT referrer.do_not_contact
    ORDER BY referral.at, referral.id`.execute(db);
  return rows;
}

export type OwedByMeetingRow = { id: string; contactId: string };

/**
 * What a meeting made owed and nobody has written yet: its thank-yous, and the word back to those who had named these people.
 * Whoever was met another time too still has that word coming.
 */
export async function listOwedByMeeting(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: { meetingId: string; contactIds: readonly string[] },
): Promise<OwedByMeetingRow[]> {
  const { rows } = await sql<OwedByMeetingRow>`
    SELECT owed_letter.id, owed_letter.contact_id FROM owed_letter
    LEFT JOIN referral ON referral.workspace_id = ${workspaceId} AND referral.id = owed_letter.referral_id
    WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.status = 'owed' AND owed_letter.meeting_id = ${meetingId}
      AND ((owed_letter.kind = 'thank-you' AND owed_letter.contact_id = ANY(${[...contactIds]}::uuid[]))
        OR (owed_letter.kind = 'loop-closing' AND referral.to_contact_id = ANY(${[...contactIds]}::uuid[]) AND NOT EXISTS (
          SELECT FROM meeting_participant
          JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = meeting_participant.meeting_id
          WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id = referral.to_contact_id
            AND meeting.id <> ${meetingId} AND meeting.status = 'held' AND meeting.deleted_at IS NULL)))`.execute(
    db,
  );
  return rows;
}
