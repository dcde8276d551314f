// How far a draft is, in one sentence: how many of its parts are there, and which are missing.
import { numberInWords } from '../text/number-in-words.ts';
import { type FoundPart, partFacts } from './anatomy.ts';

/** "Six of seven parts are there; the promise is missing." Null where the letter has no parts to look for. */
export function partsInWords(parts: readonly Pick<FoundPart, 'part' | 'present'>[]): string | null {
  if (parts.length === 0) return null;
  const missing = parts.filter(({ present }) => !present).map(({ part }) => partFacts[part].label);
  if (missing.length === 0) return `All ${numberInWords(parts.length)} parts are there.`;
  const there = parts.length - missing.length;
  const count = capital(there === 0 ? 'none' : numberInWords(there));
  const verb = there === 1 ? 'is' : 'are';
  const what = there === 0 ? 'are there yet' : `${verb} there; ${named(missing)}`;
  return `${count} of ${numberInWords(parts.length)} parts ${what}.`;
}

const mostNamed = 3;

function named(missing: readonly string[]): string {
  if (missing.length === 1) return `${article(missing[0])} is missing`;
  if (missing.length > mostNamed) return `${numberInWords(missing.length)} are missing`;
  return `${missing.slice(0, -1).map(article).join(', ')} and ${article(missing.at(-1))} are missing`;
}

/** Labels that are nouns get their article, the others are quoted as they stand. */
function article(label = ''): string {
  return ['link', 'move', 'need', 'promise'].includes(label) ? `the ${label}` : `“${label}”`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
