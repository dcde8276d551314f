// The stump speech says who I am, what I have done and what I want to do, and then hands the word over.
// Source: the informational-interview article. It leads to a question, so it has to be short.
import { findBlanks } from '../text/blanks.ts';
import { countWords } from '../text/sentences.ts';

export type SpeechFacts = {
  name?: string | null | undefined;
  credentials?: string | null | undefined;
  background?: string | null | undefined;
  done?: string | null | undefined;
  aim?: string | null | undefined;
};

/** Longer than this, and the meeting becomes the seeker's. */
export const longestSpeechSeconds = 90;

/** What may be rehearsed at a stretch; by then the other should be speaking. */
export const rehearsalSeconds = 120;

const wordsPerMinute = 130;

/** A first draft with a `[gap]` for everything that is not known yet. */
export function speechStarter(facts: SpeechFacts): string {
  const name = said(facts.name, '[your name]');
  const credentials = facts.credentials?.trim() ? `, ${facts.credentials.trim()}` : '';
  const background = said(facts.background, '[your years and field in practice]');
  const done = said(facts.done, '[two things you have done that this listener can picture]');
  const aim = said(facts.aim, '[the field you move toward]');
  return [
    `I am ${name}${credentials}. I have ${background} behind me.`,
    `What I have done: ${withStop(done)}`,
    `What I want to do next is ${aim}, and I am still learning what it takes.`,
    'You do that work. What do you see there that someone from outside does not?',
  ].join('\n\n');
}

export type SpeechMeasure = { words: number; seconds: number; isLong: boolean; gaps: number };

/** How long it takes at the pace of a calm speaker; open gaps are counted as the words they hold. */
export function measureSpeech(text: string): SpeechMeasure {
  const words = countWords(text);
  const seconds = Math.round((words / wordsPerMinute) * 60);
  return { words, seconds, isLong: seconds > longestSpeechSeconds, gaps: findBlanks(text).length };
}

/** What a rehearsal says after so many seconds: time enough, come to the question, or over. */
export function rehearsalState(seconds: number): 'speaking' | 'closing' | 'over' {
  if (seconds >= rehearsalSeconds) return 'over';
  return seconds >= longestSpeechSeconds ? 'closing' : 'speaking';
}

/** "1 minute 20 seconds", "45 seconds", "2 minutes". */
export function secondsInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const words = [
    minutes > 0 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : '',
    rest > 0 || minutes === 0 ? `${rest} ${rest === 1 ? 'second' : 'seconds'}` : '',
  ];
  return words.filter(Boolean).join(' ');
}

function said(text: string | null | undefined, gap: string): string {
  return text?.trim() || gap;
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
