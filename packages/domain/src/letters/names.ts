// A letter names only people that the data hold: its reader in the greeting, its referrer in the opening.
// Names are compared without case, accents and titles, so that "Soren" and "Søren" are one.
import { foldText } from '../contacts/search-text.ts';

const titles = new Set(
  'dr drs prof professor mr mrs ms mx sir madam doctor md do phd mbbs mph mba rn np pa facp jr sr ii iii'.split(
    ' ',
  ),
);

/** "Dr. Søren van der Lindqvist-Holm, MD" -> soren, van, der, lindqvist, holm. */
export function nameWords(name: string): string[] {
  const words = foldText(name).split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !titles.has(word));
}

/** Whether a text names somebody by the whole name, the first or the last word of it. */
export function isNamed(name: string, text: string): boolean {
  const words = nameWords(name);
  if (words.length === 0) return false;
  const inText = new Set(nameWords(text));
  const capitalized = new Set(nameWords((text.match(/\p{Lu}[\p{L}'-]*/gu) ?? []).join(' ')));
  const ends = [words[0], words.at(-1)].filter((word) => word !== undefined && word.length > 1);
  return words.every((word) => inText.has(word)) || ends.some((word) => capitalized.has(word ?? ''));
}
