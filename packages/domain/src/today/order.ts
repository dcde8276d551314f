import type { Temporal } from 'temporal-polyfill';
import { numberInWords } from '../text/number-in-words.ts';

// Promised calls come first and by the clock, overdue ones before them; then what has its own hour or deadline, then what can be done at any.

/** `settle-letter`: one that failed, or nobody knows whether it went out or arrived. `answer`: what a call left to do, such as a reply or a number to find. */
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

// The headline of the day is a sentence that says what is owed, in words, and a calm one when nothing is.

export type TodayCounts = Partial<Record<TodayKind, number>>;

/** In the order in which the day should go. */
const phrases: readonly { kind: TodayKind; one: string; many: string }[] = [
  { kind: 'call', one: 'call you promised', many: 'calls you promised' },
  {
    kind: 'settle-letter',
    one: 'letter that may not have gone out',
    many: 'letters that may not have gone out',
  },
  { kind: 'thank-you', one: 'thank-you to write', many: 'thank-yous to write' },
  { kind: 'debrief', one: 'meeting to debrief', many: 'meetings to debrief' },
  { kind: 'answer', one: 'person to get back to', many: 'people to get back to' },
  { kind: 'approve-letter', one: 'letter to approve', many: 'letters to approve' },
  { kind: 'write-letter', one: 'letter to write', many: 'letters to write' },
  { kind: 'close-loop', one: 'person to update', many: 'people to update' },
];

const named = 3;

/**
 * At most three things are named; the others are counted. A meeting is an appointment, not a debt: it is named only when little
 * is owed. Nobody is caught up while there are people whom they have not written to.
 */
export function headlineForToday(counts: TodayCounts, toWrite = 0): string {
  const meetings = counts.meeting ?? 0;
  const owed = phrases.flatMap(({ kind, one, many }) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ count, text: `${numberInWords(count)} ${count === 1 ? one : many}` }] : [];
  });
  if (owed.length === 0) return calmSentence(meetings, toWrite);
  const texts = owed.slice(0, named).map(({ text }) => text);
  const others = owed.slice(named).reduce((sum, { count }) => sum + count, 0);
  if (others > 0) texts.push(`and ${numberInWords(others)} more`);
  else if (meetings > 0 && owed.length < named) texts.push(meetingsInWords(meetings));
  return sentence(texts.join(', '));
}

function calmSentence(meetings: number, toWrite: number): string {
  if (meetings > 0) return sentence(`${meetingsInWords(meetings)}, nothing else due`);
  if (toWrite === 0) return 'You’re all caught up.';
  const people = `${numberInWords(toWrite)} ${toWrite === 1 ? 'person' : 'people'} to write to`;
  return `Nothing is due today. ${sentence(people)}`;
}

function meetingsInWords(count: number): string {
  return `${numberInWords(count)} ${count === 1 ? 'meeting' : 'meetings'}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

// The day's list says how long it will take, held against the minutes that the seeker has.

/** For a meeting, the look at the prep sheet: the meeting itself has its own time in the calendar. */
export const minutesPerKind: Record<TodayKind, number> = {
  call: 5,
  meeting: 5,
  'settle-letter': 3,
  debrief: 10,
  'thank-you': 6,
  answer: 4,
  'approve-letter': 2,
  'write-letter': 8,
  'close-loop': 3,
};

export function estimateMinutes(items: readonly { kind: TodayKind }[]): number {
  return items.reduce((sum, { kind }) => sum + minutesPerKind[kind], 0);
}

export function estimateSentence(minutes: number, minutesPerDay: number): string {
  if (minutes === 0) return `You have ${minutesPerDay} minutes free.`;
  if (minutes <= minutesPerDay) return `About ${minutes} of your ${minutesPerDay} minutes.`;
  return `About ${minutes} min (${minutes - minutesPerDay} over your daily ${minutesPerDay}).`;
}
