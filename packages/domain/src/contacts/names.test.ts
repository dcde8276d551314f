import { expect, test } from 'vitest';
import { displayName, initials } from './names.ts';

test('a person is shown by given and family name', () => {
  expect(displayName({ givenName: 'Ruth', familyName: 'Abernathy', credentials: 'MD' })).toBe(
    'Ruth Abernathy',
  );
});

test('a Chinese, Japanese or Korean name is shown family name first', () => {
  expect(displayName({ givenName: '小明', familyName: '王' })).toBe('王小明');
});

test('a person known by one name is shown by it', () => {
  expect(displayName({ givenName: 'Sukarno', familyName: null })).toBe('Sukarno');
});

test('a person without a name is shown by the e-mail, then the organization', () => {
  expect(displayName({ emails: ['r@halden.org'], organization: 'Halden Health' })).toBe('r@halden.org');
  expect(displayName({ givenName: ' ', emails: [], organization: 'Halden Health' })).toBe('Halden Health');
});

test('an erased person is unnamed', () => {
  expect(displayName({ givenName: null, familyName: null, emails: [] })).toBe('Unnamed');
});

test.each([
  ['Ruth', 'Abernathy', 'R. A.'],
  ['ruth', 'abernathy', 'R. A.'],
  ['Jan', 'van der Berg', 'J. B.'],
  ['Øystein', "O'Brien", 'Ø. O.'],
  ['Sukarno', null, 'S.'],
  [null, 'Wójcik', 'W.'],
])('a coach who sees initials sees %s %s as %s', (givenName, familyName, expected) => {
  expect(initials({ givenName, familyName })).toBe(expected);
});

test('initials give away neither the address nor the organization of a nameless person', () => {
  expect(initials({ emails: ['ruth@halden.org'], organization: 'Halden' })).toBe('–');
});
