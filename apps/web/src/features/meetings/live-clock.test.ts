import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clockOf, clockWord, promptAt } from './live-clock.ts';

const began = Temporal.Instant.from('2026-11-24T15:00:00Z');
const after = (minutes: number) => clockOf(began.toString(), { minutes: 25, now: began.add({ minutes }) });

test('the agreed time is counted down, and then up', () => {
  expect([0, 10, 20, 25, 27].map((minutes) => after(minutes).text)).toEqual([
    '25:00',
    '15:00',
    '5:00',
    '0:00',
    '2:00',
  ]);
});

test('five minutes before the end there is a sign, once', () => {
  expect([19, 20, 25, 26].map((minutes) => after(minutes).state)).toEqual([
    'running',
    'closing',
    'closing',
    'over',
  ]);
  expect(clockWord(after(21), 25)).toBe(clockWord(after(24), 25));
});

test('names are asked for before time is up, and never in an interview', () => {
  const nobody = { count: 0, goal: 3 };
  expect(promptAt(300, { kind: 'informational', ...nobody })?.sentence).toMatch(/whom else/);
  expect(promptAt(300, { kind: 'interview', ...nobody })).toBeNull();
  expect(promptAt(900, { kind: 'informational', ...nobody })).toBeNull();
});
