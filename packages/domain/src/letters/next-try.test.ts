import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { nextTry } from './next-try.ts';

test('a letter is tried again after a minute, then ever more rarely, for a day', () => {
  const began = Temporal.Instant.from('2026-11-30T15:00:00Z');
  const waits: number[] = [];
  let now = began;
  for (let tries = 1; ; tries++) {
    const next = nextTry(tries, now);
    if (next === null) break;
    waits.push(now.until(next).total('minutes'));
    now = next;
  }
  expect(waits[0]).toBe(1);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  const hours = began.until(now).total('hours');
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(26);
});
