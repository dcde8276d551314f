// A name dangles when it was given and nothing has happened with the person for five business days.
// Source: each turn of the loop should feed the next. The days count where the seeker lives: it is the seeker's to move on.
import type { Temporal } from 'temporal-polyfill';
import type { Stage } from '../contacts/stage.ts';
import { numberInWords } from '../text/number-in-words.ts';
import { type BusinessCalendar, dateIn, isBusinessDay } from '../time/business-calendar.ts';
import type { ReferralState } from './referral-state.ts';

export const danglingBusinessDays = 5;

/** What was said before this instant and has not moved since dangles: the start of the day after the last such day. */
export function danglingBefore(now: Temporal.Instant, seeker: BusinessCalendar): Temporal.Instant {
  let day = dateIn(seeker.timeZone, now);
  let counted = 0;
  // A calendar without business days would never be done.
  for (let step = 0; counted < danglingBusinessDays && step < 370; step += 1) {
    if (isBusinessDay(day, seeker)) counted += 1;
    if (counted < danglingBusinessDays) day = day.subtract({ days: 1 });
  }
  return day.toZonedDateTime(seeker.timeZone).toInstant();
}

/** People with whom a meeting is agreed or was held, whoever named them since, are no dangling name. */
const stagesUnderWay: readonly Stage[] = ['scheduled', 'met', 'thanked', 'closed'];

/** `since`: when the name was said, or the introduction came where that was later. */
export function isDangling(
  referral: { state: ReferralState; stage: Stage; since: Temporal.Instant },
  before: Temporal.Instant,
): boolean {
  if (referral.state !== 'named' && referral.state !== 'free-to-write') return false;
  if (stagesUnderWay.includes(referral.stage)) return false;
  return referral.since.epochMilliseconds < before.epochMilliseconds;
}

/** "Three names were given to you, and nothing has happened with them for five business days or more." Null where none dangles. */
export function danglingSentence(count: number): string | null {
  if (count === 0) return null;
  const days = `for ${numberInWords(danglingBusinessDays)} business days or more`;
  return count === 1
    ? `One name was given to you, and nothing has happened with it ${days}.`
    : `${capital(numberInWords(count))} names were given to you, and nothing has happened with them ${days}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
