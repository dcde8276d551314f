import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clockOf, clockWord } from './live-clock.ts';

const startsAt = '2026-11-24T15:00:00Z';
const began = Temporal.Instant.from(startsAt);
const at = (minute: number, startedAt = 0) =>
  clockOf(
    { startsAt, minutes: 25 },
    { startedAt: began.add({ minutes: startedAt }).toString(), now: began.add({ minutes: minute }) },
  );

test('the agreed time is counted down, and then up', () => {
  expect([0, 10, 20, 25, 27].map((minute) => at(minute).text)).toEqual([
    '25:00',
    '15:00',
    '5:00',
    '0:00',
    '2:00',
  ]);
});

test('begun ten minutes late, it counts to the agreed end and says so', () => {
  expect(at(10, 10).text).toBe('15:00');
  expect(clockWord(at(10, 10), 25)).toBe('left of 15 minutes, since you started late');
  expect(at(20, 10).state).toBe('closing');
});

test('five minutes before the end there is a sign, once', () => {
  expect([19, 20, 25, 26].map((minute) => at(minute).state)).toEqual([
    'running',
    'closing',
    'closing',
    'over',
  ]);
  expect(clockWord(at(21), 25)).toBe(clockWord(at(24), 25));
});
