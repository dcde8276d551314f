import type { NewsPerson } from '@threefold/contracts/keep-warm';
import { expect, test } from 'vitest';
import { followingInWords, nextAfter } from './news-in-turn.ts';

const person = (name: string, state: NewsPerson['state'], follows = false): NewsPerson => ({
  contactId: name,
  name,
  organization: null,
  helped: '',
  state,
  letterId: null,
  follows,
  sentAt: null,
});

test('after one letter comes the next that is open, then those that were left above', () => {
  const people = [
    person('Ana', 'drafted'),
    person('Ben', 'told'),
    person('Cai', 'waiting'),
    person('Dee', 'skipped'),
  ];
  expect(nextAfter(people, 'Ana')?.name).toBe('Cai');
  expect(nextAfter(people, 'Cai')?.name).toBe('Ana');
  expect(nextAfter([person('Ana', 'drafted')], 'Ana')).toBeUndefined();
  expect(nextAfter(people, 'who is gone')?.name).toBe('Ana');
});

test('it is said which letters follow the text, and whose keep the words of the seeker', () => {
  expect(followingInWords([person('Ana', 'waiting')])).toBeNull();
  expect(followingInWords([person('Ana', 'drafted', true)])).toBe('The drafted letter will change too.');
  const all = [person('Ana', 'drafted', true), person('Ben', 'drafted', true), person('Cai', 'drafted')];
  expect(followingInWords(all)).toBe(
    'The 2 drafted letters will change too. You edited the letter to Cai; it keeps your wording.',
  );
  expect(followingInWords(['Ana', 'Ben', 'Cai'].map((name) => person(name, 'drafted')))).toBe(
    'You edited the letters to Ana, Ben and Cai; they keep your wording.',
  );
});
