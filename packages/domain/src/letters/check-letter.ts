import { findBlanks } from '../text/blanks.ts';
import { mentionsOfJob, requestsForJob, withoutOverlaps } from '../text/job-wordings.ts';
import { countWords, plainText, type Sentence, type Span, sentencesOf } from '../text/sentences.ts';
import { type Debrief, hasIncident } from '../vocabulary/debrief.ts';
import { isFollowUpKind, type LetterKind } from '../vocabulary/letter-kinds.ts';
import { type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import type { Method } from '../vocabulary/methods.ts';
import { type FoundPart, findParts } from './anatomy.ts';
import { checkContent } from './check-content.ts';
import {
  checkClaims,
  checkGreeting,
  checkReferrers,
  type LetterReferrer,
  type Named,
} from './check-names.ts';
import {
  apologies,
  beggingIn,
  blameIn,
  type Fault,
  favoursIn,
  furtherApologiesIn,
  jokesAfterIllnessIn,
  pressureIn,
} from './fault-wordings.ts';
import { mostTelling, sentencesWith } from './letter-model.ts';
import type { LetterWarning, LetterWarningCode } from './letter-warnings.ts';
import { nameWords } from './names-in-letters.ts';

// Before a letter goes out its writer sees what a reader would miss or stumble over; nothing is forced.
// Source: the anatomy and the warnings of the outreach letter; the articles on meetings that went wrong.

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

type LetterCheck = {
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
    ...faults('pressure', pressureIn(sentences), sentences),
    ...faults('begging', beggingIn(sentences), sentences),
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
  const reviewsCredentials = !letter.method.namesNoJobs;
  const found = findParts(letter.body, {
    contact,
    referrers,
    promise,
    reviewsCredentials,
    beyond: mostTelling,
  });
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
  return told('asks-favour', favoursIn(sentences));
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
  const inSubject = findBlanks(subject)
    .slice(0, 1)
    .map(({ start, end }) => `The subject has a blank to fill in: “${subject.slice(start, end)}”.`);
  return [
    ...inSubject.map((message): LetterWarning => ({ code: 'unfilled-gap', message, start: 0, end: 0 })),
    ...findBlanks(body)
      .slice(0, mostOfAKind)
      .map(({ start, end }): LetterWarning => {
        const message = `Fill in this blank: “${shortened(body.slice(start, end))}”.`;
        return { code: 'unfilled-gap', message, start, end };
      }),
  ];
}

function checkJob(letter: LetterToCheck, sentences: readonly Sentence[]): LetterWarning[] {
  if (letter.meetingKind && meetingKindFacts[letter.meetingKind].namesPosition) return [];
  const requests = requestsForJob(sentences);
  const asks = faults('asks-for-job', requests, sentences);
  if (!letter.method.namesNoJobs || letter.kind !== 'outreach') return asks;
  const mentions = withoutOverlaps([...requests, ...mentionsOfJob(sentences)]);
  return at(mentions, 'asks-for-job', 'This method doesn’t mention jobs at all.');
}

function checkFollowUp(letter: LetterToCheck, sentences: readonly Sentence[]): LetterWarning[] {
  if (!isFollowUpKind(letter.kind)) return [];
  const { debrief, body } = letter;
  const wasIll = debrief ? hasIncident(debrief, 'ill') : false;
  const missing = debrief ? missingPoints(body, debrief) : [];
  return [
    ...checkContent({ ...letter, apologies }, sentences),
    ...at(furtherApologiesIn(sentences), 'second-apology', 'You’ve already apologized; once is enough.'),
    ...faults('blame', blameIn(sentences), sentences),
    ...at(
      jokesAfterIllnessIn(sentences, wasIll),
      'joke-after-illness',
      'You were sick; a joke about it can be misread.',
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

/** What no wording knows: the sentence as a whole does it. */
const ofTheModel = {
  'asks-for-job': 'This reads as a request for a job. The letter asks for a conversation.',
  pressure: 'This reads as pressure. Leave the reader free to say no.',
  begging: 'This reads as begging. Ask plainly, once, and leave the choice to the reader.',
  blame: 'This reads as blame. Say what you would add instead.',
} as const;

/** What the wordings know, and the other sentences that the model finds. */
function faults(
  code: keyof typeof ofTheModel,
  known: readonly Fault[],
  sentences: readonly Sentence[],
): LetterWarning[] {
  const others = sentences.filter(
    ({ start, end }) => !known.some((fault) => fault.start < end && start < fault.end),
  );
  const weighed = sentencesWith(others, code).map(({ start, end }) => ({
    start,
    end,
    message: ofTheModel[code],
  }));
  return told(code, [...known, ...weighed]);
}

function told(code: LetterWarningCode, found: readonly Fault[]): LetterWarning[] {
  return withoutOverlaps(found)
    .slice(0, mostOfAKind)
    .map((fault) => ({ code, ...fault }));
}

/** Enough to see the pattern. */
const mostOfAKind = 20;

function at(spans: readonly Span[], code: LetterWarningCode, message: string): LetterWarning[] {
  return withoutOverlaps(spans)
    .slice(0, mostOfAKind)
    .map(({ start, end }) => ({ code, message, start, end }));
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`;
}

// A follow-up letter carries every point that its debrief found missing, in the seeker's own words.
// A point counts as made when most of its telling words stand in the letter.

const enough = 0.6;
const shortest = 4;

/** The points and better answers of the debrief that the body does not hold. */
function missingPoints(body: string, debrief: Pick<Debrief, 'missedPoints' | 'flubbed'>): string[] {
  const inBody = new Set(nameWords(body).map(stem));
  const points = [...debrief.missedPoints, ...debrief.flubbed.map(({ betterAnswer }) => betterAnswer)];
  return points.filter((point) => {
    const all = nameWords(point);
    const telling = all.filter((word) => word.length >= shortest);
    const words = (telling.length > 0 ? telling : all).map(stem);
    const made = words.filter((word) => inBody.has(word)).length;
    return words.length > 0 && made / words.length < enough;
  });
}

/** Near enough for English endings: "reviews", "reviewed" and "reviewing" meet. */
function stem(word: string): string {
  return word.length < 6 ? word.replace(/s$/, '') : word.replace(/(?:ing|ed|es|s|e)$/, '');
}
