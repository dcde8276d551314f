import type { TimelineItem } from '@threefold/contracts/history';
import { expect, test } from 'vitest';
import { byDay, placeOf } from './timeline-days.ts';

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
