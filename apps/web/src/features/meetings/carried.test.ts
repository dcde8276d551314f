import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isCarried } from './carried.ts';

const noon = Temporal.Instant.from('2026-11-24T12:00:00Z');
const startsIn = (hours: number) => ({ startsAt: noon.add({ hours }).toString() });

test('the phone carries the meetings of today and tomorrow', () => {
  expect([0, 1, 11, 35].every((hours) => isCarried(startsIn(hours), noon))).toBe(true);
});

test('a meeting that began a while ago is carried on until the next day', () => {
  expect(isCarried(startsIn(-20), noon)).toBe(true);
  expect(isCarried(startsIn(-25), noon)).toBe(false);
});

test('a meeting of next week stays with the server', () => {
  expect(isCarried(startsIn(7 * 24), noon)).toBe(false);
});
