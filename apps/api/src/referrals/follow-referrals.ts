import {
  awaitsIntroduction,
  endInWords,
  introductionReminderAt,
  loopClosingDueOn,
  owesLoopClosing,
  referralEnd,
} from '@threefold/domain/referrals/referral-state';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { dateInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import { oweLetter, unoweLetter } from '../contacts/owed-letters.ts';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Concern } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import { referredName, referrerName, stateOf } from './list-referrals.ts';
import { listReferralsTo, type ReferralView } from './referral-views-queries.ts';

/**
 * Something happened with these people: what is owed to those who had named them is put right. A consequence, which the unit of
 * work sees to.
 */
export async function followReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  concerns: readonly Concern[],
): Promise<void> {
  const contactIds = [...new Set(concerns.map(({ contactId }) => contactId))];
  const changedAt = new Map(
    concerns.flatMap(({ fact, at }): [string, string][] =>
      fact.kind === 'referral-terms-changed' && fact.referralId ? [[fact.referralId, at]] : [],
    ),
  );
  for (const view of await listReferralsTo(db, scope.workspaceId, contactIds))
    await followReferral(db, scope, { view, promisedAt: changedAt.get(view.id) ?? view.at });
}

/**
 * What a referral owes its referrer: the word back once the person was met or will not be, and a reminder of an introduction
 * that was offered and is late. Either is proposed once; what nobody has written yet is taken back when its reason is gone.
 * `promisedAt`: when the introduction was offered.
 */
async function followReferral(
  db: WorkspaceTransaction,
  scope: Scope,
  { view, promisedAt }: { view: ReferralView; promisedAt: string },
): Promise<void> {
  const state = stateOf(view);
  const isThere = view.deletedAt === null && !view.fromDoNotContact;
  const owesWord = isThere && owesLoopClosing(state) && !view.metTogether && !view.isRepeated;
  const waits = isThere && awaitsIntroduction({ ...view, introduced: view.introducedAt !== null, state });
  if (owesWord !== (view.wordBackId !== null)) {
    if (view.wordBackId) await unoweLetter(db, scope, view.wordBackId);
    else await oweWordBack(db, scope, view);
  }
  if (waits !== (view.reminderId !== null)) {
    if (view.reminderId) await unoweLetter(db, scope, view.reminderId);
    else await oweReminder(db, scope, { view, promisedAt });
  }
}

async function oweWordBack(db: WorkspaceTransaction, scope: Scope, view: ReferralView): Promise<void> {
  const { calendar } = await findReader(db, scope, view.fromContactId);
  const plainTime = Temporal.PlainTime.from(calendar.officeHours.until);
  const endedAt = view.lastMetAt === null ? scope.now : instantOf(view.lastMetAt);
  const dueOn = loopClosingDueOn(endedAt, calendar);
  const came = endInWords[endOf(view) ?? 'set-aside'];
  await oweLetter(db, scope, {
    kind: 'loop-closing',
    contactId: view.fromContactId,
    meetingId: view.lastMeetingId,
    referralId: view.id,
    dueAt: dueOn.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).toInstant().toString(),
    why: `${referrerName(view)} referred you to ${referredName(view)}. ${came}: let ${referrerName(view)} know how it went.`,
  });
}

async function oweReminder(
  db: WorkspaceTransaction,
  scope: Scope,
  { view, promisedAt }: { view: ReferralView; promisedAt: string },
): Promise<void> {
  const { calendar, seeker } = await findReader(db, scope, view.fromContactId);
  const at = instantOf(promisedAt);
  const day = dateInWords(dateIn(calendar.timeZone, at), {
    ...seeker,
    reference: dateIn(calendar.timeZone, scope.now),
  });
  await oweLetter(db, scope, {
    kind: 'nudge',
    contactId: view.fromContactId,
    referralId: view.id,
    dueAt: introductionReminderAt(at, calendar).toString(),
    why: `${referrerName(view)} offered on ${day} to introduce you to ${referredName(view)}. It’s been five business days. Send one friendly reminder.`,
  });
}

function endOf(view: ReferralView) {
  return referralEnd({
    wasMet: view.meetingsHeld > 0,
    isLost: view.lostReason !== null || view.toClosed,
    lostKind: view.lostKind,
    declined: view.declined,
    attempts: view.lettersSent + view.callsMade,
  });
}
