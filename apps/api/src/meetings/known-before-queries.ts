import type { Stage } from '@threefold/contracts/contacts';
import type { Finding } from '@threefold/contracts/findings';
import type { MeetingStatus } from '@threefold/contracts/meetings/meetings';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type ColleagueRow = {
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

export type MeetingThereRow = { id: string; startsAt: string; status: MeetingStatus; names: string };

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
