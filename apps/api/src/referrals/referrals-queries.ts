import type { Stage } from '@threefold/contracts/contacts';
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Referral } from '../platform/database-types.gen.ts';
import type { TimeKey } from '../platform/paging.ts';

export type ReferralRow = Selectable<Referral>;

/** A referral with both people and all that its state follows from. */
export type ReferralView = Omit<ReferralRow, 'workspaceId' | 'contentHash'> & {
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
};

/** What happened with the referred person counts from the instant of the referral on. */
function view(workspaceId: string): RawBuilder<ReferralView> {
  return sql`
  SELECT referral.id, referral.version, referral.from_contact_id, referral.to_contact_id, referral.meeting_id, referral.terms,
    referral.note, referral.lost_reason, referral.loop_closed_at, referral.at, referral.created_at, referral.updated_at, referral.deleted_at,
    referrer.given_name AS from_given_name, referrer.family_name AS from_family_name, referrer.emails AS from_emails,
    referrer.organization AS from_organization, referred.given_name AS to_given_name, referred.family_name AS to_family_name,
    referred.emails AS to_emails, referred.organization AS to_organization, referred.stage AS to_stage,
    referred.closed_at IS NOT NULL AS to_closed, cardinality(referred.emails) > 0 OR jsonb_array_length(referred.phones) > 0 AS has_address,
    (SELECT count(*)::integer FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = referral.to_contact_id
      AND letter.status = 'sent' AND letter.sent_at >= referral.at AND letter.deleted_at IS NULL) AS letters_sent,
    (SELECT count(*)::integer FROM call_back WHERE call_back.workspace_id = ${workspaceId} AND call_back.contact_id = referral.to_contact_id
      AND call_back.outcome IS NOT NULL AND call_back.outcome_at >= referral.at) AS calls_made,
    (SELECT count(*)::integer FROM meeting_participant participant
      JOIN meeting ON meeting.workspace_id = ${workspaceId} AND meeting.id = participant.meeting_id
      WHERE participant.workspace_id = ${workspaceId} AND participant.contact_id = referral.to_contact_id
        AND meeting.status = 'held' AND meeting.held_at >= referral.at AND meeting.deleted_at IS NULL) AS meetings_held
  FROM referral
  JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = referral.from_contact_id
  JOIN contact referred ON referred.workspace_id = ${workspaceId} AND referred.id = referral.to_contact_id`;
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

export type ReferralFilters = { from: string | null; to: string | null; meetingId: string | null };

/** Latest first. Whoever is in the bin takes their referrals out of sight. */
export async function listReferralViews(
  db: WorkspaceTransaction,
  workspaceId: string,
  page: { filters: ReferralFilters; after: TimeKey | null; count: number },
): Promise<ReferralView[]> {
  const { filters, after, count } = page;
  const { rows } = await sql<ReferralView>`${view(workspaceId)}
    WHERE referral.workspace_id = ${workspaceId} AND referral.deleted_at IS NULL
      AND referrer.deleted_at IS NULL AND referred.deleted_at IS NULL
      AND (${filters.from}::uuid IS NULL OR referral.from_contact_id = ${filters.from}::uuid)
      AND (${filters.to}::uuid IS NULL OR referral.to_contact_id = ${filters.to}::uuid)
      AND (${filters.meetingId}::uuid IS NULL OR referral.meeting_id = ${filters.meetingId}::uuid)
      AND (${after?.at ?? null}::timestamptz IS NULL
        OR (referral.at, referral.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY referral.at DESC, referral.id DESC
    LIMIT ${count}`.execute(db);
  return rows;
}

export function findReferralRow(
  db: WorkspaceTransaction,
  workspaceId: string,
  { referralId, lock = false }: { referralId: string; lock?: boolean },
): Promise<ReferralRow | undefined> {
  const query = db
    .selectFrom('referral')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', referralId);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export type Pair = { fromContactId: string; toContactId: string; meetingId: string | null };

/** The same two people in the same meeting, or both times in none. */
export function findSameReferral(
  db: WorkspaceTransaction,
  workspaceId: string,
  { fromContactId, toContactId, meetingId }: Pair,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('referral')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('fromContactId', '=', fromContactId)
    .where('toContactId', '=', toContactId)
    .where('meetingId', 'is not distinct from', meetingId)
    .where('deletedAt', 'is', null)
    .orderBy('at')
    .executeTakeFirst();
}

/** False where the id is taken. */
export async function insertReferral(db: WorkspaceTransaction, row: Insertable<Referral>): Promise<boolean> {
  const inserted = await db
    .insertInto('referral')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Raises the version. */
export async function saveReferral(
  db: WorkspaceTransaction,
  workspaceId: string,
  { id, ...change }: Omit<Updateable<Referral>, 'id' | 'version'> & { id: string; updatedAt: string },
): Promise<void> {
  await db
    .updateTable('referral')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** The meeting in which somebody is named, with its participants in their order. */
export async function findMeetingOfReferral(
  db: WorkspaceTransaction,
  workspaceId: string,
  meetingId: string,
): Promise<{ heldAt: string | null; contactIds: string[] } | undefined> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('meetingParticipant as participant', (join) =>
      join
        .onRef('participant.workspaceId', '=', 'meeting.workspaceId')
        .onRef('participant.meetingId', '=', 'meeting.id'),
    )
    .select(['meeting.heldAt', 'participant.contactId'])
    .where('meeting.workspaceId', '=', workspaceId)
    .where('meeting.id', '=', meetingId)
    .where('meeting.deletedAt', 'is', null)
    .orderBy('participant.position')
    .execute();
  const [first] = rows;
  return first && { heldAt: first.heldAt, contactIds: rows.map(({ contactId }) => contactId) };
}

/** The word back that is owed and that nobody has written yet. */
export function findOwedWordBack(
  db: WorkspaceTransaction,
  workspaceId: string,
  referralId: string,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('owedLetter')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('referralId', '=', referralId)
    .where('kind', '=', 'loop-closing')
    .where('status', '=', 'owed')
    .executeTakeFirst();
}
