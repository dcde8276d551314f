import { splitName } from '../contacts/split-name.ts';
import { requestsForJob } from '../text/job-wordings.ts';
import { plainText, sentencesOf } from '../text/sentences.ts';
import { type IncidentCause, type IncidentKind, incidentFacts } from '../vocabulary/debrief.ts';

// When a meeting goes off the rails there are six remedies in the room and one for afterwards; whose doing it is decides which of
// them fit.
// Source: the article on meetings that go off the rails; every wording is the product's own.

export const remedyIds = [
  'correct-and-move-on',
  'ask-openly',
  'stay-calm',
  'big-close',
  'check-in',
  'steer-back',
  'judge-later',
] as const;

type RemedyId = (typeof remedyIds)[number];

type Remedy = {
  id: RemedyId;
  label: string;
  /** What it can be said with, aloud or to oneself. */
  wording: string;
  manner: string;
  risk: string;
  causes: readonly IncidentCause[];
  /** Only where two people are alone: before others it would show one of them up. */
  aloneOnly?: true;
  /** Where nobody is at fault the same is said otherwise, and before everybody. */
  nobodys?: Pick<Remedy, 'wording' | 'manner' | 'risk'>;
};

export const remedies: readonly Remedy[] = [
  {
    id: 'correct-and-move-on',
    label: 'Correct it and move on',
    wording: 'Let me put that differently. What I mean is this: ...',
    manner: 'One sentence, in the voice you had before. Then the next thing.',
    risk: 'Dwelling on it makes it larger than it was.',
    causes: ['mine'],
  },
  {
    id: 'ask-openly',
    label: 'Ask whether I am on track',
    wording: 'Before I go on: is this what you wanted to know, or would another side of it serve you better?',
    manner: 'Curious and humble, and quiet until the answer is out.',
    risk: 'It can put the other on the defensive. Asked kindly, it can open the whole conversation.',
    causes: ['mine'],
  },
  {
    id: 'stay-calm',
    label: 'Stay calm and carry on',
    wording: 'Please go on, I am listening.',
    manner: 'Breathe, slow down, leave pauses. It may look different from the other chair.',
    risk: 'Little. The unease can still leak out as too many words or restless hands.',
    causes: ['mine', 'theirs', 'nobodys'],
  },
  {
    id: 'big-close',
    label: 'Close well',
    wording:
      'Before we end I want to say that what you are building here interests me, and that I would be glad to continue this.',
    manner: 'Warm, short, and only what is true. Say it even after a cool ending.',
    risk: 'It sounds hollow if it is more than you mean.',
    causes: ['mine', 'theirs', 'nobodys'],
  },
  {
    id: 'check-in',
    label: 'Check in, offer another day',
    wording: 'It sounds as if the day is pulling at you. Shall we find a better hour?',
    manner: 'With sympathy and time in your voice; only when the two of you are alone.',
    risk: 'Said with an edge, it ends the meeting. You may also lose the slot.',
    causes: ['theirs', 'nobodys'],
    aloneOnly: true,
    nobodys: {
      wording: 'That was out of our hands. Shall we go on by telephone, or find another hour?',
      manner: 'Lightly, with a smile, and ready for either answer.',
      risk: 'Offered at the first crackle, it gives away minutes that could have been used.',
    },
  },
  {
    id: 'steer-back',
    label: 'Steer back with a question',
    wording: '... and that is what brought me to you. How does it look from where you sit?',
    manner: 'As the end of your own sentence, to the person who drifted off.',
    risk: 'A question that tests whether they listened is felt as a trap.',
    causes: ['theirs'],
  },
  {
    id: 'judge-later',
    label: 'Judge it later, by the facts',
    wording: 'I do not know yet how this went.',
    manner: 'Said to yourself, now. Tonight the debrief asks what happened before it asks how it felt.',
    risk: 'None in the room. Put off for days, the feeling is all that is left to judge by.',
    causes: ['mine', 'theirs', 'nobodys'],
  },
];

/** `people`: how many sit on the other side. */
export function remediesFor(cause: IncidentCause, people = 1): Remedy[] {
  const ofCause = remedies.filter(({ causes }) => causes.includes(cause));
  if (cause === 'nobodys') return ofCause.map((remedy) => ({ ...remedy, ...remedy.nobodys }));
  return ofCause.filter(({ aloneOnly }) => people <= 1 || !aloneOnly);
}

export function remediesForIncident(kind: IncidentKind): Remedy[] {
  return remediesFor(incidentFacts[kind].cause);
}

// Nobody talks themselves into an answer: the gauge says how much of the time the seeker talked, and never more than that.
// Source: the informational-interview article: ask, take in, ask again. Measuring is optional.

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

// Every meeting should lead to three more people; the meter says how many names are in and how many are open.
// Source: the informational-interview article. The goal can be changed per workspace and per meeting.

const usualReferralGoal = 3;

type ReferralMeter = { count: number; goal: number; left: number; sentence: string };

export function referralMeter(count: number, goal: number = usualReferralGoal): ReferralMeter {
  const left = Math.max(0, goal - count);
  return { count, goal, left, sentence: sentence({ count, goal, left }) };
}

function sentence({ count, goal, left }: { count: number; goal: number; left: number }): string {
  if (goal === 0) return `${people(count)} named; you set no goal for this meeting.`;
  if (count === 0) return `Nobody named yet; ${inWords(goal)} to ask for.`;
  if (left === 0)
    return count === goal
      ? `${people(count)} named, as many as you hoped for.`
      : `${people(count)} named, more than you hoped for.`;
  return `${people(count)} named, ${inWords(left)} to go.`;
}

/** Ten minutes before the end there is still time to think of somebody, and to say why. */
const askWithinSeconds = 10 * 60;

/**
 * The word that asks for names before time is up, null while there is nothing to ask: too early, all named, no goal.
 * `secondsLeft` is below zero past the agreed end.
 */
export function askForNames({
  count,
  goal,
  secondsLeft,
}: {
  count: number;
  goal: number;
  secondsLeft: number;
}): { sentence: string; wording: string } | null {
  const { left } = referralMeter(count, goal);
  if (left === 0 || secondsLeft > askWithinSeconds) return null;
  return count === 0
    ? {
        sentence: 'Ask whom else to hear, while there is time.',
        wording: 'Who else sees this from a side that you do not?',
      }
    : {
        sentence: `Ask for ${inWords(left)} more.`,
        wording: 'Is there somebody who would answer that differently?',
      };
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(count: number): string {
  return numbers[count] ?? String(count);
}

function people(count: number): string {
  const words = inWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'person' : 'people'}`;
}

// A name that falls in a meeting is written in one line: who, and after a comma or "at" where they are; the rest comes later.
// Source: the informational-interview article asks for three names in the last minutes, so each has to be quick.

type NamedInPassing = { name: string; organization: string | null };

/** "Ivo Keller, MD, Halden Health" and "Ivo Keller at Halden Health" say where he is; "Keller, Ivo" is a name alone. */
export function readReferralLine(line: string): NamedInPassing {
  const text = line.trim().replace(/\s+/g, ' ');
  const at = /^(?<who>\S.*?)\s(?:at|from|@)\s(?<where>\S.*)$/i.exec(text)?.groups;
  if (at?.who && at.where) return { name: at.who.replace(/,$/, ''), organization: at.where };
  const [head = '', ...parts] = text.split(/\s*,\s*/).filter((part) => part !== '');
  const isWhole = head.split(' ').length > 1;
  const where = parts.findIndex((part) => !isCredentialOf(head, part));
  if (!isWhole || where < 0) return { name: text.replace(/\s?,\s?$/, ''), organization: null };
  return {
    name: [head, ...parts.slice(0, where)].join(', '),
    organization: parts.slice(where).join(', '),
  };
}

/** "MD" behind a name is no place to work. */
function isCredentialOf(name: string, part: string): boolean {
  return splitName(`${name}, ${part}`).credentials !== null;
}

// In the meeting the seeker listens; a question that asks for a job turns the other into a gatekeeper.
// Source: the informational-interview article. The same wordings count as in a letter.

type AskWarning = { code: 'asks-for-job'; message: string; start: number; end: number };

/** The places of a question that ask for a job; empty where it asks to learn. */
export function checkQuestion(question: string): AskWarning[] {
  return requestsForJob(sentencesOf(plainText(question))).map(({ start, end }) => ({
    code: 'asks-for-job',
    message: 'This asks for a job. Ask what they see, and let them think of you.',
    start,
    end,
  }));
}
