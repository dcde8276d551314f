// Before a letter goes out its writer sees what a reader would miss or stumble over; nothing is forced.
// Source: the anatomy and the warnings of the outreach letter; the articles on meetings that went wrong.

import { findBlanks } from '../text/blanks.ts';
import { mentionsOfJob, requestsForJob, withoutOverlaps } from '../text/job-wordings.ts';
import type { Sentence, Span } from '../text/sentences.ts';
import { countWords, plainText, sentencesOf } from '../text/sentences.ts';
import type { Debrief } from '../vocabulary/debrief.ts';
import { hasIncident } from '../vocabulary/debrief.ts';
import type { LetterKind } from '../vocabulary/letter-kinds.ts';
import { isFollowUpKind } from '../vocabulary/letter-kinds.ts';
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';
import type { Method } from '../vocabulary/methods.ts';
import type { FoundPart } from './anatomy.ts';
import { findParts } from './anatomy.ts';
import type { LetterReferrer, Named } from './check-names.ts';
import { checkGreeting, checkReferrers } from './check-names.ts';
import type { LetterWarning, LetterWarningCode } from './letter-warnings.ts';
import { missingPoints } from './missing-points.ts';
import { checkClaims } from './referral-claims.ts';
import {
  beggingIn,
  blameIn,
  favoursIn,
  furtherApologiesIn,
  jokesAfterIllnessIn,
  pressureIn,
} from './tone.ts';

export type LetterToCheck = {
  kind: LetterKind;
  subject: string;
  body: string;
  contact: Named & {
    organization?: string | null | undefined;
    title?: string | null | undefined;
    doNotContact?: boolean | undefined;
  };
  /** Other readers of the same letter, such as the participants of a meeting. */
  alsoTo?: readonly Named[];
  referrers?: readonly LetterReferrer[];
  method: Pick<Method, 'wordLimit' | 'parts'> & { namesNoJobs?: boolean };
  /** What the check of the promised call found; its places count in the same body. */
  promiseWarnings?: readonly LetterWarning[];
  /** Where the promised call stands in the body; null where none was found; left out, common wordings count. */
  promise?: Span | null | undefined;
  /** For the letters that follow a meeting. */
  debrief?: Pick<Debrief, 'missedPoints' | 'flubbed' | 'incidents'> | null | undefined;
  /** In the letters after a real job interview the job may be named. */
  meetingKind?: MeetingKind | null | undefined;
};

export type LetterCheck = {
  /** The parts that the method demands, in its order; none for other kinds than outreach. */
  parts: FoundPart[];
  /** In the order of their places. */
  warnings: LetterWarning[];
  words: number;
  wordLimit: number;
};

/** The method limits what asks for something; the others need room for answers. */
const ownLimits: Partial<Record<LetterKind, number>> = {
  confirmation: 150,
  'thank-you': 300,
  recovery: 450,
  summary: 450,
  'light-note': 350,
  'loop-closing': 150,
  'keep-warm': 200,
};

export function wordLimitFor(kind: LetterKind, method: Pick<Method, 'wordLimit'>): number {
  return ownLimits[kind] ?? method.wordLimit;
}

export function checkLetter(letter: LetterToCheck): LetterCheck {
  const text = plainText(letter.body);
  const sentences = sentencesOf(text);
  const words = countWords(letter.body);
  const wordLimit = wordLimitFor(letter.kind, letter.method);
  const warnings = [
    ...checkReader(letter),
    ...checkLength({ letter, words, wordLimit }),
    ...checkGaps(letter),
    ...checkJob(letter, sentences),
    ...checkLink({ letter, text, sentences }),
    ...checkFavours(letter, sentences),
    ...at(
      pressureIn(sentences),
      'pressure',
      'This presses the reader to answer; the reader owes you nothing.',
    ),
    ...checkFollowUp(letter, sentences),
    ...(letter.promiseWarnings ?? []),
  ];
  return {
    parts: demandedParts(letter),
    warnings: warnings.sort((a, b) => a.start - b.start || a.end - b.end),
    words,
    wordLimit,
  };
}

function demandedParts(letter: LetterToCheck): FoundPart[] {
  if (letter.kind !== 'outreach') return [];
  const { contact, referrers = [], promise } = letter;
  const found = findParts(letter.body, { contact, referrers, promise });
  return letter.method.parts.flatMap((part) => found.find((candidate) => candidate.part === part) ?? []);
}

function checkReader(letter: LetterToCheck): LetterWarning[] {
  const greeting = checkGreeting(letter.body, [letter.contact, ...(letter.alsoTo ?? [])]);
  if (!letter.contact.doNotContact) return greeting;
  const message = 'This person is marked "do not contact". The letter cannot be sent.';
  return [{ code: 'do-not-contact', message, start: 0, end: 0 }, ...greeting];
}

/** A sentence that names somebody wrongly has its warning; what it claims of them is not told as well. */
function checkLink({
  letter,
  text,
  sentences,
}: {
  letter: LetterToCheck;
  text: string;
  sentences: readonly Sentence[];
}): LetterWarning[] {
  const referrers = letter.referrers ?? [];
  const names = checkReferrers(text, referrers, readerInWords(letter));
  const others = sentences.filter(
    (sentence) => !names.some(({ start }) => sentence.start <= start && start < sentence.end),
  );
  return [...names, ...checkClaims(others, referrers)];
}

function readerInWords({ contact, alsoTo = [] }: LetterToCheck): string {
  const names = [contact, ...alsoTo].flatMap(({ givenName, familyName }) => [givenName, familyName]);
  return [...names, contact.organization].filter(Boolean).join(' ');
}

/** What keeps in touch is a gift; a request turns it into a letter of another kind. */
function checkFavours({ kind }: LetterToCheck, sentences: readonly Sentence[]): LetterWarning[] {
  if (kind !== 'keep-warm') return [];
  return at(
    favoursIn(sentences),
    'asks-favour',
    'This asks for something. A note that keeps in touch asks for nothing.',
  );
}

function checkLength({
  letter,
  words,
  wordLimit,
}: {
  letter: LetterToCheck;
  words: number;
  wordLimit: number;
}): LetterWarning[] {
  if (words <= wordLimit) return [];
  const end = letter.body.length;
  return [
    {
      code: 'too-long',
      message: `${words} words; this letter works best within ${wordLimit}.`,
      start: end,
      end,
    },
  ];
}

function checkGaps({ subject, body }: LetterToCheck): LetterWarning[] {
  const gaps = at(findBlanks(body), 'unfilled-gap', 'This gap is still open.');
  if (findBlanks(subject).length === 0) return gaps;
  return [
    { code: 'unfilled-gap', message: 'A gap in the subject is still open.', start: 0, end: 0 },
    ...gaps,
  ];
}

function checkJob(letter: LetterToCheck, sentences: readonly Sentence[]): LetterWarning[] {
  if (letter.meetingKind === 'interview') return [];
  const requests = requestsForJob(sentences);
  const asks = at(requests, 'asks-for-job', 'This asks for a job. The letter asks for a conversation.');
  if (!letter.method.namesNoJobs || letter.kind !== 'outreach') return asks;
  const mentions = withoutOverlaps([...requests, ...mentionsOfJob(sentences)]);
  return at(mentions, 'asks-for-job', 'This method leaves jobs out of the letter altogether.');
}

function checkFollowUp(letter: LetterToCheck, sentences: readonly Sentence[]): LetterWarning[] {
  if (!isFollowUpKind(letter.kind)) return [];
  const { debrief, body } = letter;
  const wasIll = debrief ? hasIncident(debrief, 'ill') : false;
  const missing = debrief ? missingPoints(body, debrief) : [];
  return [
    ...at(furtherApologiesIn(sentences), 'second-apology', 'You have said sorry already; once is enough.'),
    ...at(blameIn(sentences), 'blame', 'This lays the blame on the reader. Say what you would add instead.'),
    ...at(
      beggingIn(sentences),
      'begging',
      'This begs. Ask plainly, once, and leave the choice to the reader.',
    ),
    ...at(
      jokesAfterIllnessIn(sentences, wasIll),
      'joke-after-illness',
      'You were ill; a light word about it can be misread.',
    ),
    ...missing.map(
      (point): LetterWarning => ({
        code: 'missing-point',
        message: `Your debrief wanted this said: "${shortened(point)}"`,
        start: body.length,
        end: body.length,
      }),
    ),
  ];
}

/** Twenty of a kind are enough to see the pattern. */
function at(spans: readonly Span[], code: LetterWarningCode, message: string): LetterWarning[] {
  return withoutOverlaps(spans)
    .slice(0, 20)
    .map(({ start, end }) => ({ code, message, start, end }));
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}
