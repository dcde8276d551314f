import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockKeys, type ComparedContact, scorePair, worthALook } from './score-pair.ts';

function person(name: string, over: Partial<ComparedContact> = {}): ComparedContact {
  const words = name.split(' ');
  return {
    givenName: words.slice(0, -1).join(' '),
    familyName: words.at(-1) ?? '',
    title: null,
    organization: null,
    emails: [],
    phones: [],
    linkedinUrl: null,
    city: null,
    country: null,
    ...over,
  };
}
const halden = { organization: 'Halden Hosp., Inc.' };
const page = 'https://www.linkedin.com/in/ruth';

describe('worth a look', () => {
  test.each<[string, ComparedContact, ComparedContact]>([
    ['the same name in two lists', person('Ruth Abernathy'), person('ruth ABERNATHY')],
    ['with and without accents', person('José Núñez'), person('Jose Nunez')],
    [
      'a short form',
      person('Bob Keane', halden),
      person('Robert Keane', { organization: 'Halden Hospital' }),
    ],
    ['an initial at the same organization', person('R. Abernathy', halden), person('Ruth Abernathy', halden)],
    ['half of a double name', person('Maria Ruiz', halden), person("Maria Ruiz-O'Neill", halden)],
    ['a switched name', person('Haugen Tom', halden), person('Tom Haugen', halden)],
    ['a slip of the pen', person('Ruth Abernethy', halden), person('Ruth Abernathy', halden)],
    ['a middle name', person('Ruth Ann Abernathy'), person('Ruth Abernathy')],
    [
      'the same e-mail, whatever the names',
      person('Ruth A', { emails: ['r@x.org'] }),
      person('Ruth Keane', { emails: ['R@x.org'] }),
    ],
    [
      'the same LinkedIn page',
      person('Ruth A', { linkedinUrl: page }),
      person('Ruth Keane', { linkedinUrl: page }),
    ],
    [
      'an abbreviated organization',
      person('R Keane', { organization: 'MGH' }),
      person('Ruth Keane', { organization: 'Mass. General Hospital', city: 'Boston' }),
    ],
  ])('%s', (_, a, b) => {
    expect(scorePair(a, b).score).toBeGreaterThanOrEqual(worthALook);
    expect(blockKeys(a).some((key) => blockKeys(b).includes(key))).toBe(true);
  });
});

describe('not worth a look', () => {
  test.each<[string, ComparedContact, ComparedContact]>([
    ['an initial without anything else', person('R. Abernathy'), person('Ruth Abernathy')],
    ['the same family name', person('Ruth Abernathy', halden), person('Tom Abernathy', halden)],
    [
      'the same name at two organizations with two addresses',
      person('Ann Lee', { organization: 'Halden', emails: ['a@halden.org'] }),
      person('Ann Lee', { organization: 'Mercy', emails: ['a@mercy.org'] }),
    ],
    [
      'the same name with two LinkedIn pages',
      person('Ann Lee', { linkedinUrl: page }),
      person('Ann Lee', { linkedinUrl: `${page}2` }),
    ],
    [
      'a couple with one phone',
      person('Ruth Keane', { phones: [{ e164: '+16175550142', typed: '1' }] }),
      person('Tom Keane', { phones: [{ e164: '+16175550142', typed: '1' }] }),
    ],
    ['short names that differ by a letter', person('Ann Lee', halden), person('Ann Low', halden)],
  ])('%s', (_, a, b) => {
    expect(scorePair(a, b).score).toBeLessThan(worthALook);
  });
});

test('reasons are said in words, for and against', () => {
  const { score, reasons } = scorePair(
    person('Bob Keane', { ...halden, emails: ['b@halden.org'] }),
    person('Robert Keane', { organization: 'Halden Hospital', emails: ['r@keane.net'] }),
  );
  expect(score).toBe(75);
  expect(reasons).toEqual([
    { speaks: 'for', sentence: 'Bob Keane and Robert Keane: one first name is short for the other.' },
    { speaks: 'for', sentence: 'Same organization: Halden Hosp., Inc. and Halden Hospital.' },
    { speaks: 'against', sentence: 'Different email domains, halden.org and keane.net.' },
  ]);
});

test('conflicting addresses and two LinkedIn pages lower the score', () => {
  const plain = scorePair(person('Ann Lee', halden), person('Ann Lee', halden)).score;
  const domains = scorePair(
    person('Ann Lee', { ...halden, emails: ['a@x.org'] }),
    person('Ann Lee', { ...halden, emails: ['a@y.org'] }),
  );
  const pages = scorePair(
    person('Ann Lee', { ...halden, linkedinUrl: page }),
    person('Ann Lee', { ...halden, linkedinUrl: `${page}2` }),
  );
  expect(domains.score).toBeLessThan(plain);
  expect(pages.score).toBeLessThan(domains.score);
});

test('a switched name with a short form is found from either side', () => {
  const [switched, right] = [person('Keane Bob'), person('Robert Keane')];
  const found = ['Same name, with first and last name switched.'];
  for (const [a, b] of [
    [switched, right],
    [right, switched],
  ] as const)
    expect(scorePair(a, b).reasons.map(({ sentence }) => sentence)).toEqual(found);
});

test('it does not matter which of two comes first', () => {
  const people = fc.record({
    givenName: fc.constantFrom('Bob', 'Robert', 'R.', 'Ruth Ann', '', 'Keane'),
    familyName: fc.constantFrom('Keane', 'Keene', "Ruiz-O'Neill", 'Ruiz', '', 'Bob'),
    title: fc.constantFrom(null, 'CMO'),
    organization: fc.constantFrom(null, 'MGH', 'Mass General Hospital', 'Halden'),
    emails: fc.subarray(['a@x.org', 'b@y.org', 'c@gmail.com']),
    phones: fc.subarray([{ e164: null, typed: '617-555-0142' }]),
    linkedinUrl: fc.constantFrom(null, page, `${page}2`),
    city: fc.constantFrom(null, 'Boston'),
    country: fc.constantFrom(null, 'US', 'CH'),
  });
  fc.assert(
    fc.property(people, people, (a, b) => {
      expect(scorePair(a, b).score).toBe(scorePair(b, a).score);
    }),
  );
});

describe('what speaks for and against, in words and in points', () => {
  const name = 'Same name.';
  const ruth = (over: Partial<ComparedContact>) => person('Ruth Abernathy', over);
  const phone = (typed: string) => ({ phones: [{ e164: null, typed }] });
  test.each<[string, ComparedContact, ComparedContact, number, string[]]>([
    [
      'one LinkedIn page in any case, and a family name that changed',
      ruth({ linkedinUrl: page }),
      person('Ruth Keane', { linkedinUrl: page.toUpperCase() }),
      84,
      ['Same LinkedIn profile.', 'Different names: Ruth Abernathy and Ruth Keane.'],
    ],
    [
      'two LinkedIn pages',
      ruth({ linkedinUrl: page }),
      ruth({ linkedinUrl: `${page}2` }),
      27,
      [name, 'Different LinkedIn profiles.'],
    ],
    [
      'one mailbox of two people',
      ruth({ emails: ['Desk@X.org'] }),
      person('Tom Haugen', { emails: ['desk@x.org'] }),
      53,
      [
        'Same email, Desk@X.org.',
        'Same email domain, x.org.',
        'Different names: Ruth Abernathy and Tom Haugen.',
      ],
    ],
    [
      'one number, written twice',
      ruth(phone('617-555-0142')),
      ruth(phone('(617) 555 0142')),
      99,
      [name, 'Same phone number, 617-555-0142.'],
    ],
    ['one extension, which is no number', ruth(phone('ext. 12')), ruth(phone('ext. 12')), 62, [name]],
    ['one title', ruth({ title: 'Chief' }), ruth({ title: 'chief' }), 68, [name, 'Same title, Chief.']],
    ['no title', ruth({ title: '' }), ruth({ title: '' }), 62, [name]],
    [
      'one organization',
      ruth({ organization: 'Halden' }),
      ruth({ organization: 'Halden' }),
      90,
      [name, 'Same organization, Halden.'],
    ],
    [
      'an organization and a part of its name',
      ruth({ organization: 'Halden Health' }),
      ruth({ organization: 'Halden' }),
      80,
      [name, 'Possibly the same organization: Halden Health and Halden.'],
    ],
    [
      'organizations that share a word',
      ruth({ organization: 'Halden Health' }),
      ruth({ organization: 'Halden Bank' }),
      50,
      [name, 'Different organizations, Halden Health and Halden Bank.'],
    ],
    [
      'the first letters of three words',
      ruth({ organization: 'MGH' }),
      ruth({ organization: 'Massachusetts General Hospital' }),
      80,
      [name, 'Possibly the same organization: MGH and Massachusetts General Hospital.'],
    ],
    [
      'the first letters of two words, which are too few',
      ruth({ organization: 'MG' }),
      ruth({ organization: 'Massachusetts General' }),
      50,
      [name, 'Different organizations, MG and Massachusetts General.'],
    ],
    [
      'other letters',
      ruth({ organization: 'XYZ' }),
      ruth({ organization: 'Massachusetts General Hospital' }),
      50,
      [name, 'Different organizations, XYZ and Massachusetts General Hospital.'],
    ],
    [
      'two addresses of one place',
      ruth({ emails: ['a@halden.org'] }),
      ruth({ emails: ['b@halden.org'] }),
      70,
      [name, 'Same email domain, halden.org.'],
    ],
    [
      'an address at work and one at home',
      ruth({ emails: ['a@halden.org'] }),
      ruth({ emails: ['b@gmail.com'] }),
      62,
      [name],
    ],
    [
      'two addresses at home',
      ruth({ emails: ['a@gmail.com'] }),
      ruth({ emails: ['b@gmail.com'] }),
      62,
      [name],
    ],
    [
      'two countries, whatever the city',
      ruth({ country: 'US', city: 'Bern' }),
      ruth({ country: 'CH', city: 'Bern' }),
      52,
      [name, 'Different countries, US and CH.'],
    ],
    [
      'one city, where a country is known of one',
      ruth({ country: 'US', city: 'Boston' }),
      ruth({ city: 'boston' }),
      67,
      [name, 'Both in Boston.'],
    ],
    ['one country', ruth({ country: 'US' }), ruth({ country: 'US' }), 62, [name]],
    [
      'nothing but two names',
      ruth({}),
      person('Tom Haugen'),
      0,
      ['Different names: Ruth Abernathy and Tom Haugen.'],
    ],
    [
      'a family name alone, which is not another name',
      ruth(halden),
      person('Haugen', halden),
      28,
      ['Same organization, Halden Hosp., Inc..'],
    ],
  ])('%s', (_, a, b, score, sentences) => {
    const scored = scorePair(a, b);
    expect([scored.score, scored.reasons.map(({ sentence }) => sentence)]).toEqual([score, sentences]);
  });
});
