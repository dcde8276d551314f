// Promised calls come first and by the clock, overdue ones before them; then what has its own hour or deadline, then what can be done at any.
import type { Temporal } from 'temporal-polyfill';

/** `settle-letter`: one that failed, or nobody knows whether it arrived. `answer`: what a call left to do, such as a reply or a number to find. */
export const todayKinds = [
  'call',
  'meeting',
  'settle-letter',
  'thank-you',
  'debrief',
  'answer',
  'approve-letter',
  'write-letter',
  'close-loop',
] as const;
export type TodayKind = (typeof todayKinds)[number];

/** `dueAt`: the promised instant of a call, the start of a meeting, the deadline of the rest; null where there is none. */
export type TodayItem = { id: string; kind: TodayKind; dueAt: Temporal.Instant | null };

/** Calls first; of the others what is overdue, then the kinds in the order of `todayKinds`; within a kind by the clock. The input stays as it is. */
export function orderToday<I extends TodayItem>(items: readonly I[], now: Temporal.Instant): I[] {
  return items
    .map((item) => ({ item, key: sortKey(item, now.epochMilliseconds) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item }) => item);
}

type SortKey = readonly [group: number, within: number, due: number];

/** A meeting that has begun is not overdue. */
function sortKey({ kind, dueAt }: TodayItem, now: number): SortKey {
  const due = dueAt?.epochMilliseconds ?? Number.MAX_SAFE_INTEGER;
  const isOverdue = kind !== 'meeting' && due < now;
  if (kind === 'call') return [0, isOverdue ? 0 : 1, due];
  return [isOverdue ? 1 : 2, todayKinds.indexOf(kind), due];
}

function compareKeys(a: SortKey, b: SortKey): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
