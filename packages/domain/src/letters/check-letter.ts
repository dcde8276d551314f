import { findBlanks } from '../text/blanks.ts';
import { mentionsOfJob, requestsForJob, withoutOverlaps } from '../text/job-wordings.ts';
import { countWords, plainText, type Sentence, type Span, sentencesOf, spansOf } from '../text/sentences.ts';
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
  const reviewsCredentials = !letter.method.namesNoJobs;
  const found = findParts(letter.body, { contact, referrers, promise, reviewsCredentials });
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
    ...checkContent({ ...letter, apologies }, sentences),
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

// A letter asks once, blames nobody, begs for nothing, says sorry once, and never jokes about illness.
// Source: the articles on meetings that went wrong, and the check of the outreach letter.

const pressure = [
  /\b(?:at your earliest convenience|as soon as possible|asap|urgent(?:ly)?|by return of post|time[- ]sensitive)\b/gi,
  /\b(?:I|we)\s(?:must|need to|have to)\s(?:hear|have|get|receive)\s[^.!?]{0,30}?\b(?:from you|answer|reply|response)\b/gi,
  /\byou\s(?:must|need to|ought to)\s(?:reply|respond|answer|call|meet|help|see|make|write)\b/gi,
  /\bwhy\s(?:have|did|do)(?:n't)?\syou\s(?:not\s)?(?:repl|respond|answer|call|writ)\w{0,6}/gi,
  /\byou\s(?:still\s)?(?:haven't|have not|didn't|did not|never)\s(?:even\s|yet\s)?(?:repl|respond|answer|call|return|writ|wrote|got)\w{0,6}/gi,
  /\b(?:final|last|third|fourth)\s(?:attempt|notice|reminder)\b/gi,
  /\bI\s(?:insist|demand)\b|\bI\sexpect\s(?:you to|an? (?:answer|reply|response)|to hear)\b/gi,
  /\bno for an answer\b|\bkeep (?:calling|writing|trying) until\b|\b(?:still )?waiting for your (?:reply|answer|response)\b/gi,
];

const failings = String.raw`(?:distracted|unprepared|late|interrupt\w{0,6}|checking|looking at your|texting|typing|rushed|inattentive|uninterested|rude|unfocused|on your phone|not listening)`;

const blame = [
  new RegExp(
    String.raw`\b(?:you|your\s\w{1,20}|the interviewer|the panel)\s(?:kept|were|was|seemed|appeared|looked|had been)\s(?:\w{1,20}\s){0,2}?${failings}\b`,
    'gi',
  ),
  /\b(?:you|your\s\w{1,20})\s(?:interrupted|cut me off|threw me|weren't listening|were not listening|(?:didn't|did not)\s(?:listen|let me|give me|read|ask)|hadn't read|had not read|failed to|forgot|ignored|misled|misunderstood|started late|arrived late|came late|kept me waiting)\b/gi,
  /\byour\s(?:fault|lateness|distraction|unpreparedness|interruptions?|mistake)\b|\bnot my fault\b|\bno fault of (?:my own|mine)\b/gi,
];

const begging = [
  /\bI(?:'m| am)?\s(?:really\s|just\s)?(?:beg|begging|implore|imploring|plead|pleading)\b|\bdesperate(?:ly)?\b|\bplease,? please\b/gi,
  /\b(?:one more|another|a second|one last|a last|one)\schance\b/gi,
  /\bI(?:'d| would| will|'ll)\s(?:do|give)\s(?:anything|everything)\b|\bI\s(?:really\s|so\s)?need\sthis\b|\bmeans\s(?:everything|the world)\b/gi,
  /\b(?:hold|held)\s(?:this|it|that)\sagainst me\b|\b(?:please\s)?forgive me\b|\bon my knees\b|\bplease reconsider\b/gi,
];

const apologies = [
  /\b(?:sorry|apolog(?:y|ies|i[sz](?:e[ds]?|ing))|forgive me|pardon (?:me|my)|excuse my)\b/gi,
];

const jokes = [
  /\b(?:haha|ha ha|lol|jok(?:e|es|ing)|laugh(?:s|ed|ing|ter)?|funny|hilarious|humou?r|had to smile|fate|had other plans)\b|[:;]-?\)|[\u{1F600}-\u{1F64F}\u{1F912}\u{1F922}-\u{1F927}]/giu,
];

const ownIllness =
  /\bI(?:'m| was| am| had| have| came| felt| fell| got)\b[^.!?]{0,30}?\b(?:ill|sick|unwell|fever|feverish|flu|influenza|covid|migraine|virus|a (?:bad )?cold)\b(?!\s(?:patients?|people|children|adults|care|ward))|\bmy (?:illness|sickness|fever|flu|cold|migraine)\b/i;

const favours = [
  /\b(?:could|can|would|will|might) you (?!(?:believe|have thought|have guessed)\b)(?:please |kindly |perhaps |also )*[a-z]+\b/gi,
  /\bmay I (?:ask|come|call|send|have|meet|visit)\b|\b(?:I|I'd|I would) (?:like|want|wanted|hope|wish|need) to (?:ask|meet|come by|request)\b/gi,
  /\bplease (?:send|let|tell|write|call|reply|answer|introduce|forward|share|look|put|consider|keep)\b|\blet me know\b/gi,
  /\b(?:do me a|ask (?:you )?(?:for )?a) favou?r\b|\bI need your\b|\bany chance (?:that )?you\b/gi,
  /\blook(?:ing)? forward to (?:your (?:reply|answer|call)|hearing from you)\b/gi,
];

function favoursIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, favours);
}

function pressureIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, pressure);
}

function blameIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, blame);
}

function beggingIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, begging);
}

/** Every apology after the first. */
function furtherApologiesIn(sentences: readonly Sentence[]): Span[] {
  return spansOf(sentences, apologies).slice(1);
}

/** Jokes in a letter whose writer was ill, as the debrief or the letter itself says. */
function jokesAfterIllnessIn(sentences: readonly Sentence[], wasIll: boolean): Span[] {
  const saysSo = sentences.some(({ text }) => ownIllness.test(text));
  return wasIll || saysSo ? spansOf(sentences, jokes) : [];
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
