import { expect, test } from 'vitest';
import { moved, proposedIds, toggled } from './question-order.ts';

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
  expect(proposedIds(questions, 'heart')).toEqual(['first', 'new']);
});
