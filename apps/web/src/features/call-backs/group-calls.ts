import type { CallBack } from '@threefold/contracts/call-backs';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';

export type CallGroup = {
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
  const sunday = today.add({ days: 7 - today.dayOfWeek });
  return Temporal.PlainDate.compare(day, sunday) <= 0 ? 'This week' : 'Later';
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
  if (count === 0) return 'You owe nobody a call.';
  const owed = `${numberInWords(count)} ${count === 1 ? 'call' : 'calls'} owed`;
  const text = late > 0 ? `${owed}, ${numberInWords(late)} of them overdue.` : `${owed}, none overdue.`;
  return capital(text);
};
