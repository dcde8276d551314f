import type { Stage } from '@threefold/contracts/contacts';
import type { ReferralTerms } from '@threefold/contracts/referrals';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Level } from '../platform/scope.ts';

/**
 * The same rows in two ways: from the tables, or for a coach at the level `network` through the narrow functions, which tell
 * initials and no organization. Nobody in the trash is among them;
 * whoever was erased is, unnamed.
 */
export type NetworkSource = { level: Level; until: string | null };

export type PersonRow = {
  id: string;
  /** Initials at the level `network`, and then all that is told of the name. */
  initials: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  organization: string | null;
  stage: Stage;
  createdAt: string;
};

export async function listPeople(
  db: WorkspaceTransaction,
  workspaceId: string,
  { level }: NetworkSource,
): Promise<PersonRow[]> {
  const { rows } = await (level === 'network'
    ? sql<PersonRow>`
      SELECT contact_id AS id, initials, NULL AS given_name, NULL AS family_name, NULL AS email, NULL AS organization, stage, created_at
      FROM network_people(${workspaceId})`
    : sql<PersonRow>`
      SELECT id, NULL AS initials, given_name, family_name, organization, stage, created_at,
        CASE WHEN given_name = '' AND family_name = '' THEN emails[1] END AS email
      FROM contact
      WHERE workspace_id = ${workspaceId} AND (deleted_at IS NULL OR erased_at IS NOT NULL)`
  ).execute(db);
  return rows;
}

export type EdgeRow = {
  from: string;
  to: string;
  at: string;
  meetingId: string | null;
  terms: ReferralTerms;
};

/** In the order in which they were said. */
export async function listEdges(
  db: WorkspaceTransaction,
  workspaceId: string,
  { level, until }: NetworkSource,
): Promise<EdgeRow[]> {
  const source: RawBuilder<unknown> =
    level === 'network'
      ? sql`network_referrals(${workspaceId})`
      : sql`(SELECT id AS referral_id, from_contact_id, to_contact_id, at, meeting_id, terms FROM referral
          WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL) referral`;
  const { rows } = await sql<EdgeRow>`
    SELECT from_contact_id AS "from", to_contact_id AS "to", at, meeting_id, terms FROM ${source}
    WHERE at <= coalesce(${until}::timestamptz, 'infinity')
    ORDER BY at, referral_id`.execute(db);
  return rows;
}

export type HeldMeetingRow = { heldAt: string; contactIds: string[] };

export async function listHeldMeetings(
  db: WorkspaceTransaction,
  workspaceId: string,
  { level, until }: NetworkSource,
): Promise<HeldMeetingRow[]> {
  const source: RawBuilder<unknown> =
    level === 'network'
      ? sql`network_meetings(${workspaceId})`
      : sql`(SELECT meeting.id AS meeting_id, participant.contact_id, meeting.held_at FROM meeting
          JOIN meeting_participant participant ON participant.workspace_id = ${workspaceId} AND participant.meeting_id = meeting.id
          WHERE meeting.workspace_id = ${workspaceId} AND meeting.status = 'held' AND meeting.deleted_at IS NULL) held`;
  const { rows } = await sql<HeldMeetingRow>`
    SELECT held_at, array_agg(contact_id) AS contact_ids FROM ${source}
    WHERE held_at <= coalesce(${until}::timestamptz, 'infinity')
    GROUP BY meeting_id, held_at`.execute(db);
  return rows;
}

export type StageChangeRow = { contactId: string; at: string; stage: Stage };

/** Oldest first for each contact. */
export async function listStageChanges(
  db: WorkspaceTransaction,
  workspaceId: string,
  { level, until }: NetworkSource,
): Promise<StageChangeRow[]> {
  const source: RawBuilder<unknown> =
    level === 'network'
      ? sql`network_stage_changes(${workspaceId})`
      : sql`(SELECT contact_id, at, stage FROM stage_change WHERE workspace_id = ${workspaceId}) change`;
  const { rows } = await sql<StageChangeRow>`
    SELECT contact_id, at, stage FROM ${source}
    WHERE at <= coalesce(${until}::timestamptz, 'infinity')
    ORDER BY contact_id, at`.execute(db);
  return rows;
}
