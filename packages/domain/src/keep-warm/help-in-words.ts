// Why somebody stands among those to keep in touch with: what they gave, and how long they have not heard.
import { numberInWords } from '../text/number-in-words.ts';

export type HelpCounts = { meetings: number; named: number; introductions: number; advice: number };

/** "met you twice, named three people"; empty where nothing is known. */
export function helpInWords({ meetings, named, introductions, advice }: HelpCounts): string {
  const parts = [
    meetings > 0 ? `met you ${times(meetings)}` : '',
    introductions > 0 ? `introduced you ${times(introductions)}` : '',
    named > introductions ? `named ${people(named - introductions)}` : '',
    meetings === 0 && named === 0 && advice > 0 ? 'gave you advice' : '',
  ].filter(Boolean);
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "Ruth Abernathy met you once and named two people. They have not heard from you for 94 days." */
export function keepWarmWhy(name: string, help: HelpCounts, daysSilent: number): string {
  return `${name} ${helpInWords(help) || 'helped you'}. They have not heard from you for ${daysSilent} days.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${numberInWords(count)} times`;
}

function people(count: number): string {
  return count === 1 ? 'one person' : `${numberInWords(count)} people`;
}
