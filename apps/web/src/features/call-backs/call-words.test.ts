import type { CallBack } from '@threefold/contracts/call-backs';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { attemptInWords, callsHeadline, dueInWords, groupCalls } from './call-words.ts';

const call = {
  attempt: 1,
  promised: true,
  promise: null,
  assistantScript: '',
  openingScript: '',
  outcomes: [],
};
const where = { timeZone: 'America/Chicago', now: Temporal.Instant.from('2026-11-24T17:48:00Z') };

test('a promised call says its time on your clock and how near it is', () => {
  expect(dueInWords({ at: '2026-11-24T18:00:00Z', call }, where)).toBe(
    'promised for 12:00 PM, in 12 minutes',
  );
});

test('a call that nobody was promised does not claim a promise', () => {
  const unpromised = { ...call, promised: false };
  expect(dueInWords({ at: '2026-11-24T17:00:00Z', call: unpromised }, where)).toBe(
    'call at 11:00 AM, 48 minutes ago',
  );
});

test('a promise of another day names the day', () => {
  expect(dueInWords({ at: '2026-11-23T18:00:00Z', call }, where)).toBe('promised for yesterday, 12:00 PM');
});

test('the assistant stands beside the attempt where one is known', () => {
  const contact = { assistant: 'Marcy' };
  expect(attemptInWords({ call: { ...call, attempt: 2 }, contact: contact as never })).toBe(
    'assistant: Marcy, second attempt',
  );
});

// Only what grouping reads; the rest of a call-back does not matter here.
const callAt = (dueAt: string) => ({ id: dueAt, dueAt }) as CallBack;

test('calls are told by your own day and week', () => {
  const groups = groupCalls(
    [
      callAt('2026-12-02T15:00:00Z'),
      callAt('2026-11-24T17:00:00Z'),
      callAt('2026-11-25T05:30:00Z'),
      callAt('2026-11-27T15:00:00Z'),
    ],
    where,
  );
  expect(groups.map(({ title, calls }) => [title, calls.length])).toEqual([
    ['Overdue', 1],
    // Half past eleven in the evening in Chicago, though tomorrow in London.
    ['Today', 1],
    ['This week', 1],
    ['Later', 1],
  ]);
  expect(callsHeadline(groups)).toBe('Four calls, one overdue');
});

test('without calls the headline says that nobody waits', () => {
  expect(callsHeadline([])).toBe('No calls due');
});
