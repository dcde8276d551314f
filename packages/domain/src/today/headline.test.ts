import { expect, test } from 'vitest';
import { numberInWords } from '../text/number-in-words.ts';
import { headlineForToday, type TodayCounts } from './order.ts';

test.each<[TodayCounts, string]>([
  [{ call: 3, 'approve-letter': 1 }, 'Three calls you promised, one letter to approve.'],
  [{ call: 1 }, 'One call you promised.'],
  [{ 'settle-letter': 1, answer: 2 }, 'One letter that may not have gone out, two people to get back to.'],
  [{ call: 14 }, '14 calls you promised.'],
  [{ 'thank-you': 2, meeting: 1 }, 'Two thank-yous to write, one meeting.'],
  [{ 'close-loop': 1, debrief: 1 }, 'One meeting to debrief, one person to update.'],
  [
    { call: 2, 'thank-you': 1, debrief: 1, 'write-letter': 3, 'close-loop': 1, meeting: 1 },
    'Two calls you promised, one thank-you to write, one meeting to debrief, and four more.',
  ],
  [{}, 'You’re all caught up.'],
  [{ call: 0, 'write-letter': 0 }, 'You’re all caught up.'],
  [{ meeting: 2 }, 'Two meetings, nothing else due.'],
])('%j reads "%s"', (counts, headline) => {
  expect(headlineForToday(counts)).toBe(headline);
});

test('nobody is caught up while there are people to write to', () => {
  expect(headlineForToday({}, 1)).toBe('Nothing is due today. One person to write to.');
  expect(headlineForToday({}, 39)).toBe('Nothing is due today. 39 people to write to.');
  expect(headlineForToday({ call: 1 }, 39)).toBe('One call you promised.');
  expect(headlineForToday({ meeting: 1 }, 39)).toBe('One meeting, nothing else due.');
});

test('numbers are words up to twelve', () => {
  expect([0, 1, 12, 13].map(numberInWords)).toEqual(['no', 'one', 'twelve', '13']);
});
