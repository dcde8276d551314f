// An outreach letter has seven parts; one that is missing is named, none is forced.
// Source: the anatomy of the outreach letter, after the informational-interview article. Recognition knows English
// wordings, says where each part stands so that it can be marked in the text, and is linear in the letter's length.
import { foldText } from '../contacts/search-text.ts';
import { denialsOfJob } from '../text/job-wordings.ts';
import type { Sentence, Span } from '../text/sentences.ts';
import { clauseEnd, plainText, sentencesOf, spansOf } from '../text/sentences.ts';
import type { LetterPart } from '../vocabulary/methods.ts';
import { letterParts } from '../vocabulary/methods.ts';
import { isNamed } from './names.ts';
import {
  linkWordings,
  moveWordings,
  needWordings,
  promiseWordings,
  smallWordings,
  youWordings,
} from './part-wordings.ts';

export type AnatomyContext = {
  contact?: { organization?: string | null | undefined; title?: string | null | undefined };
  /** Whole names of those who named this reader. */
  referrers?: readonly { name: string }[];
  /** Where the promised call stands; null where it was looked for and not found; left out, common wordings count. */
  promise?: Span | null | undefined;
};

/** `start` and `end` are there when the part is; the hint says what it is, or what to write. */
export type FoundPart = { part: LetterPart; present: boolean; start?: number; end?: number; hint: string };

export const partFacts: Record<LetterPart, { label: string; present: string; missing: string }> = {
  link: {
    label: 'link',
    present: 'how you come to this reader',
    missing: 'Name who sent you and what they said, or how you found this reader.',
  },
  move: {
    label: 'move',
    present: 'from practice toward something',
    missing: 'Say that you choose to move from clinical practice, and toward what.',
  },
  need: {
    label: 'need',
    present: 'learn, and be looked over',
    missing: 'Say what you want to learn, and ask to have your credentials looked over.',
  },
  'not-a-job': {
    label: 'not a job',
    present: 'said plainly',
    missing: 'Say plainly that you are not asking for a job.',
  },
  you: {
    label: 'you',
    present: 'why this reader',
    missing: 'Say why you write to this reader and no other.',
  },
  small: { label: 'small', present: '20-30 minutes', missing: 'Ask for 20 to 30 minutes, no more.' },
  promise: {
    label: 'promise',
    present: 'the day and time of your call',
    missing: 'Name the day and time at which you will phone.',
  },
};

/** All seven, in their order, whatever the method demands. */
export function findParts(body: string, context: AnatomyContext = {}): FoundPart[] {
  const sentences = sentencesOf(plainText(body));
  return letterParts.map((part) => {
    const span = finders[part](sentences, context);
    const facts = partFacts[part];
    return span
      ? { part, present: true, start: span.start, end: span.end, hint: facts.present }
      : { part, present: false, hint: facts.missing };
  });
}

type Finder = (sentences: readonly Sentence[], context: AnatomyContext) => Span | null;

const finders: Record<LetterPart, Finder> = {
  link: (sentences, { referrers = [] }) => {
    const naming = sentences.find(
      ({ text }) => !greeting.test(text) && referrers.some(({ name }) => isNamed(name, text)),
    );
    if (naming) return { start: naming.start, end: naming.start + naming.text.trimEnd().length };
    return toClauseEnd(sentences, linkWordings);
  },
  move: (sentences) => toClauseEnd(sentences, moveWordings),
  need: (sentences) => toClauseEnd(sentences, needWordings),
  'not-a-job': (sentences) => first(denialsOfJob(sentences)),
  you: (sentences, { contact }) => toClauseEnd(sentences, youWordings) ?? ownPlace(sentences, contact),
  small: (sentences) => first(spansOf(sentences, smallWordings)),
  promise: (sentences, { promise }) =>
    promise === undefined ? first(spansOf(sentences, promiseWordings)) : promise,
};

const greeting = /^(?:dear|hello|hi)\b/i;

function first(spans: readonly Span[]): Span | null {
  return spans.reduce<Span | null>((best, span) => (best && best.start <= span.start ? best : span), null);
}

function toClauseEnd(sentences: readonly Sentence[], patterns: readonly RegExp[]): Span | null {
  const span = first(spansOf(sentences, patterns));
  if (!span) return null;
  const sentence = sentences.find(({ start, end }) => start <= span.start && span.start < end);
  if (!sentence) return span;
  return { start: span.start, end: clauseEnd(sentence, span.end) };
}

/** A sentence that names the reader's own organization or title in full speaks of this reader. */
function ownPlace(sentences: readonly Sentence[], contact: AnatomyContext['contact']): Span | null {
  const own = [contact?.organization, contact?.title].map((name) => foldText(name ?? ''));
  const telling = own.filter((name) => name.length > 2);
  const naming = sentences.find(({ text }) => telling.some((name) => foldText(text).includes(name)));
  return naming ? { start: naming.start, end: naming.start + naming.text.trimEnd().length } : null;
}
