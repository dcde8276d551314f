import { foldText } from '../contacts/search-text.ts';
import { findBlanks } from '../text/blanks.ts';
import { denialsOfJob } from '../text/job-wordings.ts';
import { numberInWords } from '../text/number-in-words.ts';
import { clauseEnd, plainText, type Sentence, type Span, sentencesOf, spansOf } from '../text/sentences.ts';
import { type LetterPart, letterParts } from '../vocabulary/methods.ts';
import { isNamed } from './names-in-letters.ts';

// An outreach letter has seven parts; one that is missing is named, none is forced.
// Source: the anatomy of the outreach letter, after the informational-interview article. Recognition knows English
// wordings, says where each part stands so that it can be marked in the text, and is linear in the letter's length.

type AnatomyContext = {
  contact?: { organization?: string | null | undefined; title?: string | null | undefined };
  /** Whole names of those who named this reader. */
  referrers?: readonly { name: string }[];
  /** Where the promised call stands; null where it was looked for and not found; left out, common wordings count. */
  promise?: Span | null | undefined;
  /** False for a method that only asks to learn; else the reader is asked to review the writer's credentials as well. */
  reviewsCredentials?: boolean;
  /** Finds in these sentences what no wording knows; handed in, so that the browser shows parts without carrying the model. */
  beyond?: (sentences: readonly Sentence[], part: WeighedPart) => Span | null;
};

type WeighedPart = 'link' | 'move' | 'learn' | 'review' | 'not-a-job' | 'you' | 'small';

/** `start` and `end` are there when the part is; the hint says what it is, or what to write. */
export type FoundPart = { part: LetterPart; present: boolean; start?: number; end?: number; hint: string };

export const partFacts: Record<LetterPart, { label: string; present: string; missing: string }> = {
  link: {
    label: 'Connection',
    present: 'how you know of them',
    missing: 'Say who referred you, or how you know of this reader.',
  },
  move: {
    label: 'Your transition',
    present: 'from practice into something new',
    missing: 'Say that you have chosen to move from clinical practice, and into what.',
  },
  need: {
    label: 'What you want to learn',
    present: 'to learn, and to have your credentials reviewed',
    missing: 'Say what you want to learn, and ask to have your credentials reviewed.',
  },
  'not-a-job': {
    label: 'Not asking for a job',
    present: 'said plainly',
    missing: 'Say plainly that you are asking for an informational interview and not for a job.',
  },
  you: {
    label: 'Why them',
    present: 'why this reader',
    missing: 'Say why you are writing to this reader in particular.',
  },
  small: { label: 'Time ask', present: '20 to 30 minutes', missing: 'Ask for only 20 to 30 minutes.' },
  promise: {
    label: 'Call date',
    present: 'the day and time of your call',
    missing: 'Name the day and time you will call.',
  },
};

const halvesOfNeed = {
  learn: 'Say what you want to learn from them as well.',
  review: 'Ask to have your credentials reviewed as well.',
};

/** All seven, in their order, whatever the method demands. */
export function findParts(body: string, context: AnatomyContext = {}): FoundPart[] {
  const blanks = findBlanks(body);
  const letter = { sentences: sentencesOf(plainText(body)), blanks };
  return letterParts.map((part) => {
    const { missing, present } = partFacts[part];
    const found = finders[part](letter, context);
    if (found === null) return { part, present: false, hint: missing };
    if ('lacks' in found) return { part, present: false, hint: found.lacks };
    return { part, present: true, start: found.start, end: found.end, hint: present };
  });
}

/** What a template left open says nothing: a part whose words hold a blank is not there. */
type LetterRead = { sentences: readonly Sentence[]; blanks: readonly Span[] };

type Finder = (letter: LetterRead, context: AnatomyContext) => Span | { lacks: string } | null;

const finders: Record<LetterPart, Finder> = {
  link: (letter, context) => {
    const { referrers = [] } = context;
    const naming = letter.sentences.find(
      ({ text }) => !greeting.test(text) && referrers.some(({ name }) => isNamed(name, text)),
    );
    if (naming && isFilled(naming, letter)) return wholeOf(naming);
    return toClauseEnd(letter, linkWordings) ?? beyondWordings(letter, context, 'link');
  },
  move: (letter, context) => toClauseEnd(letter, moveWordings) ?? beyondWordings(letter, context, 'move'),
  need: (letter, context) => {
    const { reviewsCredentials = true } = context;
    const learn = toClauseEnd(letter, learnWordings) ?? beyondWordings(letter, context, 'learn');
    const review = toClauseEnd(letter, reviewWordings) ?? beyondWordings(letter, context, 'review');
    if (!reviewsCredentials) return learn ?? review;
    if (learn === null || review === null)
      return learn === review ? null : { lacks: halvesOfNeed[learn === null ? 'learn' : 'review'] };
    return first([learn, review]);
  },
  'not-a-job': (letter, context) =>
    first(denialsOfJob(letter.sentences)) ?? beyondWordings(letter, context, 'not-a-job'),
  you: (letter, context) =>
    toClauseEnd(letter, youWordings) ??
    ownPlace(letter, context.contact) ??
    beyondWordings(letter, context, 'you'),
  small: (letter, context) =>
    first(spansOf(letter.sentences, smallWordings)) ?? beyondWordings(letter, context, 'small'),
  promise: ({ sentences }, { promise }) =>
    promise === undefined ? first(spansOf(sentences, promiseWordings)) : promise,
};

const greeting = /^(?:dear|hello|hi)\b/i;

function first(spans: readonly Span[]): Span | null {
  return spans.reduce<Span | null>((best, span) => (best && best.start <= span.start ? best : span), null);
}

function toClauseEnd(letter: LetterRead, patterns: readonly RegExp[]): Span | null {
  const clauses = spansOf(letter.sentences, patterns).map((span) => {
    const sentence = letter.sentences.find(({ start, end }) => start <= span.start && span.start < end);
    return sentence ? { start: span.start, end: clauseEnd(sentence, span.end) } : span;
  });
  return first(clauses.filter((clause) => isFilled(clause, letter)));
}

function beyondWordings(letter: LetterRead, { beyond }: AnatomyContext, part: WeighedPart): Span | null {
  const own = letter.sentences.filter(
    (sentence) => !greeting.test(sentence.text) && isFilled(sentence, letter),
  );
  return beyond?.(own, part) ?? null;
}

function isFilled({ start, end }: Span, { blanks }: LetterRead): boolean {
  return !blanks.some((blank) => blank.start < end && start < blank.end);
}

function wholeOf({ start, text }: Sentence): Span {
  return { start, end: start + text.trimEnd().length };
}

/** A sentence that names the reader's own organization or title in full speaks of this reader, unless it only says how they were found. */
function ownPlace(letter: LetterRead, contact: AnatomyContext['contact']): Span | null {
  const own = [contact?.organization, contact?.title].map((name) => foldText(name ?? ''));
  const telling = own.filter((name) => name.length > 2);
  const naming = letter.sentences.find(
    (sentence) =>
      telling.some((name) => foldText(sentence.text).includes(name)) &&
      !saysNoReason.test(sentence.text) &&
      isFilled(sentence, letter),
  );
  return naming ? wholeOf(naming) : null;
}

/** How somebody was found, how they got there, when they are called: true of anybody there. */
const saysNoReason =
  /\b(?:I|we)\s(?:found|came across|discovered|saw|read about|was reading)\b|\bwhile reading\b|\b(?:curious|learn|hear|know) (?:about )?how you got\b|\bI(?:'ll| will) (?:call|phone)\b/i;

// Each part of an outreach letter has many wordings; the check knows common ones and claims no more.
// Source: the anatomy of the outreach letter. Every gap in a pattern is bounded, so that no letter takes long to read.

const practice = `(?:clinical|practice|bedside|patient care|patients|clinic|hospital|hospital medicine|medicine|ward|wards|residency|surgery|operating room|emergency|private practice|full-time care)`;
const moving = `(?:move|moving|moved|transition|transitioning|transition(?:ed)?|shift|shifting|change|changing|step|stepping|turn|turning|go|going|leave|leaving|branch out|branching out|broaden|broadening|pivot|pivoting|venture|venturing|widen|widening|head|heading|cross|crossing)`;

const linkWordings = [
  /\b(?:connected|in touch) (?:on|through|via|since)\b|\boffered to introduce us\b/gi,
  /\b(?:suggested|recommended|encouraged|urged|advised|told|asked|invited)\s(?:that\s)?(?:I|me|us)\b/gi,
  /\b(?:gave|given|passed|handed|shared|sent)\s(?:me\s|on\s|along\s)?(?:your\s(?:name|address|contact|details|number|article|book|paper)|me to you)\b/gi,
  /\b(?:mentioned|named|spoke (?:highly\s)?of|speaks (?:highly\s)?of|pointed me (?:to|toward)|referred me to|directed me to|steered me to|introduc(?:ed|es|ing) (?:me to|us))\s?(?:you|your)?\b/gi,
  /\b(?:I|we)\s(?:have\s|had\s|just\s|recently\s|first\s|once\s|also\s|'ve\s){0,2}(?:found|came across|come across|discovered|saw|seen|read|heard|watched|listened to|met|learned (?:of|about)|attended|noticed|followed|been following|enjoyed)\s(?:about\s|of\s|of you|about you)?(?:at\b|you\b|your\b|an?\s\w{1,20}\s(?:by you|you)|the\s[\w-]{1,20}\s(?:you|by you|of yours))/gi,
  /\b(?:fellow|we both|we share|we are both|we're both|our mutual|a mutual|mutual friend|same (?:residency|school|program|hospital|class)|your name (?:came|comes|was)|I was referred|at (?:his|her|their) suggestion|on the (?:advice|recommendation) of)\b/gi,
];

const moveWordings = [
  new RegExp(
    String.raw`\b${moving}\b[^.!?]{0,60}?\b(?:from|out of|away from|beyond|behind|past)\b[^.!?]{0,30}?\b${practice}\b`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:leave|leaving|broaden|broadening|widen|widening|complement|complementing|wind down|winding down|reduce|reducing|give up|giving up|retire from|retiring from|step back from|stepping back from|look beyond|looking beyond|beyond)\s[^.!?]{0,25}?\b${practice}\b`,
    'gi',
  ),
  /\bI(?:'m| am|'ve| have| want| plan| intend| hope| would like|'d like)\s(?:now\s|also\s|planning\s|hoping\s|preparing\s|beginning\s|decided\s|chosen\s|to\s){0,3}(?:move|moving|transition|transitioning|shift|shifting|change|changing|turn|turning|step|stepping|pivot|pivoting|go|going)\s(?:my\s\w{1,20}\s)?(?:over\s)?(?:to(?!\s(?:the|a)\s(?:meeting|conference))|into|toward|towards)\b/gi,
  /\b(?:non-?clinical|second career|career change|change of career|changing careers|next chapter|life after practice|outside (?:of )?(?:the )?(?:clinic|clinical|practice|medicine))\b/gi,
];

const learnWordings = [
  /\b(?:learn|learning|understand|understanding|hear|find out|see|know)\s(?:more\s|better\s|first-?hand\s|directly\s|a little\s|something\s)?(?:from|about|of|what|how|where|which|why)\s(?!you\s(?:soon|by|back|whether|if)\b|from\syou\b)\w/gi,
  /\b(?:learn|learning)\s(?:from\s(?:you|people|those|leaders)|the\s(?:needs|problems|business|field|industry))\b/gi,
  /\b(?:meet|meeting|talk to|talk with|speak with|speaking with|sit down with)\s(?:the\s|some\s|other\s|with\s)?(?:[\w-]{1,20}\s)?(?:leaders|people|those who|executives|experts|physicians|professionals)\b/gi,
  /\b(?:ask(?:ing)?\s(?:you\s)?(?:for\s)?|your\s|welcome\s|value\s)(?:your\s)?(?:advice|perspective|insights?|counsel|guidance|questions? about|experience with)\b/gi,
];

const reviewWordings = [
  /\b(?:review|reviewing|look(?:ing)? (?:over|at|through)|looked over|assess|assessing|vet|vetting|critique|weigh|go over|judge|evaluate|reviewed|assessed|comment on|feedback on|opinion of|opinion on|view of)\s(?:[\w'-]{1,20}\s){0,3}?(?:my\b|what I (?:bring|have|can)|credentials|background|r[ée]sum[ée]|cv|qualifications|experience)/gi,
  /\b(?:my|their)\s(?:credentials|background|qualifications|experience)\s(?:\w{1,20}\s)?(?:reviewed|assessed|looked over|vetted|judged|weighed)\b/gi,
  /\bhow my (?:credentials|background|qualifications|experience|r[ée]sum[ée]|cv)\s(?:might\s|would\s|may\s)?(?:look|looks|measures? up|strikes?|comes? across|holds? up|compares?|fits?|translates?|appears?)\b/gi,
  /\b(?:honest|candid|frank)\s(?:read|take|opinion|look|assessment|review|feedback)\s(?:on|of|at)\s(?:my|what I)\b/gi,
  /\bwhat (?:you would|you'd|you) (?:make|think) of (?:my|what I)\b|\bwhere (?:my|I) [^.!?]{0,40}?\bfalls? short\b/gi,
];

const reader = `(?:work|paper|article|talk|lecture|book|column|podcast|program|programme|career|path|leadership|role|expertise|reputation|insight|background|move|organi[sz]ation|company|department|research|judgment|judgement|knowledge|experience|perspective|team|position|writing|approach|step|switch)`;

const youWordings = [
  /\b(?:because|since|for the reason that)\s(?:of\s)?(?:as\s[^.!?]{2,140}?,\s)?you(?:r|'ve|'re|'d)?\s(?!(?:office|time|calendar|schedule|reply|may be busy|are busy))[^,;.!?]{3,}/gi,
  /\byou\s(?:in particular|specifically|of all people)\b|\b(?:particularly|especially|specifically)\syou\b|\b(?:asking|writing to|turning to|contacting)\syou\s(?:specifically\s|in particular\s)?(?:and not\s|because\s(?:of\s)?)[^,;.!?]{3,}/gi,
  /(?<!\b(?:if|whether|would|could|do|should|may|can|unless|before|until|hope|when)\s)\byou(?:'ve| have| had)?\s(?:also\s|once\s|personally\s|yourself\s|already\s|recently\s){0,2}(?:built|wrote|written|lead|led|run|ran|founded|started|created|designed|hold|held|know\s(?:the|this|that|how|what|more|both|from)|work(?:ed)?\s(?:at|in|for|with|on)|spoke|published|direct(?:ed)?|head(?:ed)?|moved|left|made|turned|took|chair(?:ed)?|shaped|developed|oversee|managed?|practi[cs]ed|do\s(?:the|some|exactly|what|this)|did\s(?:the|what|this)|have been|went from|stand)\b/gi,
  new RegExp(
    String.raw`(?<!\b(?:from|about|hear|welcome|value|appreciate|on|for|with)\s)\byour\s(?:own\s|recent\s|long\s|early\s){0,2}(?:[\w'-]{1,20}\s){0,2}?${reader}\b`,
    'gi',
  ),
  /\b(?:recogni[sz]e|regard|respect|admire|admired)\s(?:\w{1,20}\s)?you(?:r)?\b/gi,
  /\byou(?:'re| are)\s(?:known|respected|regarded|one of|the (?:person|one|only|first)|among|an? (?:leader|respected|recogni[sz]ed|expert|knowledgeable))/gi,
];

const few = `(?:[5-9]|1[0-9]|2[0-9]|30|five|ten|fifteen|twenty|twenty-five|thirty)`;

const smallWordings = [
  new RegExp(
    String.raw`(?<![\w-])(?:${few}\s?(?:-|to|or)\s?)?${few}(?:\s|-)?(?:short\s|brief\s|quiet\s)?min(?:ute)?s?\b`,
    'gi',
  ),
  /\b(?:half an hour|a half[ -]hour|half-hour|a quarter of an hour|a few minutes)\b/gi,
];

const promiseWordings = [
  /\bI(?:'ll| will| shall| am going to|'m going to)\s(?:then\s|personally\s|plan to\s)?(?:phone|call|telephone|ring)\b[^.!?\n]{0,60}?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.!?\n]{0,60}?\b(?:\d{1,2}(?::\d\d)?|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b[^.!?\n]{0,20}/gi,
];

// How far a draft is, in one sentence: how many of its parts are there, and which are missing.

/** "Six of seven parts are there. Missing: call date." Null where the letter has no parts to look for. */
export function partsInWords(parts: readonly Pick<FoundPart, 'part' | 'present'>[]): string | null {
  if (parts.length === 0) return null;
  const missing = parts
    .filter(({ present }) => !present)
    .map(({ part }) => partFacts[part].label.toLowerCase());
  const all = numberInWords(parts.length);
  if (missing.length === 0) return `All ${all} parts are there.`;
  const there = parts.length - missing.length;
  if (there === 0) return `None of ${all} parts are there yet.`;
  const count = `${capital(numberInWords(there))} of ${all} parts ${there === 1 ? 'is' : 'are'} there.`;
  return `${count} Missing: ${missing.join(', ')}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
