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
  const nobody = { count: 0, goal: 3, close: 'I would be glad to continue this.' };
  expect(promptAt(after(20), { kind: 'informational', ...nobody })?.sentence).toMatch(/whom else/);
  expect(promptAt(after(20), { kind: 'interview', ...nobody })?.forNames).toBe(false);
  expect(promptAt(after(10), { kind: 'informational', ...nobody })).toBeNull();
});

test('where all were named, and in an interview, the last five minutes are for a good close', () => {
  const close = 'I would be glad to continue this.';
  expect(promptAt(after(21), { kind: 'informational', count: 3, goal: 3, close })?.wording).toBe(close);
  expect(promptAt(after(21), { kind: 'interview', count: 0, goal: 3, close })?.wording).toBe(close);
  expect(promptAt(after(19), { kind: 'interview', count: 0, goal: 3, close })).toBeNull();
});
