// The headline of the day is a sentence that says what is owed, in words, and a calm one when nothing is.
import { numberInWords } from '../text/number-in-words.ts';
import type { TodayKind } from './order.ts';

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
  { kind: 'debrief', one: 'meeting to look back on', many: 'meetings to look back on' },
  { kind: 'answer', one: 'person to get back to', many: 'people to get back to' },
  { kind: 'approve-letter', one: 'letter to approve', many: 'letters to approve' },
  { kind: 'write-letter', one: 'letter to write', many: 'letters to write' },
  { kind: 'close-loop', one: 'word to send back', many: 'words to send back' },
];

const named = 3;

/** At most three things are named; the others are counted. A meeting is an appointment, not a debt: it is named only when little is owed. */
export function headlineForToday(counts: TodayCounts): string {
  const meetings = counts.meeting ?? 0;
  const owed = phrases.flatMap(({ kind, one, many }) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ count, text: `${numberInWords(count)} ${count === 1 ? one : many}` }] : [];
  });
  if (owed.length === 0) return calmSentence(meetings);
  const texts = owed.slice(0, named).map(({ text }) => text);
  const others = owed.slice(named).reduce((sum, { count }) => sum + count, 0);
  if (others > 0) texts.push(`and ${numberInWords(others)} more`);
  else if (meetings > 0 && owed.length < named) texts.push(meetingsInWords(meetings));
  return sentence(texts.join(', '));
}

function calmSentence(meetings: number): string {
  return meetings === 0
    ? 'You owe nobody anything today.'
    : sentence(`${meetingsInWords(meetings)}, and nothing owed`);
}

function meetingsInWords(count: number): string {
  return `${numberInWords(count)} ${count === 1 ? 'meeting' : 'meetings'}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
