import type { TargetReason } from '@threefold/contracts/contacts';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../platform/database.ts';

export type CandidateRow = {
  id: string;
  version: number;
  givenName: string;
  familyName: string;
  title: string | null;
  organization: string | null;
  industry: string | null;
  city: string | null;
  region: string | null;
  emails: string[];
  hasPhone: boolean;
  faceToFace: boolean;
  reasons: TargetReason[];
  wasReferred: boolean;
  referredBy: string | null;
  referralNote: string | null;
  /** YYYY-MM-DD. */
  connectedOn: string | null;
  linkedinUrl: string | null;
};

/**
 * People to whom nothing was written yet: who was referred first, then who has most reasons, then the latest. `all` reads those
 * without any reason too, so that one can be proposed.
 */
export async function listCandidates(
  db: WorkspaceTransaction,
  workspaceId: string,
  { all, atMost }: { all: boolean; atMost: number },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    WITH named AS MATERIALIZED (
      SELECT DISTINCT to_contact_id FROM referral WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL
    ), candidate AS MATERIALIZED (
      SELECT contact.id, contact.version, given_name, family_name, title, organization, city, region, emails, phones <> '[]' AS has_phone,
        linkedin_url, face_to_face, extra->>'Connected on' AS connected_on, reasons, updated_at, contact.id IN (SELECT to_contact_id FROM named) AS was_referred
      FROM contact
      WHERE contact.workspace_id = ${workspaceId} AND contact.deleted_at IS NULL AND contact.stage = 'identified' AND NOT contact.do_not_contact
        AND (${all} OR contact.id IN (SELECT to_contact_id FROM named) OR cardinality(contact.reasons) > 0)
        AND NOT EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = contact.id AND letter.deleted_at IS NULL)
      ORDER BY was_referred DESC, cardinality(contact.reasons) DESC, contact.face_to_face DESC,
        contact.extra->>'Connected on' DESC NULLS LAST, contact.updated_at DESC, contact.id
      LIMIT ${atMost}
    )
    SELECT candidate.*, place.industry, referral.referred_by, referral.referral_note FROM candidate
    LEFT JOIN organization_industry place ON place.workspace_id = ${workspaceId} AND place.organization_key = lower(btrim(candidate.organization))
    LEFT JOIN LATERAL (
      SELECT btrim(concat(referrer.given_name, ' ', referrer.family_name)) AS referred_by, referral.note AS referral_note
      FROM referral
      JOIN contact referrer ON referrer.workspace_id = ${workspaceId} AND referrer.id = referral.from_contact_id AND referrer.deleted_at IS NULL
      WHERE candidate.was_referred AND referral.workspace_id = ${workspaceId} AND referral.to_contact_id = candidate.id AND referral.deleted_at IS NULL
      ORDER BY referral.at, referral.id LIMIT 1
    ) referral ON true`.execute(db);
  return rows;
}

/** To how many nothing was written yet, neither sent nor drafted, of those who may be contacted. */
export async function countUnwritten(db: WorkspaceTransaction, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM contact
    WHERE workspace_id = ${workspaceId} AND deleted_at IS NULL AND stage = 'identified' AND NOT do_not_contact
      AND NOT EXISTS (SELECT FROM letter WHERE letter.workspace_id = ${workspaceId} AND letter.contact_id = contact.id AND letter.deleted_at IS NULL)`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
