import { displayName } from '@threefold/domain/contacts/names';
import type { NamedThere } from '@threefold/domain/letters/follow-up';
import { sql } from 'kysely';
import { compiled, type WorkspaceTransaction } from '../platform/database.ts';

type Row = Omit<NamedThere, 'name'> & { givenName: string; familyName: string };

type Asked = { workspaceId: string; meetingId: string; contactId: string };

const namedThere = compiled(
  (_, { workspaceId, meetingId, contactId }: Asked) => sql<Row>`
    SELECT referred.given_name, referred.family_name,
      referral.terms = 'will-introduce' AND referral.introduced_at IS NULL AS introduction_awaited,
      EXISTS (
        SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referral.to_contact_id
          AND letter.status = 'sent' AND letter.sent_at >= referral.at AND letter.deleted_at IS NULL
      ) OR EXISTS (
        SELECT FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referral.to_contact_id
          AND call_back.outcome IS NOT NULL AND call_back.outcome_at >= referral.at
      ) AS in_touch
    FROM referral
    JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id
    WHERE referral.workspace_id = ${workspaceId} AND referral.meeting_id = ${meetingId} AND referral.from_contact_id = ${contactId}
      AND referral.deleted_at IS NULL AND referral.lost_reason IS NULL AND referral.loop_closed_at IS NULL
      AND referred.deleted_at IS NULL AND referred.erased_at IS NULL AND referred.closed_at IS NULL AND NOT referred.do_not_contact
    ORDER BY referral.at, referral.id`,
);

/** Whom this contact named in the meeting, in that order; nobody who is closed, gone, or may not be written to. */
export async function listNamedThere(
  db: WorkspaceTransaction,
  workspaceId: string,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<NamedThere[]> {
  const rows = await namedThere(db, { workspaceId, meetingId, contactId });
  return rows.map(({ givenName, familyName, ...facts }) => ({
    name: displayName({ givenName, familyName }),
    ...facts,
  }));
}
