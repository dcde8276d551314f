import { expect, test } from 'vitest';
import { arranged, moved, reordered, toggled } from './question-order.ts';

test('a tapped question goes to the end, tapped again it leaves', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('a question moves by one place and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});

test('chosen questions are put into the other order, and one’s own stay before the referrals', () => {
  const questions = [
    { id: 'who', theme: 'referral', askedBefore: false },
    { id: 'mine', theme: 'own', askedBefore: false },
    { id: 'advice', theme: 'advice', askedBefore: false },
    { id: 'trend', theme: 'trends', askedBefore: false },
  ] as const;
  const ids = questions.map(({ id }) => id);
  expect(arranged(ids, { questions, order: 'tiara', kind: 'informational' })).toEqual([
    'trend',
    'advice',
    'mine',
    'who',
  ]);
  expect(arranged(ids, { questions, order: 'heart', kind: 'informational' })).toEqual([
    'advice',
    'mine',
    'trend',
    'who',
  ]);
});

test('a proposal is made anew for the other order, and what the seeker chose is kept', () => {
  const questions = [
    { id: 'challenge', theme: 'challenge', askedBefore: false },
    { id: 'advice', theme: 'advice', askedBefore: false },
    { id: 'trend', theme: 'trends', askedBefore: false },
  ] as const;
  const change = { questions, from: 'heart', to: 'tiara', kind: 'informational' } as const;
  expect(reordered(['challenge', 'advice'], change)).toEqual(['trend', 'advice']);
  expect(reordered(['challenge'], change)).toEqual(['challenge']);
  expect(reordered([], change)).toEqual([]);
});
