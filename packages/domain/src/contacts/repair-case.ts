// A name in capitals or in small letters throughout was typed in haste; any other spelling is the person's own and stays.
import { familyNameParticles } from './names.ts';

export function isUniformCase(text: string): boolean {
  // Two plain letters of either case tell at once.
  if (/[a-z]/.test(text) && /[A-Z]/.test(text)) return false;
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length < 3) return false;
  const upper = letters.toUpperCase();
  const lower = letters.toLowerCase();
  if (upper === lower) return false;
  return letters === upper || letters === lower;
}

/** "ANNE-MARIE O'BRIEN" becomes "Anne-Marie O'Brien", "van der berg" in a family name "van der Berg". */
export function repairCase(text: string, part: 'given' | 'family'): string {
  const words = text.split(' ');
  return words
    .map((word, index) => {
      const isParticle =
        part === 'family' && index < words.length - 1 && familyNameParticles.has(word.toLowerCase());
      return isParticle ? word.toLowerCase() : capitalize(word);
    })
    .join(' ');
}

function capitalize(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[-'’(.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}
