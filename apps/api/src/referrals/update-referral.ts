import type { LostKind, Referral, ReferralTerms } from '@threefold/contracts/referrals';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { readDanglingBefore, referralOfRow } from './list-referrals.ts';
import { findReferralView, type ReferralView } from './referral-views-queries.ts';
import {
  closeLoopsBetween,
  findReferralRow,
  type ReferralRow,
  reopenLoopsBetween,
  saveReferral,
} from './referrals-queries.ts';

type Patch = {
  terms?: ReferralTerms | undefined;
  note?: string | null | undefined;
  /** Why nothing will come of it; null takes that back. */
  lostReason?: string | null | undefined;
  /** How it ended; without a reason it is the reason. */
  lostKind?: LostKind | null | undefined;
  /** Whether the introduction that the terms speak of came. */
  introduced?: boolean | undefined;
};
type Guarded = { referralId: string; ifMatch: number | null };

export async function updateReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { referralId, ifMatch, patch }: Guarded & { patch: Patch },
): Promise<Referral> {
  const row = await lockReferral(db, scope, { referralId, ifMatch });
  const now = scope.now.toString();
  const change = changeOf(row, patch, now);
  // The entries of an object are named by its keys.
  if (Object.entries(change).every(([field, value]) => row[field as keyof typeof change] === value))
    return shown(db, scope, await requireView(db, scope, referralId));
  await saveReferral(db, scope.workspaceId, { id: referralId, ...change, updatedAt: now });
  record(db, scope, [
    ...eventsOf(row, change),
    { kind: 'referral-changed', otherContactId: row.toContactId },
  ]);
  return followed(db, scope, referralId);
}

type Change = Pick<ReferralRow, 'terms' | 'note' | 'lostReason' | 'lostKind' | 'introducedAt'>;

const reasons: Record<LostKind, string> = {
  declined: 'They declined.',
  'not-reached': 'Couldn’t reach them.',
  'set-aside': 'You set it aside for now.',
};

/** A reason that is taken back takes its kind along. */
function changeOf(row: ReferralRow, patch: Patch, now: string): Change {
  const { terms = row.terms, note = row.note, lostKind = row.lostKind, introduced } = patch;
  const kind = patch.lostReason === null ? null : lostKind;
  const given = patch.lostReason === undefined ? row.lostReason : patch.lostReason || null;
  const came = introduced === undefined ? row.introducedAt : introduced ? (row.introducedAt ?? now) : null;
  const lostReason = given ?? (kind ? reasons[kind] : null);
  return {
    terms,
    note: note || null,
    lostReason,
    lostKind: lostReason === null ? null : kind,
    introducedAt: came,
  };
}

function eventsOf(row: ReferralRow, change: Change): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  if (change.terms !== row.terms)
    events.push({
      kind: 'referral-terms-changed',
      ...touched(row),
      detail: { from: row.terms, to: change.terms },
    });
  if (change.introducedAt !== null && row.introducedAt === null)
    events.push({ kind: 'introduction-came', ...touched(row), detail: {} });
  if (change.lostReason !== null && row.lostReason === null)
    events.push({ kind: 'referral-lost', ...touched(row), detail: { reason: change.lostReason } });
  return events;
}

/** The person stays; the word back is no longer owed. */
export async function trashReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { referralId, ifMatch }: Guarded,
): Promise<Referral> {
  const row = await lockReferral(db, scope, { referralId, ifMatch });
  const now = scope.now.toString();
  await saveReferral(db, scope.workspaceId, { id: referralId, deletedAt: now, updatedAt: now });
  record(db, scope, [{ kind: 'referral-binned', ...touched(row), detail: {} }]);
  return followed(db, scope, referralId);
}

/** Restoring a referral that is there changes nothing. */
export async function restoreReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  referralId: string,
): Promise<Referral> {
  const row = await findReferralRow(db, scope.workspaceId, { referralId, lock: true });
  if (!row) throw notFound('referral');
  if (row.deletedAt === null) return shown(db, scope, await requireView(db, scope, referralId));
  await saveReferral(db, scope.workspaceId, {
    id: referralId,
    deletedAt: null,
    updatedAt: scope.now.toString(),
  });
  record(db, scope, [{ kind: 'referral-restored', ...touched(row), detail: {} }]);
  return followed(db, scope, referralId);
}

async function lockReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { referralId, ifMatch }: Guarded,
): Promise<ReferralRow> {
  const row = await findReferralRow(db, scope.workspaceId, { referralId, lock: true });
  if (!row || row.deletedAt !== null) throw notFound('referral');
  if (ifMatch !== null && ifMatch !== row.version)
    requireVersion(row.version, ifMatch, await shown(db, scope, await requireView(db, scope, referralId)));
  return row;
}

/** As it stands once what it owes was put right. */
async function followed(db: WorkspaceTransaction, scope: Scope, referralId: string): Promise<Referral> {
  await settle(db, scope);
  return shown(db, scope, await requireView(db, scope, referralId));
}

async function shown(db: WorkspaceTransaction, scope: Scope, view: ReferralView): Promise<Referral> {
  return referralOfRow(view, await readDanglingBefore(db, scope));
}

async function requireView(
  db: WorkspaceTransaction,
  scope: Scope,
  referralId: string,
): Promise<ReferralView> {
  const view = await findReferralView(db, scope.workspaceId, referralId);
  if (!view) throw notFound('referral');
  return view;
}

function touched(
  row: ReferralRow,
): Pick<HistoryEvent, 'contactId' | 'otherContactId' | 'meetingId' | 'referralId'> {
  return {
    contactId: row.fromContactId,
    otherContactId: row.toContactId,
    meetingId: row.meetingId,
    referralId: row.id,
  };
}

/** Takes back what a letter closed at this instant. */
export async function reopenLoop(
  db: WorkspaceTransaction,
  scope: Scope,
  { referralId, closedAt }: { referralId: string; closedAt: string },
): Promise<void> {
  const row = await findReferralRow(db, scope.workspaceId, { referralId, lock: true });
  if (!row) return;
  const { fromContactId, toContactId: otherContactId } = row;
  await reopenLoopsBetween(db, scope.workspaceId, {
    fromContactId,
    toContactId: otherContactId,
    closedAt,
    now: scope.now.toString(),
  });
  record(db, scope, [{ kind: 'referral-changed', otherContactId }]);
}

/** The referrer has had the word back, however often they named the person. A loop is closed once; false where it was closed before, or is gone. */
export async function closeLoop(
  db: WorkspaceTransaction,
  scope: Scope,
  referralId: string,
): Promise<boolean> {
  const row = await findReferralRow(db, scope.workspaceId, { referralId, lock: true });
  if (!row || row.deletedAt !== null || row.loopClosedAt !== null) return false;
  const now = scope.now.toString();
  const { fromContactId, toContactId } = row;
  await closeLoopsBetween(db, scope.workspaceId, { fromContactId, toContactId, now });
  record(db, scope, [
    {
      kind: 'loop-closed',
      detail: {},
      contactId: row.fromContactId,
      otherContactId: row.toContactId,
      meetingId: row.meetingId,
      referralId,
    },
  ]);
  return true;
}
