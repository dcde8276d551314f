// An introduction that was promised and has not come after five business days is worth one kind reminder.
// Source: the terms of a referral. The days count where the referrer lives: their country's holidays, their clock.
import { Temporal } from 'temporal-polyfill';
import { addBusinessDays, type BusinessCalendar, dateIn } from '../time/business-calendar.ts';
import type { ReferralState, ReferralTerms } from './referral-state.ts';

export const introductionBusinessDays = 5;

/** The end of the fifth business day after the promise, on the referrer's own clock: until then the introduction is on time. */
export function introductionReminderAt(
  promisedAt: Temporal.Instant,
  referrer: BusinessCalendar,
): Temporal.Instant {
  const { timeZone, officeHours } = referrer;
  const day = addBusinessDays(dateIn(timeZone, promisedAt), introductionBusinessDays, referrer);
  const plainTime = Temporal.PlainTime.from(officeHours.until);
  return day.toZonedDateTime({ timeZone, plainTime }).toInstant();
}

/** Whether the seeker still waits: a letter, a call or a meeting needs no introduction any more. */
export function awaitsIntroduction(referral: {
  terms: ReferralTerms;
  introduced: boolean;
  state: ReferralState;
}): boolean {
  return referral.terms === 'will-introduce' && !referral.introduced && referral.state === 'named';
}
