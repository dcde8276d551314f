// The stump speech says who I am, what I have done and what I want to do, and then hands over with a question.
// Source: the informational-interview article. It leads to a question, so it has to be short.
import { findBlanks } from '../text/blanks.ts';
import { countWords } from '../text/sentences.ts';
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';

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
    `I’m ${name}${credentials}. My background is ${background}.`,
    `Here’s what I’ve done: ${withStop(done)}`,
    `What I want to do next is ${aim}, and I’m still learning what it takes.`,
    'And that’s why I’d like to ask what you do. What does your work look like from the inside?',
  ].join('\n\n');
}

/** The speech as one has it in mind in the room: a few words of each part, and the sentence that hands over. */
export type SpeechOpening = { keyWords: string[][]; bridge: string };

const bridges: Record<MeetingKind, string> = {
  informational:
    '... and that’s why I’d like to ask what you do. What does your work look like from day to day?',
  research:
    '... and that’s why I’m asking a few people the same question. First, though: what do you do, day to day?',
  interview: '... and that’s why I’m here. What would you most like to know?',
};

/** Where no speech is written, the profile makes one. */
export function speechOpening(speech: string | null, facts: SpeechFacts, kind: MeetingKind): SpeechOpening {
  const parts = (speech?.trim() || starterOfWhatIsKnown(facts)).split(/\n\s*\n/);
  const said = parts.length > 1 ? parts : (parts[0] ?? '').split(/(?<=[.!?])\s+/);
  const keyWords = said
    .filter((part) => !part.trim().endsWith('?'))
    .map(keyWordsOf)
    .filter((words) => words.length > 0);
  return { keyWords, bridge: bridges[kind] };
}

function starterOfWhatIsKnown({ name, background, done, aim }: SpeechFacts): string {
  return [name, background, done, aim && `toward ${aim}`].filter((text) => text?.trim()).join('\n\n');
}

const smallWords = new Set(
  'a about after also am an and are as at background be been before but by can do did does for from had has have here here’s he her his how i i’m i’ve im in into is it it’s its just learning like look looked looking me more my name next not now of on or our out really she so some spent still takes that that’s the their them then there they this to up want was we we’re were what what’s when where which who why will with work working would you your done'.split(
    ' ',
  ),
);
const mostPhrases = 4;
const mostWords = 4;

/** "I spent fourteen years in hospital medicine" is "fourteen years" and "hospital medicine": what stands between the small words. */
function keyWordsOf(part: string): string[] {
  const phrases: string[][] = [[]];
  for (const word of part.replace(/'/g, '’').split(/\s+/)) {
    const bare = word.replace(/^[^\p{L}\p{N}[]+|[^\p{L}\p{N}\]%]+$/gu, '');
    if (smallWords.has(bare.toLowerCase()) || bare === '') phrases.push([]);
    else phrases.at(-1)?.push(bare);
    if (/[,.;:!?]$/.test(word)) phrases.push([]);
  }
  return phrases
    .filter((phrase) => phrase.length > 0)
    .map((phrase) => phrase.slice(0, mostWords).join(' '))
    .slice(0, mostPhrases);
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
