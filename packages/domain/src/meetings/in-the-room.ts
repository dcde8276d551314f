import type { Temporal } from 'temporal-polyfill';
import { splitName } from '../contacts/split-name.ts';
import { requestsForJob } from '../text/job-wordings.ts';
import { numberInWords } from '../text/number-in-words.ts';
import { plainText, sentencesOf } from '../text/sentences.ts';
import { asksForNames, type MeetingKind, type MeetingMode } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';

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

// Every meeting should lead to three more people; the meter says how many referrals there are and how many are open.
// Source: the informational-interview article. The goal can be changed per workspace and per meeting.

const usualReferralGoal = 3;

type ReferralMeter = { count: number; goal: number; left: number; sentence: string };

export function referralMeter(count: number, goal: number = usualReferralGoal): ReferralMeter {
  const left = Math.max(0, goal - count);
  return { count, goal, left, sentence: meterSentence({ count, goal, left }) };
}

function meterSentence({ count, goal, left }: { count: number; goal: number; left: number }): string {
  if (goal === 0) return `${referrals(count)}; no goal is set for this meeting.`;
  if (count === 0) return `No referrals yet; your goal is ${numberInWords(goal)}.`;
  if (left > 0) return `${referrals(count)}, ${numberInWords(left)} to go.`;
  return `${referrals(count)}, ${count === goal ? 'as many as you hoped for' : 'more than you hoped for'}.`;
}

function referrals(count: number): string {
  const words = numberInWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'referral' : 'referrals'}`;
}

// The clock of a meeting counts to its agreed end. Ten minutes before, there is still time to think of somebody to talk with;
// five minutes before, and at the end, one closes well, however many referrals there are and however the rest went.
// Source: the articles on informational interviews (three referrals) and on meetings that go off the rails (the big close).

const askWithinSeconds = 10 * 60;
export const closeWithinSeconds = 5 * 60;

type Agreed = { startsAt: Temporal.Instant; minutes: number };

/**
 * When a meeting that began at `startedAt` is to end. Beginning late shortens it, since the other has another appointment;
 * beginning early ends it early. Begun after the agreed end, it was moved by word of mouth, and the agreed length counts.
 */
export function agreedEnd({ startsAt, minutes }: Agreed, startedAt: Temporal.Instant): Temporal.Instant {
  const lateBy = startsAt.until(startedAt).total('minutes');
  return lateBy > 0 && lateBy < minutes ? startsAt.add({ minutes }) : startedAt.add({ minutes });
}

export type RoomPrompt = {
  id: 'referrals' | 'big-close' | 'any-questions';
  sentence: string;
  wording: string;
};

type RoomFacts = {
  kind: MeetingKind;
  count: number;
  goal: number;
  /** Below zero past the agreed end. */
  secondsLeft: number;
};

/** What to say now, in the order in which it is said; nothing while it is too early. */
export function roomPrompts({ kind, count, goal, secondsLeft }: RoomFacts): RoomPrompt[] {
  const { left } = referralMeter(count, goal);
  const asks = asksForNames(kind) && left > 0 && secondsLeft <= askWithinSeconds;
  const referral: RoomPrompt[] = asks ? [askForReferrals(count, left)] : [];
  return secondsLeft > closeWithinSeconds ? referral : [...referral, ...closeWell(kind)];
}

/** By number: whoever is asked for three people thinks of three. */
function askForReferrals(count: number, left: number): RoomPrompt {
  const number = numberInWords(left);
  return count === 0
    ? {
        id: 'referrals',
        sentence: `Ask for ${left === 1 ? 'a referral' : `${number} referrals`}.`,
        wording: `Who else should I talk with? Could you suggest ${left === 1 ? 'one person' : `${number} people`} who could tell me more about the questions I still have?`,
      }
    : {
        id: 'referrals',
        sentence: `Ask for ${number} more.`,
        wording: `Thank you, that helps. Can you think of ${left === 1 ? 'one more person' : `${number} more people`} I should talk with who could tell me more about these questions?`,
      };
}

function closeWell(kind: MeetingKind): RoomPrompt[] {
  const { wording, noQuestions } = meetingWords[kind].bigClose;
  return [
    { id: 'big-close', sentence: 'Close big, if it’s true.', wording },
    { id: 'any-questions', sentence: 'If all they say is “Any questions?”:', wording: noQuestions },
  ];
}

// It is fine to say that something interests you and that you could contribute; it is no request as long as a question follows.
// Source: the informational-interview article: nobody listens themselves out of a job.

export type Contribution = { wording: string; manner: string };

export function contributionWords(kind: MeetingKind): Contribution {
  if (asksForNames(kind))
    return {
      wording:
        'That interests me a lot, and I believe I could make a real contribution there. What would you look at first?',
      manner: 'Say it once, and go straight on to the next question. You aren’t asking for anything.',
    };
  return {
    wording:
      'That’s a problem I’d like to take on. I dealt with something close to it: ... Is that how it shows up here?',
    manner: 'Link the problem they named to something you have done, in two sentences.',
  };
}

// To have one's credentials reviewed is half of why one asks for the meeting: they have to be on the table.
// Source: the informational-interview article.

type Packing = { kind: MeetingKind; mode: MeetingMode; people: number };

/** What to have at hand, a line each. */
export function whatToBring({ kind, mode, people }: Packing): string[] {
  const isThere = mode === 'in-person';
  if (!asksForNames(kind))
    return [
      isThere
        ? `Your résumé, printed: ${people === 1 ? 'one copy for them and one' : `${numberInWords(people)} copies for them and one`} for you`
        : 'Your résumé, open on your screen and sent ahead',
      'The posting, with the three points you want to get across',
    ];
  return [
    isThere
      ? 'Your credentials on one page, printed: ask for an honest read on them'
      : 'Your credentials on one page, sent ahead or ready to share: ask for an honest read on them',
    ...(kind === 'research' ? ['Your question, written out'] : []),
    'Something to write on: you came to listen',
  ];
}

// A referral that comes up in a meeting is written in one line: who, and after a comma or "at" where they are; the rest comes later.
// Source: the informational-interview article asks for three of them in the last minutes, so each has to be quick.

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
    message: 'This asks for a job. Ask about what they see, and let them think of you.',
    start,
    end,
  }));
}
