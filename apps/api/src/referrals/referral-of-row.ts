import type { Referral } from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import { isDangling } from '@threefold/domain/referrals/dangling';
import { deriveReferralState, type ReferralState } from '@threefold/domain/referrals/referral-state';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../platform/instant-of.ts';
import type { ReferralView } from './referral-views-queries.ts';

/** `danglingBefore`: what was said before and has not moved since dangles. */
export function referralOfRow(row: ReferralView, danglingBefore: Temporal.Instant): Referral {
  const state = stateOf(row);
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
    state,
    note: row.note,
    lostReason: row.lostReason,
    lostKind: row.lostKind,
    introducedAt: row.introducedAt,
    reminderAt: row.reminderAt,
    dangling: isDangling({ state, stage: row.toStage, since: sinceOf(row) }, danglingBefore),
    at: row.at,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

function sinceOf({ at, introducedAt }: ReferralView): Temporal.Instant {
  const said = instantOf(at);
  const introduced = instantOf(introducedAt);
  return introduced !== null && Temporal.Instant.compare(introduced, said) > 0 ? introduced : said;
}

export function stateOf(row: ReferralView): ReferralState {
  return deriveReferralState({
    ...row,
    introduced: row.introducedAt !== null,
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
