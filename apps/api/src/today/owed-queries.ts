import type { Phone, Stage } from '@threefold/contracts/contacts';
import type { LetterKind, LetterStatus } from '@threefold/contracts/letters';
import type { MeetingMode } from '@threefold/contracts/meetings/meetings';
import type { ReferralTerms } from '@threefold/contracts/referrals';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { MeetingBefore } from './meet-again.ts';

/** One line of the ledger, as narrow as can be: what is shown of it is read later, for the few that are shown. */
export type LedgerLine = {
  source: 'call' | 'letter' | 'owed' | 'meeting' | 'debrief' | 'answer';
  id: string;
  contactId: string;
  letterId: string | null;
  meetingId: string | null;
  referralId: string | null;
  letterKind: LetterKind | null;
  /** Of a letter its state; of an answer what the call led to. */
  state: LetterStatus | 'find-number' | 'reply' | 'other-person' | null;
  /** When it is due; of a meeting when it begins. */
  at: string | null;
  /** Of a meeting. */
  minutes: number | null;
};

type LedgerSpan = {
  now: string;
  /** The end of the seeker's day, and of the day after. */
  dayEnd: string;
  nextDayEnd: string;
  /** Letters due until then are owed now. */
  soon: string;
};

/** All that is owed, in one statement. People in the trash owe nothing and are owed nothing; who is not to be contacted, only the calls to let go. */
export async function listLedger(
  db: WorkspaceTransaction,
  workspaceId: string,
  { now, dayEnd, nextDayEnd, soon }: LedgerSpan,
): Promise<LedgerLine[]> {
  const { rows } = await sql<LedgerLine>`
    WITH line AS (
      SELECT 'call' AS source, id, contact_id, letter_id, NULL::uuid AS meeting_id, NULL::uuid AS referral_id,
        NULL AS letter_kind, NULL AS state, due_at AS at, NULL::integer AS minutes
      FROM call_back WHERE workspace_id = ${workspaceId} AND status = 'due' AND due_at < ${dayEnd}
      UNION ALL
      SELECT 'letter', id, contact_id, id, meeting_id, referral_id, kind, status, NULL, NULL
      FROM letter
      WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND status <> 'sent'
        AND status IN ('draft', 'handed-over', 'queued', 'sending', 'unsure', 'failed')
      UNION ALL
      SELECT 'owed', id, contact_id, letter_id, meeting_id, referral_id, kind, NULL, due_at, NULL
      FROM owed_letter WHERE workspace_id = ${workspaceId} AND status = 'owed' AND due_at < ${soon}
        -- The reminder of an introduction is not early: until its time the introduction may come.
        AND (kind <> 'nudge' OR referral_id IS NULL OR due_at <= ${now})
        AND (referral_id IS NULL OR EXISTS (
          SELECT FROM referral JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
          WHERE referral.workspace_id = ${workspaceId} AND referral.id = owed_letter.referral_id AND referred.deleted_at IS NULL))
        -- A meeting that has begun needs no confirmation.
        AND (kind <> 'confirmation' OR due_at < ${dayEnd} AND NOT EXISTS (
          SELECT FROM meeting WHERE meeting.workspace_id = ${workspaceId} AND meeting.id = owed_letter.meeting_id AND meeting.starts_at <= ${now}))
      UNION ALL
      SELECT 'meeting', meeting.id, participant.contact_id, NULL, meeting.id, NULL, NULL, NULL, meeting.starts_at, meeting.minutes
      FROM meeting CROSS JOIN LATERAL (${firstParticipant(workspaceId)}) participant
      WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.status = 'planned' AND meeting.starts_at < ${nextDayEnd}
      UNION ALL
      SELECT 'debrief', meeting.id, participant.contact_id, NULL, meeting.id, NULL, NULL, NULL, meeting.held_at, meeting.minutes
      FROM meeting CROSS JOIN LATERAL (${firstParticipant(workspaceId)}) participant
      WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.status = 'held'
        AND meeting.held_at > ${now}::timestamptz - interval '14 days'
        AND NOT EXISTS (SELECT FROM debrief WHERE debrief.workspace_id = ${workspaceId} AND debrief.meeting_id = meeting.id)
      UNION ALL
      ${answers(workspaceId, now)}
    )
    SELECT line.* FROM line
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = line.contact_id
    WHERE contact.deleted_at IS NULL AND (NOT contact.do_not_contact OR line.source IN ('call', 'meeting', 'debrief') OR line.state = 'other-person')`.execute(
    db,
  );
  return rows;
}

/** A meeting stands on the page under the first of its people who is not in the trash. */
function firstParticipant(workspaceId: string) {
  return sql`
    SELECT meeting_participant.contact_id FROM meeting_participant
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = meeting_participant.contact_id AND contact.deleted_at IS NULL
    WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.meeting_id = meeting.id
    ORDER BY meeting_participant.position LIMIT 1`;
}

/** Calls of the last month that left something to do, which nothing has followed: no letter, call, meeting or change of the person. */
function answers(workspaceId: string, now: string) {
  return sql`
    SELECT 'answer', done.id, done.contact_id, NULL, NULL, NULL, NULL, done.led_to->>'kind', done.outcome_at, NULL
    FROM call_back done
    JOIN contact called ON called.workspace_id = ${workspaceId} AND called.id = done.contact_id AND called.closed_at IS NULL
    WHERE done.workspace_id = ${workspaceId} AND done.status = 'done' AND done.outcome_at > ${now}::timestamptz - interval '30 days'
      AND done.led_to->>'kind' IN ('reply', 'find-number', 'other-person')
      AND NOT EXISTS (
        SELECT FROM letter
        WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = done.contact_id AND letter.created_at > done.outcome_at AND letter.deleted_at IS NULL)
      AND NOT (done.led_to->>'kind' = 'other-person' AND EXISTS (
        SELECT FROM letter
        JOIN contact reader ON reader.workspace_id = ${workspaceId} AND reader.id = letter.contact_id
        WHERE letter.workspace_id = ${workspaceId} AND letter.created_at > done.outcome_at AND letter.deleted_at IS NULL
          AND lower(reader.organization) = lower(called.organization)))
      AND NOT EXISTS (
        SELECT FROM call_back later
        WHERE later.workspace_id = ${workspaceId} AND later.contact_id = done.contact_id
          AND (later.created_at > done.outcome_at OR later.outcome_at > done.outcome_at))
      AND NOT EXISTS (
        SELECT FROM meeting_participant
        JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = meeting_participant.meeting_id
        WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id = done.contact_id AND meeting.created_at > done.outcome_at)
      AND NOT (done.led_to->>'kind' = 'find-number' AND called.updated_at > done.outcome_at)`;
}

/** Beyond that the line says no more than it does with it. */
const mostCounted = 100;

/**
 * Names that were given before an instant and with which nothing has happened since, as `isDangling` has it: no letter, no
 * call, no meeting, no end. Read from the names on, since their people are looked up by whole keys.
 */
export async function countDangling(
  db: WorkspaceTransaction,
  workspaceId: string,
  before: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM (
      SELECT FROM referral
      JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
      WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL AND referral.lost_reason IS NULL AND referral.loop_closed_at IS NULL
        AND greatest(referral.at, referral.introduced_at) < ${before}::timestamptz
        AND referral.from_contact_id NOT IN (SELECT id FROM contact WHERE workspace_id = ${workspaceId} AND deleted_at IS NOT NULL)
        AND referred.deleted_at IS NULL AND referred.closed_at IS NULL
        AND referred.stage NOT IN ('scheduled', 'met', 'thanked', 'closed')
        AND NOT EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referred.id
          AND letter.status = 'sent' AND letter.sent_at >= referral.at AND letter.deleted_at IS NULL)
        AND NOT EXISTS (SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referred.id
          AND call_back.outcome_at >= referral.at AND call_back.outcome IS NOT NULL)
        AND NOT EXISTS (SELECT FROM meeting_participant participant
          JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
          WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = referred.id
            AND meeting.status = 'held' AND meeting.held_at >= referral.at AND meeting.deleted_at IS NULL)
      LIMIT ${mostCounted}
    ) dangling`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes that keep in touch and went out since. */
export async function countNotesSince(
  db: WorkspaceTransaction,
  workspaceId: string,
  since: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM letter
    WHERE workspace_id = ${workspaceId} AND kind = 'keep-warm' AND status = 'sent' AND sent_at >= ${since}::timestamptz
      AND created_at >= ${since}::timestamptz - interval '90 days'`.execute(db);
  return rows[0]?.count ?? 0;
}

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
  salutation: string | null;
  pronouns: string | null;
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
} & MeetingBefore;

type ShownItem = {
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
      contact.stage, contact.do_not_contact, contact.salutation, contact.pronouns,
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
      owed_letter.why AS owed_why,
      before.kind AS before_kind, before.status AS before_status, before.starts_at AS before_starts_at, before.ended_by AS before_ended_by,
      before.ended_led_to AS before_led_to, debrief.answers AS before_answers
    FROM unnest(${items.map((_, index) => index)}::integer[], ${items.map((item) => item.contactId)}::uuid[],
      ${items.map((item) => item.callBackId)}::uuid[], ${items.map((item) => item.letterId)}::uuid[],
      ${items.map((item) => item.meetingId)}::uuid[], ${items.map((item) => item.owedLetterId)}::uuid[]
    ) AS item (position, contact_id, call_back_id, letter_id, meeting_id, owed_letter_id)
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = item.contact_id
    LEFT JOIN letter ON letter.workspace_id = ${workspaceId} AND letter.id = item.letter_id
    LEFT JOIN call_back ON call_back.workspace_id = ${workspaceId} AND call_back.id = item.call_back_id
    LEFT JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = item.meeting_id
    LEFT JOIN meeting before ON before.workspace_id = ${workspaceId} AND before.id = call_back.meeting_id
    LEFT JOIN debrief ON debrief.workspace_id = ${workspaceId} AND debrief.meeting_id = before.id
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

export type ComingUp = {
  kind: 'call' | 'meeting';
  id: string;
  contactId: string;
  givenName: string;
  familyName: string;
  organization: string | null;
  at: string;
  timeZone: string;
  promised: boolean;
};

/** Beyond that nobody looks ahead on a morning. */
const mostAhead = 5;

/** The next calls and meetings from an instant on; people in the trash have none. */
export async function listComingUp(
  db: WorkspaceTransaction,
  workspaceId: string,
  from: string,
): Promise<ComingUp[]> {
  const { rows } = await sql<ComingUp>`
    WITH ahead AS (
      (SELECT 'call' AS kind, call_back.id, call_back.contact_id, call_back.due_at AS at, call_back.time_zone, call_back.promised
        FROM call_back JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = call_back.contact_id AND contact.deleted_at IS NULL
        WHERE call_back.workspace_id = ${workspaceId} AND call_back.status = 'due' AND call_back.due_at >= ${from}
        ORDER BY call_back.due_at, call_back.id LIMIT ${mostAhead})
      UNION ALL
      (SELECT 'meeting', meeting.id, participant.contact_id, meeting.starts_at, meeting.time_zone, false
        FROM meeting CROSS JOIN LATERAL (${firstParticipant(workspaceId)}) participant
        WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.status = 'planned' AND meeting.starts_at >= ${from}
        ORDER BY meeting.starts_at, meeting.id LIMIT ${mostAhead})
    )
    SELECT ahead.*, contact.given_name, contact.family_name, contact.organization FROM ahead
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = ahead.contact_id
    ORDER BY ahead.at, ahead.id LIMIT ${mostAhead}`.execute(db);
  return rows;
}
