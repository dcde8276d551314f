import { expect, test } from 'vitest';
import { estimateMinutes, estimateSentence } from './order.ts';

test('the minutes of a day are those of its items', () => {
  expect(
    estimateMinutes([{ kind: 'call' }, { kind: 'call' }, { kind: 'approve-letter' }, { kind: 'debrief' }]),
  ).toBe(22);
  expect(estimateMinutes([])).toBe(0);
});

test.each([
  [22, 30, 'About 22 of your 30 minutes.'],
  [30, 30, 'About 30 of your 30 minutes.'],
  [45, 30, 'About 45 min (15 over your daily 30).'],
  [0, 20, 'You have 20 minutes free.'],
])('%i minutes of work in a day of %i', (minutes, minutesPerDay, sentence) => {
  expect(estimateSentence(minutes, minutesPerDay)).toBe(sentence);
});
