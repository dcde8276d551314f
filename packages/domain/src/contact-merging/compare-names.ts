// Two names are of one person when they are written alike: short forms, initials, accents, double and switched names included.
import { areShortForms, nameWords } from '../contacts/given-names.ts';
import { familyNameParticles } from '../contacts/names.ts';

type Named = { givenName?: string | null; familyName?: string | null };
/** From 0 to 1, with the reason in words. */
type Likeness = { likeness: number; sentence: string };

/** Null where they are not alike, or where a name is missing. */
export function compareNames(a: Named, b: Named): Likeness | null {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (!one || !other) return null;
  const straight = compareParts(one, other, `${inWords(a)} and ${inWords(b)}`);
  // A short form stands for a given name only, so it matters whose names are put right.
  const switched = Math.max(
    compareParts(one, asSwitched(other), '')?.likeness ?? 0,
    compareParts(asSwitched(one), other, '')?.likeness ?? 0,
  );
  if (switched >= 0.95 && switched > (straight?.likeness ?? 0))
    return { likeness: 0.9, sentence: 'Same name, with first and last name switched.' };
  return straight;
}

type Words = { given: string[]; family: string[] };

function wordsOf({ givenName, familyName }: Named): Words | null {
  const [given, family] = [nameWords(givenName), withoutParticles(nameWords(familyName))];
  return given.length === 0 || family.length === 0 ? null : { given, family };
}

function asSwitched({ given, family }: Words): Words {
  return { given: family, family: given };
}

function withoutParticles(words: string[]): string[] {
  const own = words.filter((word) => !familyNameParticles.has(word));
  return own.length === 0 ? words : own;
}

function inWords({ givenName, familyName }: Named): string {
  return [givenName?.trim(), familyName?.trim()].filter(Boolean).join(' ');
}

function compareParts(one: Words, other: Words, both: string): Likeness | null {
  const given = compareGiven(one.given, other.given);
  const family = compareFamily(one.family, other.family);
  if (!given || !family) return null;
  if (given.likeness === 1 && family.likeness === 1) return { likeness: 1, sentence: 'Same name.' };
  const sentences = [given, family].filter(({ likeness }) => likeness < 1).map(({ sentence }) => sentence);
  return { likeness: given.likeness * family.likeness, sentence: `${both}: ${sentences.join(', ')}.` };
}

function compareGiven(one: readonly string[], other: readonly string[]): Likeness | null {
  const [first = '', second = ''] = [one[0], other[0]];
  if (one.join(' ') === other.join(' ')) return { likeness: 1, sentence: '' };
  if (first === second) return { likeness: 0.95, sentence: 'one has no middle name' };
  if (areShortForms(first, second))
    return { likeness: 0.95, sentence: 'one first name is short for the other' };
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  if (short.length === 1)
    return long.startsWith(short) ? { likeness: 0.8, sentence: 'matching initial' } : null;
  if (short.length >= 3 && long.startsWith(short))
    return { likeness: 0.9, sentence: 'first names start the same' };
  return isWrittenAlmostAlike(short, long) ? { likeness: 0.8, sentence: 'similar first names' } : null;
}

function compareFamily(one: readonly string[], other: readonly string[]): Likeness | null {
  if (one.join('') === other.join('')) return { likeness: 1, sentence: '' };
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  if (few.length < many.length && few.every((word) => many.includes(word)))
    return { likeness: 0.9, sentence: 'one has half of a hyphenated name' };
  return isWrittenAlmostAlike(one.join(''), other.join(''))
    ? { likeness: 0.75, sentence: 'similar last names' }
    : null;
}

/** One letter more, less, other or two switched, in words long enough for that to be a slip. */
function isWrittenAlmostAlike(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [restOfOne, restOfOther] = [one.slice(start), other.slice(start)];
  if (restOfOne.slice(1) === restOfOther.slice(1)) return true;
  if (restOfOne.slice(1) === restOfOther || restOfOne === restOfOther.slice(1)) return true;
  return (
    restOfOne[0] === restOfOther[1] &&
    restOfOne[1] === restOfOther[0] &&
    restOfOne.slice(2) === restOfOther.slice(2)
  );
}
