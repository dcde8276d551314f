// The letter after a meeting that was not held: one apology where the seeker stayed away and none where not, two days, and a call.
// Source: the article on meetings that went wrong. No reason is made up, and nobody is blamed.
import type { Temporal } from 'temporal-polyfill';
import { dateInWords } from '../time/wording.ts';
import type { Ending } from './endings.ts';
import { type TwoDays, twoDaysInWords } from './two-new-days.ts';

export type MissedMeeting = {
  ending: Ending;
  /** The day of the meeting, and today, both where the reader is. */
  day: Temporal.PlainDate;
  today: Temporal.PlainDate;
  days: TwoDays;
  /** In words and in the reader's zone. */
  promise: string;
  /** As after "Dear"; null leaves a gap. */
  salutation: string | null;
  me: { name: string | null; credentials: string | null };
};

export function missedMeetingLetter(missed: MissedMeeting): { subject: string; body: string } {
  const { ending, day, today, days, promise, salutation, me } = missed;
  const name = me.name ?? '[your name]';
  return {
    subject: `A new day for our conversation of ${dateInWords(day, today)}`,
    body: [
      `Dear ${salutation ?? '[name]'},`,
      openingOf(ending, dateInWords(day, today)),
      `I would still like to hear how you see your work. Would ${twoDaysInWords(days, today)}, at the same hour, suit you?`,
      `I will phone your office on ${promise}, to hear which of them it is, or to find another.`,
      `With thanks,\n${me.credentials ? `${name}, ${me.credentials}` : name}`,
    ].join('\n\n'),
  };
}

function openingOf({ status, by }: Ending, day: string): string {
  if (by === 'me' && status === 'cancelled')
    return `I am sorry that I had to call off our meeting on ${day}.`;
  if (by === 'me') return `I was not there on ${day}, and I am sorry for the time that you kept free for me.`;
  if (status === 'cancelled') return `Thank you for letting me know about ${day}. Days change, mine too.`;
  return `We missed each other on ${day}. Days fill up, mine too.`;
}
