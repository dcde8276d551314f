import type { Stage } from '@threefold/contracts/contacts';
import { type Insertable, sql } from 'kysely';
import { arrayLiteral, compiled, type WorkspaceTransaction } from '../platform/database.ts';
import type { StageChange } from '../platform/database-types.gen.ts';

export type StageFactsRow = {
  id: string;
  stage: Stage;
  closedAt: string | null;
  sentLetters: number;
  lastLetterSentAt: string | null;
  lastThankYouSentAt: string | null;
  callsMade: number;
  lastCallAt: string | null;
  plannedMeeting: boolean;
  meetingsHeld: number;
  lastMeetingHeldAt: string | null;
  somethingOwed: boolean;
  /** Nobody falls dormant after the search. */
  searchEnded: boolean;
};

const stageFacts = compiled(
  (_, { workspaceId, contactIds }: { workspaceId: string; contactIds: string }) => sql<StageFactsRow>`
    SELECT contact.id, contact.stage, contact.closed_at,
      letters.sent AS sent_letters, letters.last_sent AS last_letter_sent_at, letters.last_thanks AS last_thank_you_sent_at,
      calls.made AS calls_made, calls.last_made AS last_call_at,
      meetings.planned AS planned_meeting, meetings.held AS meetings_held, meetings.last_held AS last_meeting_held_at,
      (letters.open OR calls.due OR EXISTS (
        SELECT FROM owed_letter WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.contact_id = contact.id AND owed_letter.status = 'owed'
      )) AS something_owed,
      (SELECT search_ended_at IS NOT NULL FROM workspace_setting WHERE workspace_id = ${workspaceId}) AS search_ended
    FROM contact
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status = 'sent')::integer AS sent,
        max(sent_at) FILTER (WHERE status = 'sent') AS last_sent,
        max(sent_at) FILTER (WHERE status = 'sent' AND kind IN ('thank-you', 'recovery', 'summary', 'light-note')) AS last_thanks,
        coalesce(bool_or(status IN ('draft', 'handed-over', 'queued', 'sending', 'unsure', 'failed')), false) AS open
      FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = contact.id AND letter.deleted_at IS NULL
    ) letters
    CROSS JOIN LATERAL (
      SELECT count(outcome)::integer AS made, max(outcome_at) AS last_made, coalesce(bool_or(status = 'due'), false) AS due
      FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = contact.id
    ) calls
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(meeting.status = 'planned'), false) AS planned,
        count(*) FILTER (WHERE meeting.status = 'held')::integer AS held,
        max(meeting.held_at) FILTER (WHERE meeting.status = 'held') AS last_held
      FROM meeting_participant
      JOIN meeting ON meeting.workspace_id = meeting_participant.workspace_id AND meeting.id = meeting_participant.meeting_id
      WHERE meeting_participant.workspace_id = ${workspaceId} AND meeting_participant.contact_id = contact.id AND meeting.deleted_at IS NULL
    ) meetings
    WHERE contact.workspace_id = ${workspaceId} AND contact.id = ANY(${contactIds}::uuid[])
    ORDER BY contact.id`,
);

const lock = compiled(
  (_, { workspaceId, contactIds }: { workspaceId: string; contactIds: string }) => sql<{ id: string }>`
    SELECT id FROM contact WHERE workspace_id = ${workspaceId} AND id = ANY(${contactIds}::uuid[])
    ORDER BY id
    FOR NO KEY UPDATE`,
);

/** In the order of their ids, so that no two transactions wait for each other. */
export async function lockContacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<void> {
  await lock(db, { workspaceId, contactIds: arrayLiteral(contactIds) });
}

/** All that the stage of a contact follows from, gathered by reading the other features' tables once. */
export function listStageFacts(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<StageFactsRow[]> {
  return stageFacts(db, { workspaceId, contactIds: arrayLiteral(contactIds) });
}

/** `at`: ISO instant since when it holds. */
type NewStage = { contactId: string; stage: Stage; at: string; now: string };

export async function saveStage(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, stage, at, now }: NewStage,
): Promise<void> {
  await db
    .updateTable('contact')
    .set((expression) => ({
      stage,
      stageSince: at,
      updatedAt: now,
      version: expression('version', '+', 1),
    }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', contactId)
    .execute();
}

export async function insertStageChange(
  db: WorkspaceTransaction,
  change: Insertable<StageChange>,
): Promise<void> {
  await db
    .insertInto('stageChange')
    .values(change)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'contactId', 'at']).doUpdateSet({ stage: change.stage }),
    )
    .execute();
}
