import { foldText } from '../contacts/search-text.ts';
import { csvRow } from '../formats/csv-row.ts';
import { type FindingKind, findingKindLabels, findingKinds } from './merge-findings.ts';

/**
 * Findings as others can read them: a table for spreadsheets with one line for each time that something was said, and a
 * text for people.
 */

type WrittenSource = Source & { text: string; industry: string | null; learntOn: string };
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

export const textOpening = '# What I learned\n\n';

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

/**
 * A finding counts by the people who said it: the same problem heard from three people is one worth solving.
 * Source: the informational interview (find out which problems are yours to solve, for one organization or for an industry).
 */

export type Source = { contactId: string | null; name: string | null; organization: string | null };

/** Each person once, in the order in which they first said it. What nobody in particular said has no person. */
export function peopleWhoSaidIt<Each extends Source>(sources: readonly Each[]): Each[] {
  const byPerson = new Map<string, Each>();
  for (const source of sources)
    if (source.contactId !== null && !byPerson.has(source.contactId)) byPerson.set(source.contactId, source);
  return [...byPerson.values()];
}

/** Every organization once, as it is written where it was heard first. */
export function organizationsOf(sources: readonly Source[]): string[] {
  const names = new Map<string, string>();
  for (const { organization } of sources) {
    const name = organization?.trim();
    if (name && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

/** "Ruth Okafor of Halden Health", "Ruth Okafor of Halden Health and Tom Haugen", "Ruth Okafor of Halden Health and 3 others". */
export function whoSaidIt(sources: readonly Source[]): string | null {
  const [first, second, ...more] = peopleWhoSaidIt(sources).map(personInWords);
  if (first === undefined) return null;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${more.length + 1} others`;
}

function personInWords({ name, organization }: Source): string {
  if (!name) return organization ? `someone at ${organization}` : 'someone';
  return organization ? `${name} of ${organization}` : name;
}

/** Those that read alike, whatever their case and accents and the full stop at the end. */
export function readAlike(one: { text: string }, other: { text: string }): boolean {
  return plain(one.text) === plain(other.text);
}

function plain(text: string): string {
  return foldText(text).replace(/[.!?…]+$/, '');
}

/** Findings that read alike as one with all their sources, where the first of them stands. */
export function joinAlike<Finding extends { text: string; sources: readonly Source[] }>(
  findings: readonly Finding[],
): Finding[] {
  const joined = new Map<string, Finding>();
  for (const finding of findings) {
    const before = joined.get(plain(finding.text));
    const sources = [...(before?.sources ?? []), ...finding.sources];
    joined.set(plain(finding.text), { ...(before ?? finding), sources });
  }
  return [...joined.values()];
}

type Rankable = { kind: FindingKind; sources: readonly Source[]; createdAt: string };

/** Named by most people first; then problems before challenges before the rest; then the latest. */
export function rankSolvable<Finding extends Rankable>(findings: readonly Finding[]): Finding[] {
  const weigh = (finding: Finding) => ({ finding, people: peopleWhoSaidIt(finding.sources).length });
  return findings
    .map(weigh)
    .sort(
      (a, b) =>
        b.people - a.people ||
        findingKinds.indexOf(a.finding.kind) - findingKinds.indexOf(b.finding.kind) ||
        (a.finding.createdAt < b.finding.createdAt ? 1 : -1),
    )
    .map(({ finding }) => finding);
}
