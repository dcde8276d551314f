import type { LetterKind } from '@threefold/contracts/letters';
import type { HourCycle } from '@threefold/domain/time/conventions';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { ContactRow } from './contacts-queries.ts';

export type OpenMattersRow = Pick<
  ContactRow,
  'stage' | 'emails' | 'phones' | 'doNotContact' | 'closedAt' | 'timeZone' | 'city' | 'region' | 'country'
> & {
  seekerTimeZone: string;
  seekerCountry: string;
  seekerLocale: string;
  seekerHourCycle: HourCycle;
  callDueAt: string | null;
  callPromised: boolean | null;
  draftId: string | null;
  draftKind: LetterKind | null;
  draftStatus: 'draft' | 'handed-over' | 'failed' | 'unsure' | null;
  owedKind: LetterKind | null;
  owedDueAt: string | null;
  owedMeetingId: string | null;
  owedReferralId: string | null;
  meetingId: string | null;
  meetingStartsAt: string | null;
  meetingMinutes: number | null;
  debriefMeetingId: string | null;
  debriefHeldAt: string | null;
};

/** All that is open with one contact, in one trip; undefined for one who is not there or in the trash. */
export async function findOpenMatters(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, now }: { contactId: string; now: string },
): Promise<OpenMattersRow | undefined> {
  const { rows } = await sql<OpenMattersRow>`
    SELECT contact.stage, contact.emails, contact.phones, contact.do_not_contact, contact.closed_at, contact.time_zone,
      contact.city, contact.region, contact.country, seeker.time_zone AS seeker_time_zone, seeker.country AS seeker_country,
      seeker.locale AS seeker_locale, seeker.hour_cycle AS seeker_hour_cycle,
      call.due_at AS call_due_at, call.promised AS call_promised, draft.id AS draft_id, draft.kind AS draft_kind, draft.status AS draft_status,
      owed.kind AS owed_kind, owed.due_at AS owed_due_at, owed.meeting_id AS owed_meeting_id,
      owed.referral_id AS owed_referral_id, planned.id AS meeting_id, planned.starts_at AS meeting_starts_at,
      planned.minutes AS meeting_minutes, undebriefed.id AS debrief_meeting_id, undebriefed.held_at AS debrief_held_at
    FROM contact
    JOIN workspace_setting seeker ON seeker.workspace_id = ${workspaceId}
    LEFT JOIN LATERAL (
      SELECT due_at, promised FROM call_back
      WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = contact.id AND status = 'due'
      ORDER BY due_at, id LIMIT 1
    ) call ON true
    LEFT JOIN LATERAL (
      SELECT id, kind, status FROM letter
      WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = contact.id AND deleted_at IS NULL
        AND status IN ('draft', 'handed-over', 'failed', 'unsure')
      ORDER BY status = 'unsure' DESC, status = 'handed-over' DESC, status = 'failed' DESC, created_at, id LIMIT 1
    ) draft ON true
    LEFT JOIN LATERAL (
      SELECT kind, due_at, meeting_id, referral_id FROM owed_letter
      WHERE owed_letter.workspace_id = ${workspaceId} AND owed_letter.contact_id = contact.id AND status = 'owed'
        AND (kind <> 'nudge' OR referral_id IS NULL OR due_at <= ${now})
        AND (referral_id IS NULL OR EXISTS (
          SELECT FROM referral JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
          WHERE referral.workspace_id = ${workspaceId} AND referral.id = owed_letter.referral_id AND referred.deleted_at IS NULL))
        AND (kind <> 'confirmation' OR due_at < ${now}::timestamptz + interval '24 hours')
      ORDER BY due_at, id LIMIT 1
    ) owed ON true
    LEFT JOIN LATERAL (
      SELECT meeting.id, meeting.starts_at, meeting.minutes FROM meeting_participant participant
      JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
      WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = contact.id
        AND meeting.status = 'planned' AND meeting.deleted_at IS NULL
      ORDER BY meeting.starts_at, meeting.id LIMIT 1
    ) planned ON true
    LEFT JOIN LATERAL (
      SELECT meeting.id, meeting.held_at FROM meeting_participant participant
      JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
      WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = contact.id
        AND meeting.status = 'held' AND meeting.deleted_at IS NULL
        AND NOT EXISTS (SELECT FROM debrief WHERE debrief.workspace_id = ${workspaceId} AND debrief.meeting_id = meeting.id)
      ORDER BY meeting.held_at, meeting.id LIMIT 1
    ) undebriefed ON true
    WHERE contact.workspace_id = ${workspaceId} AND contact.id = ${contactId} AND contact.deleted_at IS NULL`.execute(
    db,
  );
  return rows[0];
}
