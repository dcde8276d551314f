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
  expect(matchKeys(full).map(({ by }) => by)).toEqual([
    'linkedin',
    'email',
    'phone-and-name',
    'name-and-organization',
    'name',
  ]);
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
