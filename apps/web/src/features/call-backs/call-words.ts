import type { TodayItem } from '@threefold/contracts/today';
import type { Temporal } from 'temporal-polyfill';
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
