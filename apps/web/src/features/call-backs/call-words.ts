import type { CallBack, CallOutcome } from '@threefold/contracts/call-backs';
import type { TodayItem } from '@threefold/contracts/today';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';
import { presentConventions } from '../../shared/time/conventions.ts';
import { distanceInWords } from '../../shared/time/distance.ts';
import { clockAt, dayAt } from '../../shared/time/moments.ts';

/** An item of Today that is a call. */
export type CallItem = TodayItem & {
  callBackId: string;
  at: string;
  call: NonNullable<TodayItem['call']>;
};

export const isCall = (item: TodayItem): item is CallItem =>
  item.kind === 'call' && item.callBackId !== null && item.at !== null && item.call !== null;

/** "promised for 12:00, in 12 minutes"; on another day the day instead. Clocks are the seeker's own. */
export const dueInWords = (
  { at, call }: Pick<CallItem, 'at' | 'call'>,
  { timeZone, now }: { timeZone: string; now: Temporal.Instant },
): string => {
  const day = dayAt(at, { timeZone, now });
  const clock = clockAt(at, timeZone);
  const word = call.promised ? 'promised for' : 'call at';
  return day === 'today'
    ? `${word} ${clock}, ${distanceInWords(at, now)}`
    : `${word.replace(' at', '')} ${day}, ${clock}`;
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** "assistant: Marcy, first attempt". */
export const attemptInWords = ({ call, contact }: Pick<CallItem, 'call' | 'contact'>): string => {
  const attempt = ordinals[call.attempt - 1]
    ? `${ordinals[call.attempt - 1]} attempt`
    : `attempt ${call.attempt}`;
  return contact.assistant ? `assistant: ${contact.assistant}, ${attempt}` : attempt;
};

/** "VP Medical Affairs, Calder Biologics, Boston." */
export const whoInWords = ({ title, organization, city }: CallItem['contact']): string =>
  [title, organization, city].filter(Boolean).join(', ');

// What can come of a call, in the order in which one reaches for it, with the key of each.

export type OutcomeChoice = { outcome: CallOutcome; label: string; key: string };

/** In sight as buttons. */
export const usualOutcomes: readonly OutcomeChoice[] = [
  { outcome: 'meeting-agreed', label: 'Meeting agreed', key: 'M' },
  { outcome: 'assistant', label: 'Assistant', key: 'A' },
  { outcome: 'voicemail', label: 'Voicemail', key: 'V' },
  { outcome: 'no-answer', label: 'No answer', key: 'N' },
  { outcome: 'call-later', label: 'Call later', key: 'L' },
  { outcome: 'declined', label: 'Declined', key: 'D' },
];

/** Behind "More". */
export const rareOutcomes: readonly OutcomeChoice[] = [
  { outcome: 'reached', label: 'Reached, no date yet', key: 'R' },
  { outcome: 'already-replied', label: 'Already replied', key: 'Y' },
  { outcome: 'wrong-number', label: 'Wrong number', key: 'W' },
];

export const allOutcomes: readonly OutcomeChoice[] = [...usualOutcomes, ...rareOutcomes];

/** These ask for a day and a time before they are written down. */
export type AgreedOutcome = Extract<CallOutcome, 'meeting-agreed' | 'call-later'>;
export const isAgreed = (outcome: CallOutcome): outcome is AgreedOutcome =>
  outcome === 'meeting-agreed' || outcome === 'call-later';

export const outcomeLabel = (outcome: CallOutcome): string =>
  allOutcomes.find((choice) => choice.outcome === outcome)?.label ?? outcome;

export type Previews = NonNullable<TodayItem['call']>['outcomes'];

/** What an outcome will lead to, as the server worked it out; empty where it said nothing. */
export const previewOf = (outcome: CallOutcome, previews: Previews): string =>
  previews.find((preview) => preview.outcome === outcome)?.sentence ?? '';

type CallGroup = {
  title: 'Overdue' | 'Today' | 'This week' | 'Later';
  calls: CallBack[];
  late: boolean;
};
type Where = { timeZone: string; now: Temporal.Instant };

const titles = ['Overdue', 'Today', 'This week', 'Later'] as const;

const titleOf = ({ dueAt }: CallBack, { timeZone, now }: Where): CallGroup['title'] => {
  const at = Temporal.Instant.from(dueAt);
  if (Temporal.Instant.compare(at, now) < 0) return 'Overdue';
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const day = at.toZonedDateTimeISO(timeZone).toPlainDate();
  if (day.equals(today)) return 'Today';
  const daysLeft = (presentConventions().firstDayOfWeek + 13 - today.dayOfWeek) % 7;
  return Temporal.PlainDate.compare(day, today.add({ days: daysLeft })) <= 0 ? 'This week' : 'Later';
};

/** By the seeker's own day and week, earliest first; groups without a call are left out. */
export const groupCalls = (calls: readonly CallBack[], where: Where): CallGroup[] => {
  const sorted = calls.toSorted((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt));
  return titles
    .map((title) => ({
      title,
      calls: sorted.filter((call) => titleOf(call, where) === title),
      late: title === 'Overdue',
    }))
    .filter((group) => group.calls.length > 0);
};

export const callsHeadline = (groups: readonly CallGroup[]): string => {
  const count = groups.reduce((sum, group) => sum + group.calls.length, 0);
  const late = groups.find((group) => group.late)?.calls.length ?? 0;
  if (count === 0) return 'No calls due';
  const owed = `${numberInWords(count)} ${count === 1 ? 'call' : 'calls'}`;
  const text = late > 0 ? `${owed}, ${numberInWords(late)} overdue` : `${owed}, none overdue`;
  return capital(text);
};
