// Whether two contacts may be one person, from 0 to 100 with reasons in words. A person decides; the score only says in which
// order it is worth looking.
import { areSameName, nameWords, standsFor } from '../contacts/given-names.ts';
import { type MatchableContact, matchKeys, phoneKey } from '../contacts/match.ts';
import { familyNameParticles } from '../contacts/names.ts';
import { foldText, matchKeyForOrganization } from '../contacts/search-text.ts';
import { compareNames } from './compare-names.ts';

export type ComparedContact = {
  givenName: string | null;
  familyName: string | null;
  title: string | null;
  organization: string | null;
  emails: readonly string[];
  phones: readonly { e164: string | null; typed: string }[];
  /** In its comparable form. */
  linkedinUrl: string | null;
  city: string | null;
  country: string | null;
};
type PairReason = { speaks: 'for' | 'against'; sentence: string };
type PairScore = { score: number; reasons: PairReason[] };

/** Below it a pair is not worth a look. */
export const worthALook = 55;

type Sign = PairReason & { weight: number };

export function scorePair(a: ComparedContact, b: ComparedContact): PairScore {
  const name = compareNames(a, b);
  const signs: Sign[] = [...sureSigns(a, b), ...workSigns(a, b), ...placeSigns(a, b)];
  if (name) signs.unshift({ speaks: 'for', weight: 62 * name.likeness, sentence: name.sentence });
  else if (haveTwoNames(a, b)) signs.push(twoNames(a, b));
  const sum = signs.reduce((total, { weight }) => total + weight, 0);
  return {
    score: Math.max(0, Math.min(99, Math.round(sum))),
    reasons: signs.map(({ speaks, sentence }) => ({ speaks, sentence })),
  };
}

/** A family name changes with a marriage; a given name hardly ever does. Two of a family with one address are worth a look. */
function twoNames(a: ComparedContact, b: ComparedContact): Sign {
  const isGivenSame = foldText(a.givenName ?? '') === foldText(b.givenName ?? '');
  const isFamilySame = areSameName(a.familyName, b.familyName);
  return against(
    isGivenSame ? -15 : isFamilySame ? -28 : -40,
    `Different names: ${nameOf(a)} and ${nameOf(b)}.`,
  );
}

function speaksFor(weight: number, sentence: string): Sign {
  return { speaks: 'for', weight, sentence };
}
function against(weight: number, sentence: string): Sign {
  return { speaks: 'against', weight, sentence };
}

function sureSigns(a: ComparedContact, b: ComparedContact): Sign[] {
  const signs: Sign[] = [];
  if (a.linkedinUrl && b.linkedinUrl) {
    const isSame = a.linkedinUrl.toLowerCase() === b.linkedinUrl.toLowerCase();
    signs.push(
      isSame ? speaksFor(99, 'Same LinkedIn profile.') : against(-35, 'Different LinkedIn profiles.'),
    );
  }
  const address = shared(a.emails, b.emails, (email) => email.trim().toLowerCase());
  if (address) signs.push(speaksFor(85, `Same email, ${address}.`));
  const phone = shared(a.phones, b.phones, phoneKey);
  if (phone) signs.push(speaksFor(45, `Same phone number, ${phone.typed}.`));
  return signs;
}

function shared<T>(one: readonly T[], other: readonly T[], keyOf: (item: T) => string | null): T | undefined {
  const keys = new Set(other.map(keyOf));
  return one.find((item) => keyOf(item) !== null && keys.has(keyOf(item)));
}

function workSigns(a: ComparedContact, b: ComparedContact): Sign[] {
  const signs: Sign[] = [];
  const organization = organizationSign(a.organization, b.organization);
  if (organization) signs.push(organization);
  const [title, other] = [foldText(a.title ?? ''), foldText(b.title ?? '')];
  if (title !== '' && title === other) signs.push(speaksFor(6, `Same title, ${a.title}.`));
  const [domains, others] = [ownDomains(a.emails), ownDomains(b.emails)];
  const domain = domains.find((one) => others.includes(one));
  if (domain) signs.push(speaksFor(8, `Same email domain, ${domain}.`));
  else if (domains[0] && others[0])
    signs.push(against(-12, `Different email domains, ${domains[0]} and ${others[0]}.`));
  return signs;
}

function organizationSign(one: string | null, other: string | null): Sign | null {
  const [key, otherKey] = [matchKeyForOrganization(one), matchKeyForOrganization(other)];
  if (key === null || otherKey === null) return null;
  const both = `${one} and ${other}`;
  if (key === otherKey)
    return speaksFor(28, one === other ? `Same organization, ${one}.` : `Same organization: ${both}.`);
  const [words, others] = [key.split(' '), otherKey.split(' ')];
  const [few, many] = words.length < others.length ? [words, others] : [others, words];
  if (few.every((word) => many.includes(word)) || isAbbreviation(few, many))
    return speaksFor(18, `Possibly the same organization: ${both}.`);
  return against(-12, `Different organizations, ${both}.`);
}

/** "MGH" for "Massachusetts General Hospital". */
function isAbbreviation(few: readonly string[], many: readonly string[]): boolean {
  return few.length === 1 && many.length > 2 && few[0] === many.map((word) => word[0]).join('');
}

function placeSigns(a: ComparedContact, b: ComparedContact): Sign[] {
  if (a.country && b.country && a.country !== b.country)
    return [against(-10, `Different countries, ${a.country} and ${b.country}.`)];
  const city = foldText(a.city ?? '');
  return city !== '' && city === foldText(b.city ?? '') ? [speaksFor(5, `Both in ${a.city}.`)] : [];
}

/** Of mailboxes for everybody no two people can be told apart. */
const forEverybody = new Set(
  'gmail.com googlemail.com yahoo.com outlook.com hotmail.com live.com msn.com aol.com icloud.com me.com mac.com gmx.de gmx.net web.de t-online.de proton.me protonmail.com orange.fr free.fr wanadoo.fr comcast.net verizon.net att.net example.com'.split(
    ' ',
  ),
);

function ownDomains(emails: readonly string[]): string[] {
  return emails
    .map((email) => email.trim().toLowerCase().split('@')[1] ?? '')
    .filter((domain) => domain !== '' && !forEverybody.has(domain));
}

function haveTwoNames(a: ComparedContact, b: ComparedContact): boolean {
  return nameWords(nameOf(a)).length > 1 && nameWords(nameOf(b)).length > 1;
}

function nameOf({ givenName, familyName }: ComparedContact): string {
  return [givenName?.trim(), familyName?.trim()].filter(Boolean).join(' ');
}

// Nobody compares everybody with everybody: two contacts are held against each other only where they share one of these keys.

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
