/**
 * One page says who the seeker is, what they have done, what they want to do, and which problems they could solve, with
 * how many people named each. Source: the stump speech (who I am, what I have done, what I want to do) and the advice to
 * look for the problems that are yours to solve.
 */
import { joinAlike, organizationsOf, peopleWhoSaidIt, type Source, whoSaidIt } from './write-findings.ts';

type Text = string | null | undefined;

export type SummaryFacts = {
  profile: { name?: Text; credentials?: Text; background?: Text; aim?: Text; phone?: Text; email?: Text };
  /** The stump speech as it is spoken; null where none is written. */
  speech: string | null;
  /** The most often named first. */
  solvable: readonly { text: string; sources: readonly Source[] }[];
  /** The page tells figures; names only where the seeker chose that, for their own copy. */
  reader: 'self' | 'others';
};

/** More than this many problems are a list and no longer a position. */
const mostProblems = 7;

export function draftSummary({ profile, speech, solvable, reader }: SummaryFacts): string {
  const name = [said(profile.name) ?? '[your name]', said(profile.credentials)].filter(Boolean).join(', ');
  const reach = [said(profile.email), said(profile.phone)].filter(Boolean).join(' · ');
  const problems = byPeople(joinAlike(solvable))
    .slice(0, mostProblems)
    .map((problem) => problemLine(problem, reader));
  return [
    [name, reach].filter(Boolean).join('\n'),
    part('Background', said(profile.background) ?? '[your years and field in practice]'),
    part(
      'What I bring',
      withoutClosingQuestion(speech) ?? '[your speech: two things you have done that a reader can picture]',
    ),
    part('Where I’m headed', said(profile.aim) ?? '[the field you move toward]'),
    part(
      'Problems I can help solve',
      problems.length > 0 ? problems.join('\n') : '[the problems that you marked "I could help with this"]',
    ),
  ].join('\n\n');
}

/** Spoken, a speech ends by asking the listener; a page that is handed over asks nobody. */
function withoutClosingQuestion(speech: string | null): string | null {
  const paragraphs = (speech ?? '').trim().split(/\n\s*\n/);
  while (paragraphs.at(-1)?.trim().endsWith('?')) paragraphs.pop();
  return said(paragraphs.join('\n\n'));
}

/** As many people as raised it; the order they come in decides among equals. */
function byPeople(problems: SummaryFacts['solvable']): SummaryFacts['solvable'] {
  const people = ({ sources }: { sources: readonly Source[] }) => peopleWhoSaidIt(sources).length;
  return [...problems].sort((a, b) => people(b) - people(a));
}

function part(title: string, text: string): string {
  return `${title}\n${text}`;
}

function problemLine({ text, sources }: SummaryFacts['solvable'][number], reader: 'self' | 'others'): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const sentence = /[.!?…]$/.test(plain) ? plain : `${plain}.`;
  const heard = reader === 'self' ? named(sources) : counted(sources);
  return heard === null ? `- ${sentence}` : `- ${sentence} ${heard}`;
}

/** "Raised by Ruth Okafor of Halden Health and 2 others." */
function named(sources: readonly Source[]): string | null {
  const who = whoSaidIt(sources);
  return who === null ? null : `Raised by ${who}.`;
}

/** "Raised by 3 people in 2 organizations.": what somebody said in confidence stays with whoever heard it. */
function counted(sources: readonly Source[]): string | null {
  const people = peopleWhoSaidIt(sources).length;
  const organizations = organizationsOf(sources).length;
  if (people < 2) return null;
  return organizations < 2
    ? `Raised by ${people} people.`
    : `Raised by ${people} people in ${organizations} organizations.`;
}

/** How the page is set: a line holds about this many letters, a page this many lines. */
const lettersPerLine = 88;
const linesPerPage = 46;

export type SummaryMeasure = { words: number; lines: number; linesPerPage: number; fitsOnePage: boolean };

/** Whether it stays on one page in print, reckoned by its lines. */
export function measureSummary(body: string): SummaryMeasure {
  const lines = body
    .trim()
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
  const words = body.split(/\s+/).filter(Boolean).length;
  return { words, lines, linesPerPage, fitsOnePage: lines <= linesPerPage };
}

function said(text: Text): string | null {
  return text?.trim() || null;
}
