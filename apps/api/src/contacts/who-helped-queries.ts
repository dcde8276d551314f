import type { FindingKind } from '@threefold/contracts/findings';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type WhoHelpedRow = {
  id: string;
  givenName: string;
  familyName: string;
  emails: string[];
  organization: string | null;
  meetings: number;
  named: number;
  introductions: number;
  advice: number;
  lastHelpedAt: string;
  lastHeardAt: string | null;
  pausedUntil: string | null;
  isBusy: boolean;
};

type Which = {
  /** Only who has heard nothing since; null for all. */
  silentBefore: string | null;
  contactId: string | null;
  /** At most so many, the longest silence first, and only who is neither busy nor left in peace at this instant. */
  first: { count: number; now: string } | null;
};

/**
 * Everybody who gave a meeting, a name, an introduction or advice, and may be written to. A real job interview is no favour.
 * The set is gathered first and looked into by whole keys: under row-level security the planner expects one row of everything.
 * What each gave is counted last, for those who are left.
 */
export async function listWhoHelped(
  db: WorkspaceTransaction,
  workspaceId: string,
  { silentBefore, contactId, first }: Which,
): Promise<WhoHelpedRow[]> {
  const { rows } = await sql<WhoHelpedRow>`
    WITH helper AS MATERIALIZED (${gathered(workspaceId, contactId)}), silent AS MATERIALIZED (
      SELECT contact.id, contact.given_name, contact.family_name, contact.emails, contact.organization,
        heard.last_at AS last_heard_at, pause.until AS paused_until, ${first ? sql`false` : busy(workspaceId)} AS is_busy, greatest(heard.last_at, named.last_at, advised.last_at) AS since
      FROM helper
      JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = helper.id
        AND contact.deleted_at IS NULL AND contact.closed_at IS NULL AND NOT contact.do_not_contact
        -- Whoever was met or thanked since then has heard.
        AND (${silentBefore}::timestamptz IS NULL OR contact.stage NOT IN ('met', 'thanked') OR contact.stage_since <= ${silentBefore}::timestamptz)
      ${heard(workspaceId)}
      CROSS JOIN LATERAL (SELECT greatest(max(referral.at), max(introduced_at)) AS last_at FROM referral
        WHERE referral.workspace_id = ${workspaceId} AND referral.from_contact_id = contact.id AND referral.deleted_at IS NULL) named
      CROSS JOIN LATERAL (SELECT max(created_at) AS last_at FROM finding
        WHERE finding.workspace_id = ${workspaceId} AND finding.contact_id = contact.id AND finding.kind = 'advice' AND finding.deleted_at IS NULL) advised
      LEFT JOIN keep_warm_pause pause ON pause.workspace_id = ${workspaceId} AND pause.contact_id = contact.id
      WHERE (${silentBefore}::timestamptz IS NULL OR greatest(heard.last_at, named.last_at, advised.last_at) <= ${silentBefore}::timestamptz)
        AND ${first ? sql`(pause.until IS NULL OR pause.until <= ${first.now}::timestamptz) AND NOT ${busy(workspaceId)}` : sql`true`}
      ORDER BY since, contact.id
      LIMIT ${first?.count ?? 1000}
    )
    SELECT silent.*, meetings.given AS meetings, referrals.given AS named, referrals.introductions, advice.given AS advice,
      greatest(meetings.last_at, referrals.last_at, advice.last_at) AS last_helped_at
    FROM silent
    ${given(workspaceId)}
    ORDER BY silent.since, silent.id`.execute(db);
  return rows;
}

/** Something is under way with them anyway. */
function busy(workspaceId: string) {
  return sql`(
    EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = contact.id
      AND letter.deleted_at IS NULL AND letter.status IN ('draft', 'handed-over', 'queued', 'sending', 'unsure', 'failed'))
    OR EXISTS (SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = contact.id AND call_back.status = 'due')
    OR EXISTS (SELECT FROM owed_letter WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.contact_id = contact.id AND owed_letter.status = 'owed')
    OR EXISTS (SELECT FROM meeting_participant participant JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
      WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = contact.id AND meeting.status = 'planned' AND meeting.deleted_at IS NULL))`;
}

function gathered(workspaceId: string, contactId: string | null) {
  return sql`
    SELECT participant.contact_id AS id FROM meeting
    JOIN meeting_participant participant ON participant.workspace_id = ${workspaceId} AND participant.meeting_id = meeting.id
    WHERE meeting.workspace_id = ${workspaceId} AND meeting.status = 'held' AND meeting.kind <> 'interview' AND meeting.deleted_at IS NULL
      AND (${contactId}::uuid IS NULL OR participant.contact_id = ${contactId}::uuid)
    UNION
    SELECT from_contact_id FROM referral
    WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL
      AND (${contactId}::uuid IS NULL OR from_contact_id = ${contactId}::uuid)
    UNION
    SELECT contact_id FROM finding
    WHERE finding.workspace_id = ${workspaceId} AND finding.kind = 'advice' AND finding.contact_id IS NOT NULL AND finding.deleted_at IS NULL
      AND (${contactId}::uuid IS NULL OR contact_id = ${contactId}::uuid)`;
}

/** A letter that went out, a talk on the phone, a meeting. */
function heard(workspaceId: string) {
  return sql`
    CROSS JOIN LATERAL (
      SELECT greatest(
        (SELECT max(sent_at) FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = contact.id AND letter.status = 'sent'),
        (SELECT max(outcome_at) FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = contact.id
          AND outcome IN ('reached', 'call-later', 'meeting-agreed', 'declined', 'already-replied')),
        (SELECT max(meeting.held_at) FROM meeting_participant participant JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
          WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = contact.id AND meeting.status = 'held' AND meeting.deleted_at IS NULL)
      ) AS last_at
    ) heard`;
}

function given(workspaceId: string) {
  return sql`
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS given, max(meeting.held_at) AS last_at
      FROM meeting_participant participant JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
      WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = silent.id
        AND meeting.status = 'held' AND meeting.kind <> 'interview' AND meeting.deleted_at IS NULL
    ) meetings
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT to_contact_id)::integer AS given, count(DISTINCT to_contact_id) FILTER (WHERE introduced_at IS NOT NULL)::integer AS introductions,
        greatest(max(referral.at), max(introduced_at)) AS last_at
      FROM referral WHERE referral.workspace_id = ${workspaceId} AND referral.from_contact_id = silent.id AND referral.deleted_at IS NULL
    ) referrals
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS given, max(created_at) AS last_at
      FROM finding WHERE finding.workspace_id = ${workspaceId} AND finding.contact_id = silent.id AND finding.kind = 'advice' AND finding.deleted_at IS NULL
    ) advice`;
}

export type HelpGivenRow = {
  meetings: number;
  named: { name: string; wasMet: boolean; introduced: boolean }[];
  challenge: string | null;
  advice: string | null;
};

/** What one person gave, for a letter to them: whom they named, each once, and the latest that they called hard or advised. */
export async function findHelpGivenRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<HelpGivenRow> {
  const { rows } = await sql<HelpGivenRow>`
    SELECT
      (SELECT count(*)::integer FROM meeting_participant participant
        JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
        WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = ${contactId}
          AND meeting.status = 'held' AND meeting.kind <> 'interview' AND meeting.deleted_at IS NULL) AS meetings,
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', name, 'wasMet', was_met, 'introduced', introduced) ORDER BY first_at, id)
        FROM (
          SELECT referred.id, min(referral.at) AS first_at, bool_or(referral.introduced_at IS NOT NULL) AS introduced,
            trim(referred.given_name || ' ' || referred.family_name) AS name,
            EXISTS (SELECT FROM meeting_participant participant JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
              WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = referred.id AND meeting.status = 'held' AND meeting.deleted_at IS NULL) AS was_met
          FROM referral JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
          WHERE referral.workspace_id = ${workspaceId} AND referral.from_contact_id = ${contactId} AND referral.deleted_at IS NULL AND referred.deleted_at IS NULL
          GROUP BY referred.id, referred.given_name, referred.family_name
        ) person WHERE name <> ''), '[]') AS named,
      ${latestFinding(workspaceId, { contactId, kinds: ['challenge'] })} AS challenge,
      ${latestFinding(workspaceId, { contactId, kinds: ['advice', 'credentials'] })} AS advice`.execute(db);
  return rows[0] ?? { meetings: 0, named: [], challenge: null, advice: null };
}

/** What was noted in a meeting and of nobody in particular is its first participant's. */
function latestFinding(
  workspaceId: string,
  { contactId, kinds }: { contactId: string; kinds: FindingKind[] },
) {
  return sql`(SELECT text FROM finding
    WHERE finding.workspace_id = ${workspaceId} AND finding.kind = ANY (${kinds}) AND finding.deleted_at IS NULL
      AND (finding.contact_id = ${contactId} OR (finding.contact_id IS NULL AND finding.meeting_id = ANY (ARRAY(
        SELECT meeting_id FROM meeting_participant WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId} AND position = 0))))
    ORDER BY created_at DESC, id DESC LIMIT 1)`;
}
