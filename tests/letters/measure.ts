import { findPromisesInText } from '@threefold/domain/call-backs/promise-phrases';
import { checkLetter } from '@threefold/domain/letters/check-letter';
import { checkQuestion } from '@threefold/domain/meetings/in-the-room';
import { methods } from '@threefold/domain/vocabulary/methods';
import { Temporal } from 'temporal-polyfill';
import { type CorpusLetter, readCorpus, readQuestions } from './corpus.ts';

// `npm run measure:letters`: how well the check reads letters that nobody looked at while its rules were written; with `seen` the
// others, each miss with its words. Precision: of what it says, how much is so; recall: of what is so, how much it says.

const parts = ['link', 'move', 'learn', 'review', 'not-a-job', 'you', 'small', 'promise'] as const;
const faults = [
  'asks-for-job',
  'pressure',
  'begging',
  'blame',
  'second-apology',
  'only-thanks',
  'joke-after-illness',
  'asks-favour',
] as const;
const followUps = ['thank-you', 'recovery', 'summary', 'light-note'];

/** What the check says about a letter. */
function readByCheck({ kind, flags, body }: CorpusLetter): ReadonlySet<string> {
  const reference = Temporal.Instant.from('2026-12-01T15:00:00Z');
  const greeted =
    /^(?:Dear|Hello|Hi|Hey|Good \w+|Respected)\s+(?:(?:Dr|Mr|Ms|Mrs|Prof)\.?\s+)?([^\n,:!]*)/.exec(
      body,
    )?.[1] ?? '';
  const { parts: found, warnings } = checkLetter({
    kind,
    subject: 'Twenty minutes',
    body,
    contact: { givenName: 'Reader', familyName: greeted.split(' ').at(-1) ?? 'Reader' },
    method: methods.promise,
    meetingKind: flags.includes('interview') ? 'interview' : 'informational',
    promise: findPromisesInText(body, { reference, timeZone: 'America/New_York' })[0] ?? null,
  });
  const need = found.find(({ part }) => part === 'need');
  const halves = need?.present
    ? ['learn', 'review']
    : need?.hint.includes('as well')
      ? [need.hint.startsWith('Ask') ? 'learn' : 'review']
      : [];
  const codes = warnings.map(({ code }): string => (isAlone(code) ? 'only-thanks' : code));
  return new Set([...found.filter(({ present }) => present).map(({ part }) => part), ...halves, ...codes]);
}

/** An apology and nothing else is no more than thanks and nothing else. */
const isAlone = (code: string): boolean => code === 'apology-alone';

/** Whether a letter can have it at all. */
function isAskedOf(what: string, { kind, flags }: CorpusLetter): boolean {
  if (parts.some((part) => part === what)) return kind === 'outreach';
  if (what === 'asks-for-job') return !flags.includes('interview');
  if (what === 'asks-favour') return kind === 'keep-warm';
  return what === 'pressure' || what === 'begging' || followUps.includes(kind);
}

type Figures = { what: string; letters: number; right: number; wrong: number; missed: number };

export function measure(
  letters: readonly CorpusLetter[],
  onMiss: (line: string) => void = () => {},
): Figures[] {
  const read = letters.map((letter) => ({ letter, said: readByCheck(letter) }));
  return [...parts, ...faults].map((what) => {
    const figures = { what, letters: 0, right: 0, wrong: 0, missed: 0 };
    for (const { letter, said } of read) {
      if (!isAskedOf(what, letter)) continue;
      const spans = letter.spans.filter(({ mark }) => mark === what);
      const isSo = spans.length > 0 || letter.flags.includes(what);
      if (isSo) figures.letters += 1;
      if (said.has(what)) figures[isSo ? 'right' : 'wrong'] += 1;
      else if (isSo) figures.missed += 1;
      if (said.has(what) !== isSo)
        onMiss(
          `${what} ${isSo ? 'missed' : 'false'} ${letter.name}: ${spans.map(({ start, end }) => letter.body.slice(start, end)).join(' | ')}`,
        );
    }
    return figures;
  });
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(2));

function print(title: string, figures: readonly Figures[]): void {
  const lines = figures.map(
    ({ what, letters, right, wrong, missed }) =>
      `${what.padEnd(20)}${String(letters).padStart(5)}${percent(right, right + wrong).padStart(11)}${percent(right, right + missed).padStart(8)}`,
  );
  process.stdout.write([title, 'letters with it  precision  recall'.padStart(44), ...lines, ''].join('\n'));
}

if (import.meta.main) {
  const isSeen = process.argv.includes('seen');
  const letters = readCorpus().filter(({ isUnseen }) => isUnseen !== isSeen);
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  print(
    `${letters.length} letters, ${isSeen ? 'seen' : 'unseen'}`,
    measure(letters, isSeen ? write : undefined),
  );
  const questions = readQuestions();
  const right = questions.filter(
    ({ text, asksForJob }) => checkQuestion(text).length > 0 === asksForJob,
  ).length;
  write(`own questions: ${right} of ${questions.length} judged rightly`);
  const start = performance.now();
  for (const letter of letters) readByCheck(letter);
  write(`${((performance.now() - start) / letters.length).toFixed(2)} ms per letter`);
}
