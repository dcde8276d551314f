import { loopClosingDueOn } from '@threefold/domain/letters/owed';
import { owesLoopClosing } from '@threefold/domain/referrals/referral-state';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import { refreshStages } from '../contacts/refresh-stage.ts';
import { oweLetter } from '../owed-letters/owe-letter.ts';
import { unoweLetter } from '../owed-letters/settle-owed-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { referredName, referrerName, stateOf } from './referral-of-row.ts';
import { findOwedWordBack, type ReferralView } from './referrals-queries.ts';

/**
 * After a referral changed: a word back is owed to the referrer where nothing more will come of the name, or where they met,
 * and no longer owed where that was taken back.
 */
export async function followReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  view: ReferralView,
): Promise<void> {
  const owed = await findOwedWordBack(db, scope.workspaceId, view.id);
  const isOwed = view.deletedAt === null && owesLoopClosing(stateOf(view));
  if (isOwed === (owed !== undefined)) return;
  if (owed) await unoweLetter(db, scope, owed.id);
  else await oweWordBack(db, scope, view);
  await refreshStages(db, scope, [view.fromContactId]);
}

async function oweWordBack(db: WorkspaceTransaction, scope: Scope, view: ReferralView): Promise<void> {
  const { contact, calendar } = await findReader(db, scope, view.fromContactId);
  if (contact.doNotContact) return;
  const plainTime = Temporal.PlainTime.from(calendar.officeHours.until);
  const dueOn = loopClosingDueOn(scope.now, calendar);
  const came = view.meetingsHeld > 0 ? 'You have met' : 'Nothing came of it';
  await oweLetter(db, scope, {
    kind: 'loop-closing',
    contactId: view.fromContactId,
    referralId: view.id,
    dueAt: dueOn.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).toInstant().toString(),
    why: `${referrerName(view)} named ${referredName(view)} to you. ${came}: tell ${referrerName(view)} so.`,
  });
}
