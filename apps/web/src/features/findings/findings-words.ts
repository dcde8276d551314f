import type { FindingPlaces, FindingSource, GatheredFinding } from '@threefold/contracts/findings';
import { peopleWhoSaidIt, whoSaidIt } from '@threefold/domain/findings/write-findings';
import { notify } from '../../shared/ui/toasts.ts';

export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;

/** The state of the page as a sentence. */
export const headlineOf = (places: FindingPlaces | undefined, isHelp: boolean): string => {
  if (!places) return 'What you’ve learned.';
  if (places.findings === 0) return 'What people tell you shows up here.';
  if (isHelp)
    return places.couldHelp === 0
      ? 'Nothing is marked as something you could help with.'
      : `${count(places.couldHelp, 'thing')} you could help with.`;
  const heard = `${count(places.findings, 'finding')}`;
  return places.people === 0 ? `${heard}.` : `${heard} from ${count(places.people, 'person', 'people')}.`;
};

/** "Raised by 3 people", where it was more than one. */
export const namedBy = ({ sources }: GatheredFinding): string | null => {
  const people = peopleWhoSaidIt(sources).length;
  return people > 1 ? `Raised by ${people} people` : null;
};

/** The industries of its sources, each once. */
export const industriesOf = ({ sources }: GatheredFinding): string[] => [
  ...new Map(
    sources.flatMap(({ industry }) => (industry ? [[industry.toLowerCase(), industry] as const] : [])),
  ).values(),
];

/** When it was said: the day of the meeting, else the day on which it was written down. */
export const saidAt = ({ meetingAt, at }: FindingSource): string => meetingAt ?? at;

/** Ready to be pasted: the words, and who said them. */
export const copyText = (finding: GatheredFinding): string => {
  const who = whoSaidIt(finding.sources);
  return who ? `${finding.text} (${who})` : finding.text;
};

export const copyList = (findings: readonly GatheredFinding[]): string =>
  findings.map((finding) => `- ${copyText(finding)}`).join('\n');

/** The summary as it is set on paper: paragraphs parted by empty lines, each with its first line as a heading. */
type SummaryBlock = { title: string; lines: string[]; items: string[] };

export const summaryBlocks = (body: string): SummaryBlock[] =>
  body
    .trim()
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [title = '', ...rest] = block.split('\n').map((line) => line.trim());
      const isItem = (line: string) => line.startsWith('- ');
      return {
        title,
        lines: rest.filter((line) => line !== '' && !isItem(line)),
        items: rest.filter(isItem).map((line) => line.slice(2)),
      };
    });

/** Says what became of it: a browser may refuse. */
export const copyToClipboard = async (text: string, done: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notify({ text: done, tone: 'leaf' });
  } catch {
    notify({
      text: 'Your browser didn’t allow copying. Select the text and copy it yourself.',
      tone: 'ember',
    });
  }
};
