import type { Stage } from '@threefold/contracts/contacts';
import type { ReferralState, ReferralTerms } from '@threefold/contracts/referrals';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Referral } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

/** A referral with both people and all that its state follows from. */
export type ReferralView = Omit<Selectable<Referral>, 'workspaceId' | 'contentHash'> & {
  fromGivenName: string;
  fromFamilyName: string;
  fromEmails: string[];
  fromOrganization: string | null;
  toGivenName: string;
  toFamilyName: string;
  toEmails: string[];
  toOrganization: string | null;
  toStage: Stage;
  toClosed: boolean;
  hasAddress: boolean;
  lettersSent: number;
  callsMade: number;
  meetingsHeld: number;
  /** The latest meeting with the referred person, and when it ended. */
  lastMeetingId: string | null;
  lastMetAt: string | null;
  /** Referrer and referred sat in a meeting together since: there is nothing to tell. */
  metTogether: boolean;
  /** The referrer had named this person before: one word back is enough. */
  isRepeated: boolean;
  declined: boolean;
  fromDoNotContact: boolean;
  wordBackId: string | null;
  reminderId: string | null;
  reminderAt: string | null;
};

/** What happened with the referred person counts from the instant of the referral on. */
function joined(workspaceId: string): RawBuilder<unknown> {
  return sql`
  FROM referral
  JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = referral.from_contact_id
  JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS sent FROM letter
    WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referral.to_contact_id
      AND letter.status = 'sent' AND letter.sent_at >= referral.at AND letter.deleted_at IS NULL
  ) letters
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS made, bool_or(outcome = 'declined') AS declined FROM call_back
    WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referral.to_contact_id
      AND call_back.outcome IS NOT NULL AND call_back.outcome_at >= referral.at
  ) calls
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS held, max(meeting.held_at) AS last_at, (array_agg(meeting.id ORDER BY meeting.held_at DESC))[1] AS last_id,
      bool_or(EXISTS (SELECT FROM meeting_participant other WHERE other.workspace_id = ${workspaceId} AND other.meeting_id = meeting.id
        AND other.contact_id = referral.from_contact_id)) AS together
    FROM meeting_participant participant
    JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
    WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = referral.to_contact_id
      AND meeting.status = 'held' AND meeting.held_at >= referral.at AND meeting.deleted_at IS NULL
  ) meetings
  LEFT JOIN owed_letter word_back ON word_back.workspace_id = ${workspaceId} AND word_back.referral_id = referral.id
    AND word_back.kind = 'loop-closing' AND word_back.status = 'owed'
  LEFT JOIN owed_letter reminder ON reminder.workspace_id = ${workspaceId} AND reminder.referral_id = referral.id
    AND reminder.kind = 'nudge' AND reminder.status = 'owed'`;
}

/** A referral with all that is said of it. */
function view(workspaceId: string): RawBuilder<ReferralView> {
  return sql`
  SELECT referral.id, referral.version, referral.from_contact_id, referral.to_contact_id, referral.meeting_id, referral.terms,
    referral.note, referral.lost_reason, referral.lost_kind, referral.introduced_at, referral.loop_closed_at, referral.at, referral.created_at, referral.updated_at, referral.deleted_at,
    referrer.given_name AS from_given_name, referrer.family_name AS from_family_name, referrer.emails AS from_emails,
    referrer.organization AS from_organization, referred.given_name AS to_given_name, referred.family_name AS to_family_name,
    referred.emails AS to_emails, referred.organization AS to_organization, referred.stage AS to_stage,
    referred.closed_at IS NOT NULL AS to_closed, cardinality(referred.emails) > 0 OR jsonb_array_length(referred.phones) > 0 AS has_address,
    letters.sent AS letters_sent,
    calls.made AS calls_made, coalesce(calls.declined, false) AS declined,
    meetings.held AS meetings_held, meetings.last_id AS last_meeting_id, meetings.last_at AS last_met_at,
    coalesce(meetings.together, false) AS met_together,
    EXISTS (
      SELECT FROM referral earlier WHERE earlier.workspace_id = ${workspaceId} AND earlier.from_contact_id = referral.from_contact_id
        AND earlier.to_contact_id = referral.to_contact_id AND earlier.deleted_at IS NULL AND (earlier.at, earlier.id) < (referral.at, referral.id)
    ) AS is_repeated,
    referrer.do_not_contact AS from_do_not_contact, word_back.id AS word_back_id, reminder.id AS reminder_id, reminder.due_at AS reminder_at
  ${joined(workspaceId)}`;
}

/** `deriveReferralState` and `isDangling` in the database's words, for choosing rows; what a row then says is derived by the rule. */
const stateBySql = sql`CASE
  WHEN referral.loop_closed_at IS NOT NULL THEN 'loop-closed'
  WHEN meetings.held > 0 THEN 'met'
  WHEN referral.lost_reason IS NOT NULL OR referred.closed_at IS NOT NULL THEN 'lost'
  WHEN calls.made > 0 THEN 'called'
  WHEN letters.sent > 0 THEN 'written'
  WHEN (cardinality(referred.emails) > 0 OR jsonb_array_length(referred.phones) > 0)
    AND (referral.terms <> 'will-introduce' OR referral.introduced_at IS NOT NULL) THEN 'free-to-write'
  ELSE 'named' END`;

function danglingBySql(before: string): RawBuilder<boolean> {
  return sql`${stateBySql} IN ('named', 'free-to-write') AND referred.stage NOT IN ('scheduled', 'met', 'thanked', 'closed')
    AND greatest(referral.at, referral.introduced_at) < ${before}::timestamptz`;
}

/** `waitingRank` in the database's words. */
function waitingRankBySql(before: string): RawBuilder<number> {
  return sql`CASE WHEN ${danglingBySql(before)} THEN 0 WHEN ${stateBySql} IN ('met', 'lost') THEN 1
    WHEN ${stateBySql} = 'loop-closed' THEN 3 ELSE 2 END`;
}

export type StateCount = { state: ReferralState; count: number; dangling: number; awaited: number };

export async function countReferralStates(
  db: WorkspaceTransaction,
  workspaceId: string,
  danglingBefore: string,
): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`
    SELECT state, count(*)::integer AS count, count(*) FILTER (WHERE dangles)::integer AS dangling,
      count(*) FILTER (WHERE awaited)::integer AS awaited
    FROM (
      SELECT ${stateBySql} AS state, ${danglingBySql(danglingBefore)} AS dangles,
        referral.terms = 'will-introduce' AND referral.introduced_at IS NULL AND ${stateBySql} = 'named' AS awaited
      ${joined(workspaceId)}
      WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL
        AND referrer.deleted_at IS NULL AND referred.deleted_at IS NULL
    ) counted
    GROUP BY state`.execute(db);
  return rows;
}

/** Everything that names these people; what is in the trash only where something is owed of it still. */
export async function listReferralsTo(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<ReferralView[]> {
  const { rows } = await sql<ReferralView>`${view(workspaceId)}
    WHERE referral.workspace_id = ${workspaceId} AND referral.to_contact_id = ANY(${[...contactIds]}::uuid[])
      AND (referral.deleted_at IS NULL OR word_back.id IS NOT NULL OR reminder.id IS NOT NULL) AND referrer.deleted_at IS NULL
    ORDER BY referral.at, referral.id`.execute(db);
  return rows;
}

export async function findReferralView(
  db: WorkspaceTransaction,
  workspaceId: string,
  referralId: string,
): Promise<ReferralView | undefined> {
  const { rows } = await sql<ReferralView>`${view(workspaceId)}
    WHERE referral.workspace_id = ${workspaceId} AND referral.id = ${referralId}`.execute(db);
  return rows[0];
}

export type ReferralFilters = {
  from: string | null;
  to: string | null;
  meetingId: string | null;
  state: ReferralState | null;
  terms: ReferralTerms | null;
  dangling: boolean | null;
};

type ReferralPage = {
  filters: ReferralFilters;
  danglingBefore: string;
  waitingFirst: boolean;
  after: (TimeKey & { rank?: number }) | null;
  count: number;
};

/** Latest first, or by what waits. Whoever is in the trash takes their referrals out of sight. */
export async function listReferralViews(
  db: WorkspaceTransaction,
  workspaceId: string,
  page: ReferralPage,
): Promise<ReferralView[]> {
  const { filters, danglingBefore, after, count } = page;
  // Plus nothing in the order: a bare number would name a column there.
  const rank = page.waitingFirst ? waitingRankBySql(danglingBefore) : sql`0`;
  const { rows } = await sql<ReferralView>`${view(workspaceId)}
    WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL
      AND referrer.deleted_at IS NULL AND referred.deleted_at IS NULL
      AND (${filters.from}::uuid IS NULL OR referral.from_contact_id = ${filters.from}::uuid)
      AND (${filters.to}::uuid IS NULL OR referral.to_contact_id = ${filters.to}::uuid)
      AND (${filters.meetingId}::uuid IS NULL OR referral.meeting_id = ${filters.meetingId}::uuid)
      AND (${filters.terms}::text IS NULL OR referral.terms = ${filters.terms})
      AND (${filters.state}::text IS NULL OR ${stateBySql} = ${filters.state})
      AND (${filters.dangling}::boolean IS NULL OR (${danglingBySql(danglingBefore)}) = ${filters.dangling})
      AND (${after?.at ?? null}::timestamptz IS NULL
        OR ${rank} > ${after?.rank ?? 0}::integer
        OR (${rank} = ${after?.rank ?? 0}::integer
          AND (referral.at, referral.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)))
    ORDER BY ${rank} + 0, referral.at DESC, referral.id DESC
    LIMIT ${count}`.execute(db);
  return rows;
}
