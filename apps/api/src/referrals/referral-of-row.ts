import type { Referral } from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import { deriveReferralState, type ReferralState } from '@threefold/domain/referrals/referral-state';
import type { ReferralView } from './referrals-queries.ts';

export function referralOfRow(row: ReferralView): Referral {
  return {
    id: row.id,
    version: row.version,
    fromContactId: row.fromContactId,
    fromName: referrerName(row),
    toContactId: row.toContactId,
    toName: referredName(row),
    toStage: row.toStage,
    meetingId: row.meetingId,
    terms: row.terms,
    state: stateOf(row),
    note: row.note,
    lostReason: row.lostReason,
    at: row.at,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

export function stateOf(row: ReferralView): ReferralState {
  return deriveReferralState({
    ...row,
    lost: row.lostReason !== null || row.toClosed,
    loopClosed: row.loopClosedAt !== null,
  });
}

export function referrerName(row: ReferralView): string {
  return displayName({
    givenName: row.fromGivenName,
    familyName: row.fromFamilyName,
    emails: row.fromEmails,
    organization: row.fromOrganization,
  });
}

export function referredName(row: ReferralView): string {
  return displayName({
    givenName: row.toGivenName,
    familyName: row.toFamilyName,
    emails: row.toEmails,
    organization: row.toOrganization,
  });
}
