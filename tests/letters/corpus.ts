import { readdirSync, readFileSync } from 'node:fs';
import { plainText, type Sentence, type Span, sentencesOf } from '@threefold/domain/text/sentences';
import { type LetterKind, letterKinds } from '@threefold/domain/vocabulary/letter-kinds';

// Letters in many voices with what is in them, marked where it stands: `<l>Ann gave me your name.</l>`. A letter begins with
// `## name kind flags`; the flags are `only-thanks` and `interview` (the letter follows a job interview, which may name the job).
// A third of them is never looked at while rules are written: which one, its name decides for good.

export const marks = {
  l: 'link',
  m: 'move',
  n: 'learn',
  r: 'review',
  j: 'not-a-job',
  y: 'you',
  s: 'small',
  p: 'promise',
  J: 'asks-for-job',
  P: 'pressure',
  B: 'begging',
  X: 'blame',
  A: 'second-apology',
  H: 'joke-after-illness',
  F: 'asks-favour',
} as const;

export type Mark = (typeof marks)[keyof typeof marks];

export type CorpusLetter = {
  name: string;
  kind: LetterKind;
  flags: readonly string[];
  body: string;
  spans: readonly (Span & { mark: Mark })[];
  isUnseen: boolean;
};

const folder = new URL('corpus/', import.meta.url);

export function readCorpus(): CorpusLetter[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('outreach') || file.startsWith('follow-ups'))
    .sort()
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/^## /m).slice(1).map(letterOf));
}

/** Sentences without a letter around them, for learning only: `marks<tab>sentence`, a dash for none. */
export function readSentences(): { marks: readonly Mark[]; text: string }[] {
  return readFileSync(new URL('sentences.txt', folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [letters = '', text = ''] = line.split('\t');
      return { text, marks: [...letters].flatMap((letter) => (isMark(letter) ? [marks[letter]] : [])) };
    });
}

/** Sentences for learning that say nearly what an unseen letter says: they would make its figures too good. */
export function sentencesAlikeUnseen(): string[] {
  const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/\p{L}+/gu));
  const unseen = readCorpus()
    .filter(({ isUnseen }) => isUnseen)
    .flatMap(({ body }) => sentencesOfLetter(body))
    .flatMap(({ text }) => [text, ...text.split(/[,;:]/)])
    .map(wordsOf);
  return readSentences()
    .map(({ text }) => text)
    .filter((text) => {
      const words = wordsOf(text);
      return words.size >= fewestWords && unseen.some((others) => likeness(words, others) >= tooLike);
    });
}

const fewestWords = 4;
const tooLike = 0.6;

/** The share of the words that both have. */
function likeness(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const both = [...words].filter((word) => others.has(word)).length;
  return both / (words.size + others.size - both);
}

/** A seeker's own questions: those that ask for a job, and the others. */
export function readQuestions(): { text: string; asksForJob: boolean }[] {
  const [, asking = '', others = ''] = readFileSync(new URL('questions.txt', folder), 'utf8').split(
    /^## .*\n/m,
  );
  const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
  return [
    ...linesOf(asking).map((text) => ({ text, asksForJob: true })),
    ...linesOf(others).map((text) => ({ text, asksForJob: false })),
  ];
}

export function sentencesOfLetter(body: string): Sentence[] {
  return sentencesOf(plainText(body));
}

function letterOf(source: string): CorpusLetter {
  const [header = '', ...lines] = source.trimEnd().split('\n');
  const [name = '', kind, ...flags] = header.split(' ');
  const known = letterKinds.find((each) => each === kind);
  if (known === undefined) throw new Error(`${name}: there is no kind of letter “${kind}”.`);
  const { body, spans } = withoutMarks(lines.join('\n').trim());
  return { name, kind: known, flags, body, spans, isUnseen: hashOf(name) % 3 === 2 };
}

function withoutMarks(marked: string): Pick<CorpusLetter, 'body' | 'spans'> {
  const spans: (Span & { mark: Mark })[] = [];
  let body = '';
  for (const [, letter = '', inside, text = ''] of marked.matchAll(
    /<([a-zA-Z])>([\s\S]*?)<\/\1>|([\s\S])/g,
  )) {
    if (inside !== undefined && isMark(letter))
      spans.push({ mark: marks[letter], start: body.length, end: body.length + inside.length });
    body += inside ?? text;
  }
  return { body, spans };
}

function isMark(letter: string): letter is keyof typeof marks {
  return Object.hasOwn(marks, letter);
}

/** FNV-1a, so that a letter stays on its side whatever is added. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
