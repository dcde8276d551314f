import type { TimelineItem } from '@threefold/contracts/history';
import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { expect, test } from 'vitest';
import { aContact } from './contact.fixture.ts';
import { byDay, lineBelow, people, placeInWords, placeOf, sourceInWords } from './contact-words.ts';

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
    'Imported from Connections.csv.',
  );
});

const entry = (given: Partial<TimelineItem>): TimelineItem => ({
  id: 'e1',
  at: '2026-11-24T13:00:00Z',
  kind: 'letter-sent',
  sentence: 'You sent a letter.',
  detail: null,
  letterId: null,
  callBackId: null,
  meetingId: null,
  referralId: null,
  otherContact: null,
  ...given,
});

test('what happened on one day stands together, in the order it came', () => {
  const days = byDay(
    [
      entry({ id: 'c', at: '2026-11-25T09:00:00Z' }),
      entry({ id: 'b', at: '2026-11-24T18:00:00Z' }),
      entry({ id: 'a', at: '2026-11-24T09:00:00Z' }),
    ],
    (at) => at.slice(0, 10),
  );
  expect(days.map(({ day, items }) => [day, items.map(({ id }) => id)])).toEqual([
    ['2026-11-25', ['c']],
    ['2026-11-24', ['b', 'a']],
  ]);
});

test('an entry leads to its letter, its meeting or the other person', () => {
  expect(placeOf(entry({ letterId: 'l1', meetingId: 'm1' }))).toBe('/letters/l1');
  expect(placeOf(entry({ meetingId: 'm1' }))).toBe('/meetings/m1');
  expect(placeOf(entry({ otherContact: { id: 'c2', name: 'Tom Haugen' } }))).toBe('/contacts/c2');
  expect(placeOf(entry({}))).toBeUndefined();
});
