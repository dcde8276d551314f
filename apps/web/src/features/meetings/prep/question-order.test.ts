import { expect, test } from 'vitest';
import { arranged, moved, proposedIds, reordered, toggled } from './question-order.ts';

test('a tapped question goes to the end, tapped again it leaves', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('a question moves by one place and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});

test('the proposal takes one question of each theme, a fresh one before one asked before', () => {
  const questions = [
    { id: 'old', theme: 'challenge', askedBefore: true },
    { id: 'new', theme: 'challenge', askedBefore: false },
    { id: 'first', theme: 'opening', askedBefore: false },
    { id: 'mine', theme: 'own', askedBefore: false },
  ] as const;
  expect(proposedIds(questions, { order: 'heart', kind: 'informational' })).toEqual(['new', 'first']);
});

test('in a real interview nobody is asked for names', () => {
  const questions = [{ id: 'who', theme: 'referral', askedBefore: false }] as const;
  expect(proposedIds(questions, { order: 'heart', kind: 'research' })).toEqual(['who']);
  expect(proposedIds(questions, { order: 'heart', kind: 'interview' })).toEqual([]);
});

test('chosen questions are put into the other order, and one’s own stay before the names', () => {
  const questions = [
    { id: 'who', theme: 'referral', askedBefore: false },
    { id: 'mine', theme: 'own', askedBefore: false },
    { id: 'advice', theme: 'advice', askedBefore: false },
    { id: 'trend', theme: 'trends', askedBefore: false },
  ] as const;
  const ids = questions.map(({ id }) => id);
  expect(arranged(ids, { questions, order: 'tiara' })).toEqual(['trend', 'advice', 'mine', 'who']);
  expect(arranged(ids, { questions, order: 'heart' })).toEqual(['advice', 'mine', 'trend', 'who']);
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
