import type { Phone, Stage } from '@threefold/contracts/contacts';
import type { LetterKind } from '@threefold/contracts/letters';
import type { MeetingMode } from '@threefold/contracts/meetings/meetings';
import type { ReferralTerms } from '@threefold/contracts/referrals';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

/** All that the page says about one item; what the item has not is null. */
export type Detail = {
  position: number;
  givenName: string;
  familyName: string;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  timeZone: string | null;
  emails: string[];
  phones: Phone[];
  assistant: string | null;
  stage: Stage;
  doNotContact: boolean;
  referrerGivenName: string | null;
  referrerFamilyName: string | null;
  referralTerms: ReferralTerms | null;
  letterKind: LetterKind | null;
  letterBody: string | null;
  letterPromiseAt: string | null;
  letterTimeZone: string | null;
  letterWrittenAt: string | null;
  letterFailure: string | null;
  callDueAt: string | null;
  callTimeZone: string | null;
  callAttempt: number | null;
  callFirstDueAt: string | null;
  callPromised: boolean | null;
  callNote: string | null;
  nudgeSent: boolean;
  meetingStartsAt: string | null;
  meetingMinutes: number | null;
  meetingMode: MeetingMode | null;
  meetingPlace: string | null;
  meetingHeldAt: string | null;
  owedWhy: string | null;
};

export type ShownItem = {
  contactId: string;
  callBackId: string | null;
  letterId: string | null;
  meetingId: string | null;
  owedLetterId: string | null;
};

/** One statement for all the items that are shown, in their order. */
export async function listDetails(
  db: WorkspaceTransaction,
  workspaceId: string,
  items: readonly ShownItem[],
): Promise<Detail[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<Detail>`
    SELECT item.position, contact.given_name, contact.family_name, contact.credentials, contact.title, contact.organization,
      contact.city, contact.region, contact.country, contact.time_zone, contact.emails, contact.phones, contact.assistant,
      contact.stage, contact.do_not_contact,
      referrer.given_name AS referrer_given_name, referrer.family_name AS referrer_family_name, referrer.terms AS referral_terms,
      letter.kind AS letter_kind, letter.body AS letter_body, letter.promise_at AS letter_promise_at,
      letter.promise_time_zone AS letter_time_zone, coalesce(letter.sent_at, letter.created_at) AS letter_written_at, letter.failure AS letter_failure,
      call_back.due_at AS call_due_at, call_back.time_zone AS call_time_zone, call_back.attempt AS call_attempt,
      call_back.first_due_at AS call_first_due_at, call_back.promised AS call_promised, call_back.note AS call_note,
      EXISTS (
        SELECT FROM letter nudge WHERE nudge.workspace_id = ${workspaceId} AND nudge.contact_id = item.contact_id
          AND nudge.kind = 'nudge' AND nudge.status = 'sent' AND nudge.sent_at > call_back.first_due_at
      ) AS nudge_sent,
      meeting.starts_at AS meeting_starts_at, meeting.minutes AS meeting_minutes, meeting.mode AS meeting_mode,
      meeting.place AS meeting_place, meeting.held_at AS meeting_held_at,
      owed_letter.why AS owed_why
    FROM unnest(${items.map((_, index) => index)}::integer[], ${items.map((item) => item.contactId)}::uuid[],
      ${items.map((item) => item.callBackId)}::uuid[], ${items.map((item) => item.letterId)}::uuid[],
      ${items.map((item) => item.meetingId)}::uuid[], ${items.map((item) => item.owedLetterId)}::uuid[]
    ) AS item (position, contact_id, call_back_id, letter_id, meeting_id, owed_letter_id)
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = item.contact_id
    LEFT JOIN letter ON letter.workspace_id = ${workspaceId} AND letter.id = item.letter_id
    LEFT JOIN call_back ON call_back.workspace_id = ${workspaceId} AND call_back.id = item.call_back_id
    LEFT JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = item.meeting_id
    LEFT JOIN owed_letter ON owed_letter.workspace_id = ${workspaceId} AND owed_letter.id = item.owed_letter_id
    LEFT JOIN LATERAL (
      SELECT named_by.given_name, named_by.family_name, referral.terms
      FROM referral
      JOIN contact named_by ON named_by.workspace_id = ${workspaceId} AND named_by.id = referral.from_contact_id
      WHERE referral.workspace_id = ${workspaceId} AND referral.to_contact_id = item.contact_id AND referral.deleted_at IS NULL
      ORDER BY referral.at, referral.id LIMIT 1
    ) referrer ON true
    ORDER BY item.position`.execute(db);
  return rows;
}
