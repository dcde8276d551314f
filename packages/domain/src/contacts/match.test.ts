import { describe, expect, test } from 'vitest';
import {
  addToMatchIndex,
  createMatchIndex,
  findMatch,
  findNamesakes,
  type MatchableContact,
  matchKeys,
} from './match.ts';

function contact(over: Partial<MatchableContact> = {}): MatchableContact {
  return { givenName: 'Ruth', familyName: 'Abernathy', emails: [], phones: [], ...over };
}

const page = 'https://www.linkedin.com/in/ruth-a';
const phone = { e164: '+16175550142', typed: '617-555-0142' };

test('keys come in the order of their strength', () => {
  const full = contact({
    linkedinUrl: page,
    emails: ['r@x.org'],
    phones: [phone],
    organization: 'Halden Hosp.',
  });
  expect(matchKeys(full)).toEqual([
    { by: 'linkedin', key: page },
    { by: 'email', key: 'r@x.org' },
    { by: 'phone-and-name', key: '+16175550142 abernathy' },
    { by: 'name-and-organization', key: expect.stringMatching(/^ruth abernathy @ halden hosp/) },
    { by: 'name', key: 'ruth abernathy' },
  ]);
});

test('whoever has half a name has no other key than it, and who has none is not known by a name', () => {
  const about = { organization: 'Halden', phones: [phone] };
  expect(matchKeys(contact({ ...about, familyName: '' }))).toEqual([{ by: 'name', key: 'ruth' }]);
  expect(matchKeys(contact({ ...about, givenName: '' })).map(({ by, key }) => [by, key])).toEqual([
    ['phone-and-name', '+16175550142 abernathy'],
    ['name', 'abernathy'],
  ]);
  expect(matchKeys(contact({ ...about, givenName: null, familyName: undefined }))).toEqual([
    { by: 'phone-and-name', key: '+16175550142 @ halden' },
  ]);
});

describe('a phone number', () => {
  const typed = (number: string, e164: string | null = null) => ({ phones: [{ e164, typed: number }] });
  test.each<[string, Partial<MatchableContact>, Partial<MatchableContact>, boolean]>([
    ['without an international form is its digits', typed('617-555-0142'), typed('(617) 555 0142'), true],
    ['of seven digits is enough', typed('555-0142'), typed('555 0142'), true],
    ['of six digits is none', typed('55-0142'), typed('55 0142'), false],
    ['that is a mere extension is none', typed('ext. 4711'), typed('ext. 4711'), false],
    [
      'has its international form, however it was typed',
      typed('a', '+16175550142'),
      typed('b', '+16175550142'),
      true,
    ],
    [
      'is another one where the international forms differ',
      typed('555-0142', '+16175550142'),
      typed('555-0142', '+12125550142'),
      false,
    ],
    [
      'of somebody with another family name tells nothing',
      typed('617-555-0142'),
      { ...typed('617-555-0142'), familyName: 'Keane' },
      false,
    ],
  ])('%s', (_, known, row, isSame) => {
    const index = createMatchIndex([{ id: 'ruth', ...contact(known) }]);
    const found = isSame ? { kind: 'same', id: 'ruth', by: 'phone-and-name' } : { kind: 'none' };
    expect(findMatch(index, contact(row))).toEqual(found);
  });
});

describe('two names are not two people where one may stand for the other:', () => {
  const at = { emails: ['r@x.org'] };
  test.each<[string, Partial<MatchableContact>, Partial<MatchableContact>]>([
    [
      'an initial and the name',
      { givenName: 'R.', familyName: 'Lee' },
      { givenName: 'Ruth', familyName: 'Abernathy' },
    ],
    [
      'the name and an initial',
      { givenName: 'Ruth', familyName: 'Lee' },
      { givenName: 'R.', familyName: 'Abernathy' },
    ],
    [
      'a short form and the long one',
      { givenName: 'Sam', familyName: 'Lee' },
      { givenName: 'Samuel', familyName: 'Lee' },
    ],
    ['nothing and a name', { givenName: '', familyName: '' }, { givenName: 'Ruth', familyName: 'Abernathy' }],
    [
      'a name and nothing',
      { givenName: 'Ruth', familyName: 'Abernathy' },
      { givenName: null, familyName: null },
    ],
    ['accents', { givenName: 'José' }, { givenName: 'Jose' }],
    ['an umlaut and how it is written without', { givenName: 'Jürgen' }, { givenName: 'Juergen' }],
    ['another writing', { givenName: 'Сергей' }, { givenName: 'Sergey' }],
    ['a middle name that one leaves out', { givenName: 'Ruth Ann' }, { givenName: 'Ruth' }],
    ['given and family name switched', {}, { givenName: 'Abernathy', familyName: 'Ruth' }],
    ['one page, written in another case', { linkedinUrl: page }, { linkedinUrl: page.toUpperCase() }],
  ])('%s', (_, known, row) => {
    const index = createMatchIndex([{ id: 'ruth', ...contact({ ...at, ...known }) }]);
    expect(findMatch(index, contact({ ...at, ...row }))).toMatchObject({ kind: 'same', id: 'ruth' });
  });
});

describe('two people share an address, and each stays who they are:', () => {
  const at = { emails: ['moens@x.org'], familyName: 'Moen', givenName: 'John' };
  test.each<[string, Partial<MatchableContact>, Partial<MatchableContact>]>([
    ['a couple', {}, { givenName: 'Ida' }],
    ['names that begin alike', { givenName: 'Paul' }, { givenName: 'Paula' }],
    ['two middle initials', { givenName: 'John A.' }, { givenName: 'John B.' }],
    ['sisters with one first name', { givenName: 'Mary Ann' }, { givenName: 'Mary Jane' }],
    ['father and son', {}, { credentials: 'Jr.' }],
    ['senior and junior', { credentials: 'Sr., MD' }, { credentials: 'MD, III' }],
    [
      'two titles and two forms of a given name',
      { givenName: 'Chris', title: 'CFO' },
      { givenName: 'Christine', title: 'Nurse' },
    ],
    ['two of one practice with one given name', { familyName: 'Smith' }, { familyName: 'Jones' }],
    [
      'a name that another file gave one of them',
      { givenName: 'J.', alsoCalled: ['John'] },
      { givenName: 'Jane' },
    ],
  ])('%s', (_, known, row) => {
    const index = createMatchIndex([{ id: 'one', ...contact({ ...at, ...known }) }]);
    expect(findMatch(index, contact({ ...at, ...row }))).toEqual({
      kind: 'proposed',
      id: 'one',
      by: 'email',
    });
  });
});

test('of several who share an address the one of the same name is meant, and not the one of whom it may be the initial', () => {
  const emails = ['moens@x.org'];
  const index = createMatchIndex([
    { id: 'initial', ...contact({ givenName: 'J.', familyName: 'Moen', emails }) },
    { id: 'john', ...contact({ givenName: 'John', familyName: 'Moen', emails }) },
  ]);
  expect(findMatch(index, contact({ givenName: 'John', familyName: 'Moen', emails }))).toMatchObject({
    id: 'john',
  });
});

test('two extensions of one number are two phones', () => {
  const at = (extension: string) => ({ e164: '+16175550142', typed: `617-555-0142 ${extension}` });
  const index = createMatchIndex([{ id: 'ruth', ...contact({ phones: [at('x12')] }) }]);
  expect(findMatch(index, contact({ phones: [at('ext. 13')] }))).toEqual({ kind: 'none' });
  expect(findMatch(index, contact({ phones: [at('press 12')] }))).toMatchObject({ kind: 'same', id: 'ruth' });
});

test('of two doubtful matches the one by the stronger key is proposed', () => {
  const index = createMatchIndex([
    { id: 'desk', ...contact({ givenName: 'Tom', familyName: 'Haugen', emails: ['desk@x.org'] }) },
    { id: 'namesake', ...contact({ organization: 'Halden' }) },
  ]);
  const row = contact({ emails: ['desk@x.org'], organization: 'Halden' });
  expect(findMatch(index, row)).toEqual({ kind: 'proposed', id: 'desk', by: 'email' });
});

test('an address with a blank around it is the same address', () => {
  const index = createMatchIndex([{ id: 'ruth', ...contact({ emails: ['r@x.org'] }) }]);
  expect(findMatch(index, contact({ emails: [' R@X.org '] }))).toMatchObject({ kind: 'same', by: 'email' });
});

describe('a row is somebody already known', () => {
  test.each<[string, Partial<MatchableContact>, Partial<MatchableContact>, string]>([
    [
      'by the LinkedIn page, whatever the name now is',
      { linkedinUrl: page },
      { linkedinUrl: page, givenName: 'Maria', familyName: 'Keane' },
      'linkedin',
    ],
    ['by the e-mail in any case', { emails: ['Ruth@X.org'] }, { emails: ['ruth@x.org'] }, 'email'],
    [
      'by the e-mail after a marriage',
      { emails: ['r@x.org'] },
      { emails: ['r@x.org'], familyName: 'Keane' },
      'email',
    ],
    [
      'by the phone and the family name',
      { phones: [phone] },
      { phones: [phone], givenName: 'R.' },
      'phone-and-name',
    ],
  ])('%s', (_, known, row, by) => {
    const index = createMatchIndex([{ id: 'ruth', ...contact(known) }]);
    expect(findMatch(index, contact(row))).toEqual({ kind: 'same', id: 'ruth', by });
  });
});

describe('a match is only proposed', () => {
  test.each<[string, Partial<MatchableContact>, Partial<MatchableContact>, string]>([
    [
      'by name and organization',
      { organization: 'Halden Hospital' },
      { organization: 'Halden Hosp., Inc.' },
      'name-and-organization',
    ],
    [
      'when two people share a mailbox',
      { emails: ['office@x.org'] },
      { emails: ['office@x.org'], givenName: 'Tom', familyName: 'Haugen' },
      'email',
    ],
    [
      'when the e-mail is the same and the LinkedIn page is another',
      { emails: ['r@x.org'], linkedinUrl: page },
      { emails: ['r@x.org'], linkedinUrl: `${page}2` },
      'email',
    ],
    [
      'when a couple shares a phone',
      { phones: [phone] },
      { phones: [phone], givenName: 'Tom' },
      'phone-and-name',
    ],
  ])('%s', (_, known, row, by) => {
    const index = createMatchIndex([{ id: 'ruth', ...contact(known) }]);
    expect(findMatch(index, contact(row))).toEqual({ kind: 'proposed', id: 'ruth', by });
  });
});

test('the LinkedIn page decides when the e-mail points to somebody else', () => {
  const index = createMatchIndex([
    { id: 'mail', ...contact({ emails: ['r@x.org'] }) },
    { id: 'page', ...contact({ linkedinUrl: page }) },
  ]);
  expect(findMatch(index, contact({ emails: ['r@x.org'], linkedinUrl: page }))).toMatchObject({ id: 'page' });
});

test('the same name alone matches nobody', () => {
  const index = createMatchIndex([{ id: 'ruth', ...contact() }]);
  expect(findMatch(index, contact())).toEqual({ kind: 'none' });
});

test('a later row of a file finds an earlier one', () => {
  const index = createMatchIndex([]);
  addToMatchIndex(index, { id: 'new', ...contact({ emails: ['r@x.org'] }) });
  expect(findMatch(index, contact({ emails: ['r@x.org'] }))).toMatchObject({ kind: 'same', id: 'new' });
});

describe('namesakes, for rows that hold little more than a name', () => {
  const index = createMatchIndex([
    { id: 'plain', ...contact() },
    { id: 'halden', ...contact({ organization: 'Halden Hospital', linkedinUrl: page }) },
  ]);

  test('a name alone finds everybody of that name', () => {
    expect(findNamesakes(index, contact())).toEqual(['plain', 'halden']);
  });

  test('with an organization only those who work there', () => {
    expect(findNamesakes(index, contact({ organization: 'Halden Hosp.' }))).toEqual(['halden']);
  });

  test('a shared address makes nobody a namesake, and whoever was added twice is found once', () => {
    const mailbox = createMatchIndex([
      { id: 'tom', ...contact({ givenName: 'Tom', familyName: 'Haugen', emails: ['desk@x.org'] }) },
      { id: 'ruth', ...contact() },
    ]);
    addToMatchIndex(mailbox, { id: 'ruth', ...contact({ emails: ['ruth@x.org'] }) });
    expect(findNamesakes(mailbox, contact({ emails: ['desk@x.org'] }))).toEqual(['ruth']);
  });

  test('another LinkedIn page is another person', () => {
    expect(findNamesakes(index, contact({ linkedinUrl: `${page}2` }))).toEqual(['plain']);
  });
});

test('whom a row cannot be about is passed over for the next one who shares its address', () => {
  const both = contact({ emails: ['desk@halden.org'] });
  const index = createMatchIndex([
    { id: 'one', ...both },
    { id: 'two', ...both },
  ]);
  expect(findMatch(index, both)).toMatchObject({ id: 'one' });
  expect(findMatch(index, both, (id) => id !== 'one')).toMatchObject({ id: 'two' });
  expect(findMatch(index, both, () => false)).toEqual({ kind: 'none' });
});
