// Nobody talks themselves into an answer: the gauge says how much of the time the seeker talked, and never more than that.
// Source: the informational-interview article: ask, take in, ask again. Measuring is optional.
import { numberInWords } from '../text/number-in-words.ts';

/** Whole seconds; `of` runs from the beginning to the end of the measured talk. */
export type Listening = { talkedSeconds: number; ofSeconds: number };

/** Too short to say anything about it. */
const shortestSeconds = 60;

/** In whole per cent, 0 to 100. */
export function talkedShare({ talkedSeconds, ofSeconds }: Listening): number {
  if (ofSeconds <= 0) return 0;
  return Math.round((100 * Math.min(talkedSeconds, ofSeconds)) / ofSeconds);
}

/** "You talked about a third of the time." */
export function talkedInWords(listening: Listening): string {
  if (listening.ofSeconds < shortestSeconds) return 'Too early to say who talks more.';
  return `You talked ${shareInWords(talkedShare(listening))}.`;
}

const shares: readonly { upTo: number; words: string }[] = [
  { upTo: 5, words: 'hardly at all' },
  { upTo: 15, words: 'a tenth of the time' },
  { upTo: 29, words: 'a quarter of the time' },
  { upTo: 40, words: 'a third of the time' },
  { upTo: 58, words: 'half of the time' },
  { upTo: 72, words: 'two thirds of the time' },
  { upTo: 90, words: 'most of the time' },
  { upTo: 100, words: 'nearly all of the time' },
];

function shareInWords(share: number): string {
  const found = shares.find(({ upTo }) => share <= upTo)?.words ?? 'all of the time';
  return found.endsWith('time') && !/^(most|nearly)/.test(found) ? `about ${found}` : found;
}

/** "6 of 25 minutes". */
export function minutesTalked({ talkedSeconds, ofSeconds }: Listening): string {
  const minutes = (seconds: number): number => Math.round(seconds / 60);
  const of = minutes(ofSeconds);
  return `${numberInWords(minutes(talkedSeconds))} of ${numberInWords(of)} ${of === 1 ? 'minute' : 'minutes'}`;
}
