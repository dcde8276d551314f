import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { expect, test } from 'vitest';
import { aContact } from './a-contact.ts';
import { lineBelow, people, placeInWords, sourceInWords } from './contact-words.ts';

test('title, organization and place stand below the name', () => {
  const contact = aContact({ place: { ...nowhere, city: 'Boston', region: 'MA', country: 'US' } });
  expect(lineBelow(contact)).toBe('Chief Medical Officer, Halden Health · Boston, MA');
});

test('a place without a city says its country', () => {
  expect(placeInWords({ place: { ...nowhere, city: null, region: null, country: 'NO' } })).toBe('NO');
  expect(placeInWords({ place: null })).toBe('');
});

test('somebody known by the organization alone is not called so twice', () => {
  const contact = aContact({ givenName: '', familyName: '', title: null });
  expect(lineBelow(contact)).toBe('');
});

test('somebody without title and place is told by the address', () => {
  const contact = aContact({ title: null, organization: null, emails: ['ruth@halden.example'] });
  expect(lineBelow(contact)).toBe('ruth@halden.example');
});

test('one person is a person, thousands are counted with a comma', () => {
  expect(people(1)).toBe('1 person');
  expect(people(2000)).toBe('2,000 people');
});

test('the file somebody came in with is named', () => {
  expect(sourceInWords({ source: { kind: 'import', label: 'Connections.csv' } })).toBe(
    'Came in with the file Connections.csv.',
  );
});
