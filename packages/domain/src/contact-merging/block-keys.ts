// Nobody compares everybody with everybody: two contacts are held against each other only where they share one of these keys.
import { type MatchableContact, matchKeys } from '../contacts/match.ts';
import { familyNameParticles } from '../contacts/names.ts';
import { nameWords } from './compare-names.ts';
import { standsFor } from './nicknames.ts';

/**
 * The keys of the sure matches; each word of the family name with the initial of what the given name may stand for; the same
 * the other way round, for switched names; and the bare consonants of the family name, for slips of the pen. Of the phone
 * without the name, since names may be switched.
 */
export function blockKeys(contact: MatchableContact): string[] {
  const sure = matchKeys(contact)
    .filter(({ by }) => by === 'linkedin' || by === 'email' || by === 'phone-and-name')
    .map(({ by, key }) => `${by}:${by === 'phone-and-name' ? key.split(' ')[0] : key}`);
  const given = nameWords(contact.givenName);
  const family = nameWords(contact.familyName).filter((word) => !familyNameParticles.has(word));
  const first = given[0];
  if (first === undefined || family.length === 0) return [...new Set(sure)];
  const initials = new Set(standsFor(first).map((name) => name[0] ?? ''));
  const keys = [...initials].flatMap((initial) => [
    ...family.map((word) => `name:${word} ${initial}`),
    `sound:${consonants(family.join(''))} ${initial}`,
  ]);
  const joined =
    family.length > 1 ? [...initials].map((initial) => `name:${family.join('')} ${initial}`) : [];
  return [...new Set([...sure, ...keys, ...joined, `name:${first} ${family[0]?.[0]}`])];
}

/** The first letter and then the consonants, each once in a row. */
function consonants(word: string): string {
  return (
    (word[0] ?? '') +
    word
      .slice(1)
      .replace(/[aeiouyh]/g, '')
      .replace(/(.)\1+/gu, '$1')
  );
}
