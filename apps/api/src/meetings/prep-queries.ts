import type { Stage } from '@threefold/contracts/contacts';
import type { Finding } from '@threefold/contracts/findings';
import type { LetterKind } from '@threefold/contracts/letters';
import type { MeetingStatus } from '@threefold/contracts/meetings/meetings';
import type { QuestionOrder } from '@threefold/domain/meetings/question-bank';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

type Meeting = { meetingId: string; contactIds: readonly string[] };

type AskedRow = { id: string; ofThem: boolean };

/** Questions that were asked in other meetings, and whether of one of these people. */
export async function listAskedBefore(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: Meeting,
): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    SELECT asked.id, bool_or(EXISTS (
      SELECT FROM meeting_participant
      WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.meeting_id = meeting.id
        AND meeting_participant.contact_id = ANY(${[...contactIds]}::uuid[]))) AS of_them
    FROM meeting CROSS JOIN LATERAL unnest(meeting.asked_question_ids) asked (id)
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.deleted_at IS NULL AND meeting.id <> ${meetingId}
    GROUP BY asked.id`.execute(db);
  return rows;
}

/** The order in which questions were put last, in any other meeting. */
export async function findLastOrder(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<QuestionOrder | null> {
  const row = await db
    .selectFrom('meeting')
    .select('questionOrder')
    .where('workspaceId', '=', workspaceId)
    .where('id', '<>', meetingId)
    .where('questionOrder', 'is not', null)
    .orderBy('updatedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.questionOrder ?? null;
}

export type OpenLoop =
  | {
      contactId: string;
      kind: 'draft';
      letterKind: LetterKind;
      letterId: string;
      meetingId: string | null;
      why: null;
      dueAt: null;
      timeZone: null;
    }
  | {
      contactId: string;
      kind: 'owed';
      letterKind: LetterKind;
      letterId: null;
      meetingId: null;
      why: string;
      dueAt: string;
      timeZone: null;
    }
  | {
      contactId: string;
      kind: 'call';
      letterKind: null;
      letterId: null;
      meetingId: null;
      why: null;
      dueAt: string;
      timeZone: string;
    }
  /** `why` is the other person's name. */
  | {
      contactId: string;
      kind: 'named-them' | 'they-named';
      letterKind: null;
      letterId: null;
      meetingId: null;
      why: string;
      dueAt: null;
      timeZone: null;
    };

/** What still waits for the seeker with these people: calls by time, then letters owed, drafts, and referrals either way. */
export async function listOpenLoopsOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactIds, now }: { contactIds: readonly string[]; now: string },
): Promise<OpenLoop[]> {
  const ids = [...contactIds];
  const { rows } = await sql<OpenLoop>`
    SELECT contact_id, 'call' AS kind, NULL AS letter_kind, NULL AS why, due_at, time_zone, 1 AS place, id, NULL::uuid AS letter_id, NULL::uuid AS meeting_id
    FROM call_back WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${ids}::uuid[]) AND status = 'due'
    UNION ALL
    SELECT contact_id, 'owed', kind, why, due_at, NULL, 2, id, NULL, NULL
    FROM owed_letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${ids}::uuid[]) AND status = 'owed' AND kind <> 'confirmation'
      -- Until its time the promised introduction may come.
      AND (kind <> 'nudge' OR referral_id IS NULL OR due_at <= ${now})
    UNION ALL
    SELECT contact_id, 'draft', kind, NULL, NULL, NULL, 3, id, id, meeting_id
    FROM letter WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${ids}::uuid[]) AND status = 'draft' AND deleted_at IS NULL
    UNION ALL
    SELECT side.contact_id, side.kind, NULL, trim(other.given_name || ' ' || other.family_name), NULL, NULL, 4, referral.id, NULL, NULL
    FROM referral CROSS JOIN LATERAL (VALUES
      (referral.to_contact_id, 'named-them', referral.from_contact_id),
      (referral.from_contact_id, 'they-named', referral.to_contact_id)) side (contact_id, kind, other_id)
    JOIN contact other ON other.workspace_id = ${workspaceId} AND other.id = side.other_id AND other.deleted_at IS NULL
    WHERE referral.workspace_id = ${workspaceId} AND side.contact_id = ANY(${ids}::uuid[])
      AND referral.deleted_at IS NULL AND referral.loop_closed_at IS NULL AND referral.lost_reason IS NULL
    ORDER BY place, due_at, id`.execute(db);
  return rows;
}

/** The times that the meeting had before, the first one first, without those of moves that were taken back. */
export async function listMovedFrom(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactIds }: Meeting,
): Promise<string[]> {
  const { rows } = await sql<{ from: string; takenBack: boolean }>`
    SELECT DISTINCT ON (at, detail->>'from') at, detail->>'from' AS from, detail ? 'takenBack' AS taken_back FROM event
    WHERE workspace_id = ${workspaceId} AND contact_id = ANY(${[...contactIds]}::uuid[]) AND meeting_id = ${meetingId} AND kind = 'meeting-moved'
    ORDER BY at, detail->>'from'`.execute(db);
  const times: string[] = [];
  for (const { from, takenBack } of rows) {
    if (takenBack) times.pop();
    else times.push(from);
  }
  return times;
}

type AnswerRow = { contactId: string; text: string; version: number };

export function listAnswersOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  { researchQuestionId, contactIds }: { researchQuestionId: string; contactIds: readonly string[] },
): Promise<AnswerRow[]> {
  return db
    .selectFrom('researchAnswer')
    .select(['contactId', 'text', 'version'])
    .where('workspaceId', '=', workspaceId)
    .where('researchQuestionId', '=', researchQuestionId)
    .where(sql<boolean>`contact_id = ANY(${[...contactIds]}::uuid[])`)
    .execute();
}

type ColleagueRow = {
  contactId: string;
  givenName: string;
  familyName: string;
  title: string | null;
  stage: Stage;
};

const mostColleagues = 12;

/** Others at an organization, those who were met first. */
export async function listColleagues(
  db: WorkspaceTransaction,
  workspaceId: string,
  { organization, contactIds }: { organization: string; contactIds: readonly string[] },
): Promise<ColleagueRow[]> {
  const { rows } = await sql<ColleagueRow>`
    SELECT id AS contact_id, given_name, family_name, title, stage FROM contact
    WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND lower(organization) = lower(${organization})
      AND id <> ALL(${[...contactIds]}::uuid[])
    ORDER BY stage IN ('met', 'thanked') DESC, stage = 'identified', sort_name, id
    LIMIT ${mostColleagues}`.execute(db);
  return rows;
}

type MeetingThereRow = { id: string; startsAt: string; status: MeetingStatus; names: string };

const mostMeetingsThere = 8;

/** Other meetings with anybody of an organization, the latest first. */
export async function listMeetingsThere(
  db: WorkspaceTransaction,
  workspaceId: string,
  { organization, meetingId }: { organization: string; meetingId: string },
): Promise<MeetingThereRow[]> {
  const { rows } = await sql<MeetingThereRow>`
    SELECT meeting.id, meeting.starts_at, meeting.status,
      string_agg(trim(contact.given_name || ' ' || contact.family_name), ', ' ORDER BY participant.position) AS names
    FROM contact
    JOIN meeting_participant participant ON participant.workspace_id = ${workspaceId} AND participant.contact_id = contact.id
    JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
    WHERE contact.workspace_id = ${workspaceId} AND contact.deleted_at IS NULL AND lower(contact.organization) = lower(${organization})
      AND meeting.deleted_at IS NULL AND meeting.id <> ${meetingId}
    GROUP BY meeting.id, meeting.starts_at, meeting.status
    ORDER BY meeting.starts_at DESC, meeting.id
    LIMIT ${mostMeetingsThere}`.execute(db);
  return rows;
}

export type PriorFindingRow = Finding & {
  fromId: string | null;
  fromGivenName: string | null;
  fromFamilyName: string | null;
  fromOrganization: string | null;
  fromTags: string[] | null;
  /** As set on the finding, else that of the organization. */
  fromIndustry: string | null;
};

const mostCandidates = 300;

/** What was learnt outside this meeting, with the one it was learnt from: the latest, to be ranked. */
export async function listPriorFindings(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId }: { meetingId: string },
): Promise<PriorFindingRow[]> {
  const { rows } = await sql<PriorFindingRow>`
    SELECT finding.id, finding.version, finding.meeting_id, finding.contact_id, finding.kind, finding.text, finding.could_help,
      finding.industry, finding.merged_into, finding.created_at, finding.updated_at, finding.deleted_at,
      source.id AS from_id, source.given_name AS from_given_name, source.family_name AS from_family_name,
      source.organization AS from_organization, source.tags AS from_tags, coalesce(finding.industry, place.industry) AS from_industry
    FROM finding
    LEFT JOIN LATERAL (
      SELECT contact_id FROM meeting_participant
      WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.meeting_id = finding.meeting_id
      ORDER BY position LIMIT 1
    ) first ON true
    LEFT JOIN contact source ON source.workspace_id = ${workspaceId} AND source.deleted_at IS NULL
      AND source.id = coalesce(finding.contact_id, first.contact_id)
    LEFT JOIN organization_industry place ON place.workspace_id = ${workspaceId} AND place.organization_key = lower(btrim(source.organization))
    WHERE finding.workspace_id = ${workspaceId} AND finding.deleted_at IS NULL AND finding.merged_into IS NULL
      AND finding.meeting_id IS DISTINCT FROM ${meetingId}::uuid
    ORDER BY finding.created_at DESC, finding.id DESC
    LIMIT ${mostCandidates}`.execute(db);
  return rows;
}

/** The industries of the organizations of these people, as far as they are known. */
export async function listIndustriesOf(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<{ contactId: string; industry: string }[]> {
  const { rows } = await sql<{ contactId: string; industry: string }>`
    SELECT contact.id AS contact_id, place.industry FROM contact
    JOIN organization_industry place ON place.workspace_id = ${workspaceId} AND place.organization_key = lower(btrim(contact.organization))
    WHERE contact.workspace_id = ${workspaceId} AND contact.id = ANY(${[...contactIds]}::uuid[])`.execute(db);
  return rows;
}
