// How an item of the day is told in a list: the hour at its left, and one word at its right.
import type { TodayItem } from '@threefold/contracts/today';
import { weekdayInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { distanceInWords } from '../../shared/time/distance.ts';
import { clockAt, shortDate } from '../../shared/time/moments.ts';
import type { Tone } from '../../shared/ui/badge.tsx';

export type Where = { timeZone: string; now: Temporal.Instant };

/** These begin at their hour; all others are owed until then. */
const appointments = new Set<TodayItem['kind']>(['call', 'meeting', 'close-meeting']);

const dayOf = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone).toPlainDate();

/** "1:30 PM", "by 5:10 PM", "any time"; on another day that day in short. Clocks are the seeker's own. */
export const leadOf = ({ at, kind }: Pick<TodayItem, 'at' | 'kind'>, { timeZone, now }: Where): string => {
  if (at === null) return 'anytime';
  const day = dayOf(Temporal.Instant.from(at), timeZone);
  const days = dayOf(now, timeZone).until(day).days;
  const isAppointment = appointments.has(kind);
  if (days === 0) return isAppointment ? clockAt(at, timeZone) : `by ${clockAt(at, timeZone)}`;
  if (days < 0) return shortDate(day);
  const short = days < 7 ? weekdayInWords(day).slice(0, 3) : shortDate(day);
  return isAppointment ? `${short} ${clockAt(at, timeZone)}` : `by ${short}`;
};

type Told = { tone: Tone; text: string };

const usual: Record<TodayItem['kind'], Told> = {
  call: { tone: 'gold', text: 'to call' },
  'send-letter': { tone: 'gold', text: 'to approve' },
  'write-letter': { tone: 'gold', text: 'to write' },
  'unsure-letter': { tone: 'ember', text: 'unsure' },
  'handed-over-letter': { tone: 'gold', text: 'went out?' },
  'failed-letter': { tone: 'ember', text: 'not sent' },
  meeting: { tone: 'leaf', text: 'meeting' },
  'close-meeting': { tone: 'gold', text: 'to confirm' },
  debrief: { tone: 'gold', text: 'to debrief' },
  'thank-you': { tone: 'leaf', text: 'within 24 hours' },
  'loop-closing': { tone: 'leaf', text: 'due' },
  'find-number': { tone: 'gold', text: 'no number' },
  reply: { tone: 'gold', text: 'to reply' },
  'keep-warm': { tone: 'leaf', text: 'keep in touch' },
};

/** What kind of thing it is, in a word; overdue and promised go before all else. */
export const badgeOf = (
  { kind, urgency, at, call }: Pick<TodayItem, 'kind' | 'urgency' | 'at' | 'call'>,
  now: Temporal.Instant,
): Told => {
  if (urgency === 'overdue' && kind !== 'close-meeting') return { tone: 'ember', text: 'overdue' };
  if (kind === 'call' && call?.promised) return { tone: 'ember', text: 'promised' };
  if (kind === 'meeting' && at !== null) {
    const minutes = now.until(Temporal.Instant.from(at)).total('minutes');
    if (minutes > -60 && minutes < 12 * 60) return { tone: 'leaf', text: distanceInWords(at, now) };
  }
  return usual[kind];
};
