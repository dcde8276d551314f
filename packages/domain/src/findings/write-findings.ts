/**
 * Findings as others can read them: a table for spreadsheets with one line for each time that something was said, and a
 * text for people.
 */
import { csvRow } from '../formats/csv-row.ts';
import { type FindingKind, findingKindLabels } from './finding-kinds.ts';
import { type Source, whoSaidIt } from './who-said-it.ts';

export type WrittenSource = Source & { text: string; industry: string | null; learntOn: string };
export type WrittenFinding = {
  id: string;
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
  /** The first one first. */
  sources: readonly WrittenSource[];
};

const columns = [
  'Finding',
  'Kind',
  'I could help',
  'Said by',
  'Organization',
  'Industry',
  'Learnt on',
  'In their words',
  'Finding id',
] as const;

/** With a byte order mark, without which Excel reads names in the wrong encoding. */
export const csvOpening = `\uFEFF${csvRow(columns)}`;

export function findingInCsv(finding: WrittenFinding): string {
  const { id, kind, text, couldHelp, sources } = finding;
  return sources
    .map((source) =>
      csvRow([
        text,
        kind,
        couldHelp ? 'yes' : 'no',
        source.name ?? '',
        source.organization ?? '',
        source.industry ?? '',
        source.learntOn,
        source.text === text ? '' : source.text,
        id,
      ]),
    )
    .join('');
}

export const textOpening = '# What I learnt\n\n';

/** A Markdown list item that also reads well as plain text. */
export function findingInText({ kind, text, couldHelp, sources }: WrittenFinding): string {
  const help = couldHelp ? ' (I could help with this)' : '';
  const who = whoSaidIt(sources);
  const latest = sources.at(-1)?.learntOn;
  const heard = [who, latest].filter(Boolean).join(', ');
  const words = escapeMarkdown(text.trim()).replace(/\n+/g, '\n  ');
  const below = heard ? `\n  ${escapeMarkdown(heard)}` : '';
  return `- **${findingKindLabels[kind].one}**${help}: ${words}${below}\n`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
}
