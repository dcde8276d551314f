import type { ChainLink, Stage } from '@threefold/contracts/contacts';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type ChainStepRow = { id: string; firstAt: string; fromContactId: string | null; at: string | null };

/**
 * The walk from a contact to whoever named them first, and so on. UNION drops a row that came before, so a circle ends the
 * walk after one round; LATERAL with OFFSET 0 keeps the planner from joining the whole table in every step.
 */
export async function listChainSteps(
  db: WorkspaceTransaction,
  workspaceId: string,
  contactId: string,
): Promise<ChainStepRow[]> {
  const { rows } = await sql<ChainStepRow>`
    WITH RECURSIVE walk (id, first_at, from_contact_id, at) AS (
      SELECT contact.id, contact.created_at, parent.from_contact_id, parent.at
      FROM contact LEFT JOIN LATERAL (${earliestReferralOf(workspaceId, sql`contact.id`)}) parent ON true
      WHERE contact.workspace_id = ${workspaceId} AND contact.id = ${contactId} AND contact.deleted_at IS NULL
      UNION
      SELECT step.id, step.created_at, step.from_contact_id, step.at
      FROM walk CROSS JOIN LATERAL (
        SELECT contact.id, contact.created_at, parent.from_contact_id, parent.at
        FROM contact LEFT JOIN LATERAL (${earliestReferralOf(workspaceId, sql`contact.id`)}) parent ON true
        WHERE contact.workspace_id = ${workspaceId} AND contact.id = walk.from_contact_id
        OFFSET 0
      ) step
    )
    SELECT id, first_at, from_contact_id, at FROM walk`.execute(db);
  return rows;
}

/** By a referrer who is not in the trash; one who was erased is a link of the chain all the same. */
function earliestReferralOf(workspaceId: string, contactId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT referral.from_contact_id, referral.at
    FROM referral
    JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = referral.from_contact_id AND (referrer.deleted_at IS NULL OR referrer.erased_at IS NOT NULL)
    WHERE referral.workspace_id = ${workspaceId} AND referral.to_contact_id = ${contactId} AND referral.deleted_at IS NULL
    ORDER BY referral.at, referral.from_contact_id
    LIMIT 1`;
}

export type ChainPersonRow = {
  givenName: string;
  familyName: string;
  organization: string | null;
  emails: string[];
  stage: Stage;
  metAt: string | null;
};
type SaidRow = { referredAt: string; terms: ChainLink['terms']; note: string | null };
export type ChainLinkRow = ChainPersonRow & { contactId: string } & (
    | SaidRow
    | { referredAt: null; terms: null; note: null }
  );

function person(workspaceId: string): RawBuilder<unknown> {
  return sql`
  contact.id AS contact_id, contact.given_name, contact.family_name, contact.organization, contact.emails, contact.stage,
  (SELECT min(meeting.held_at) FROM meeting_participant participant
    JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
    WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = contact.id
      AND meeting.status = 'held' AND meeting.deleted_at IS NULL) AS met_at`;
}

/** People with the referral that led from the one before in the list; in the order given, the first one cold. */
export async function listLinksOfPath(
  db: WorkspaceTransaction,
  workspaceId: string,
  path: readonly string[],
): Promise<ChainLinkRow[]> {
  const referrers = path.map((_, index) => path[index - 1] ?? null);
  const { rows } = await sql<ChainLinkRow>`
    SELECT ${person(workspaceId)}, said.at AS referred_at, said.terms, said.note
    FROM unnest(${[...path]}::uuid[], ${referrers}::uuid[]) WITH ORDINALITY step (contact_id, referrer_id, position)
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = step.contact_id
    LEFT JOIN LATERAL (
      SELECT referral.at, referral.terms, referral.note FROM referral
      WHERE referral.workspace_id = ${workspaceId} AND referral.to_contact_id = step.contact_id
        AND referral.from_contact_id = step.referrer_id AND referral.deleted_at IS NULL
      ORDER BY referral.at, referral.id LIMIT 1
    ) said ON true
    ORDER BY step.position`.execute(db);
  return rows;
}

/** Everybody who named the contact, or whom the contact named: each once, by the first time, in the order of the referrals. */
export async function listNeighbours(
  db: WorkspaceTransaction,
  workspaceId: string,
  { contactId, side }: { contactId: string; side: 'referrers' | 'named' },
): Promise<ChainLinkRow[]> {
  const [own, other] =
    side === 'referrers'
      ? [sql`to_contact_id`, sql`from_contact_id`]
      : [sql`from_contact_id`, sql`to_contact_id`];
  const { rows } = await sql<ChainLinkRow>`
    SELECT ${person(workspaceId)}, said.at AS referred_at, said.terms, said.note
    FROM (
      SELECT DISTINCT ON (referral.${other}) referral.${other} AS other_id, referral.at, referral.terms, referral.note
      FROM referral
      WHERE referral.workspace_id = ${workspaceId} AND referral.${own} = ${contactId} AND referral.deleted_at IS NULL
      ORDER BY referral.${other}, referral.at, referral.id
    ) said
    JOIN contact ON contact.workspace_id = ${workspaceId} AND contact.id = said.other_id AND (contact.deleted_at IS NULL OR contact.erased_at IS NOT NULL)
    ORDER BY said.at, contact.id`.execute(db);
  return rows;
}
