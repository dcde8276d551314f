import type { Referral, ReferralTerms } from '@threefold/contracts/referrals';
import { requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents, type HistoryEvent } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { followReferral } from './owe-word-back.ts';
import { referralOfRow } from './referral-of-row.ts';
import {
  findReferralRow,
  findReferralView,
  type ReferralRow,
  type ReferralView,
  saveReferral,
} from './referrals-queries.ts';

type Patch = {
  terms?: ReferralTerms | undefined;
  note?: string | null | undefined;
  /** Why nothing will come of it; null takes that back. */
  lostReason?: string | null | undefined;
};
type Guarded = { referralId: string; ifMatch: number | null };

export async function updateReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { referralId, ifMatch, patch }: Guarded & { patch: Patch },
): Promise<Referral> {
  const row = await lockReferral(db, scope, { referralId, ifMatch });
  const terms = patch.terms ?? row.terms;
  const note = patch.note === undefined ? row.note : patch.note || null;
  const lostReason = patch.lostReason === undefined ? row.lostReason : patch.lostReason || null;
  if (terms === row.terms && note === row.note && lostReason === row.lostReason)
    return referralOfRow(await requireView(db, scope, referralId));
  await saveReferral(db, scope.workspaceId, {
    id: referralId,
    terms,
    note,
    lostReason,
    updatedAt: scope.now.toString(),
  });
  if (lostReason !== null && row.lostReason === null)
    await appendEvents(db, scope, [
      { kind: 'referral-lost', ...touched(row), detail: { reason: lostReason } },
    ]);
  return followed(db, scope, referralId);
}

/** The person stays; the word back is no longer owed. */
export async function binReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { referralId, ifMatch }: Guarded,
): Promise<Referral> {
  const row = await lockReferral(db, scope, { referralId, ifMatch });
  const now = scope.now.toString();
  await saveReferral(db, scope.workspaceId, { id: referralId, deletedAt: now, updatedAt: now });
  await appendEvents(db, scope, [{ kind: 'referral-binned', ...touched(row), detail: {} }]);
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
  if (row.deletedAt === null) return referralOfRow(await requireView(db, scope, referralId));
  await saveReferral(db, scope.workspaceId, {
    id: referralId,
    deletedAt: null,
    updatedAt: scope.now.toString(),
  });
  await appendEvents(db, scope, [{ kind: 'referral-restored', ...touched(row), detail: {} }]);
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
    requireVersion(row.version, ifMatch, referralOfRow(await requireView(db, scope, referralId)));
  return row;
}

async function followed(db: WorkspaceTransaction, scope: Scope, referralId: string): Promise<Referral> {
  const view = await requireView(db, scope, referralId);
  await followReferral(db, scope, view);
  return referralOfRow(view);
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
