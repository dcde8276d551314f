import type { ReplyOf } from '@threefold/contracts/endpoint';
import { id, instant } from '@threefold/contracts/primitives';
import type {
  countReferrals as countReferralsEndpoint,
  listReferrals as listReferralsEndpoint,
  Referral,
} from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import {
  danglingBefore,
  deriveReferralState,
  isDangling,
  type ReferralState,
  referralStates,
  waitingRank,
} from '@threefold/domain/referrals/referral-state';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { calendarOf } from '../contacts/find-reader.ts';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeCursor, decodeTimeCursor, pageOf } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { countReferralStates, listReferralViews, type ReferralView } from './referral-views-queries.ts';

const waitingKeyset = z.tuple([z.int(), instant, id]).transform(([rank, at, id]) => ({ rank, at, id }));

/** Latest first, or what waits for the seeker first. */
export async function listReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  request: z.output<typeof listReferralsEndpoint.query>,
): Promise<{ items: Referral[]; nextCursor: string | null }> {
  const { from = null, to = null, meetingId = null, state = null, terms = null, limit } = request;
  const isWaiting = request.order === 'waiting';
  const dangling = request.dangling === undefined ? null : request.dangling === 'true';
  const before = await readDanglingBefore(db, scope);
  const rows = await listReferralViews(db, scope.workspaceId, {
    filters: { from, to, meetingId, state, terms, dangling },
    danglingBefore: before.toString(),
    waitingFirst: isWaiting,
    after: isWaiting ? decodeCursor(request.cursor, waitingKeyset) : decodeTimeCursor(request.cursor),
    count: limit + 1,
  });
  return pageOf(rows, limit, {
    item: (row) => referralOfRow(row, before),
    key: (row) => [...(isWaiting ? [waitingRank(referralOfRow(row, before))] : []), row.at, row.id],
  });
}

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

type Counts = ReplyOf<typeof countReferralsEndpoint>;

export async function countReferrals(db: WorkspaceTransaction, scope: Scope): Promise<Counts> {
  const before = (await readDanglingBefore(db, scope)).toString();
  const rows = await countReferralStates(db, scope.workspaceId, before);
  const states = referralStates.map((state) => [state, rows.find((row) => row.state === state)?.count ?? 0]);
  return {
    // One entry for each state of the list.
    states: Object.fromEntries(states) as Counts['states'],
    dangling: rows.reduce((sum, { dangling }) => sum + dangling, 0),
    awaited: rows.reduce((sum, { awaited }) => sum + awaited, 0),
  };
}

/** Reckoned on the seeker's own calendar. */
export async function readDanglingBefore(db: WorkspaceTransaction, scope: Scope): Promise<Temporal.Instant> {
  const seeker = await readSettings(db, scope.workspaceId);
  return danglingBefore(scope.now, calendarOf(seeker, { seeker, timeZone: seeker.timeZone, scope }));
}
