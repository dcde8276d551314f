import type { CallBack } from '@threefold/contracts/call-backs';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { callsHeadline, groupCalls } from './group-calls.ts';

// Only what grouping reads; the rest of a call-back does not matter here.
const callAt = (dueAt: string) => ({ id: dueAt, dueAt }) as CallBack;
const where = { timeZone: 'America/Chicago', now: Temporal.Instant.from('2026-11-24T17:48:00Z') };

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
  expect(callsHeadline(groups)).toBe('Four calls owed, one of them overdue.');
});

test('without calls the headline says that nobody waits', () => {
  expect(callsHeadline([])).toBe('You owe nobody a call.');
});
