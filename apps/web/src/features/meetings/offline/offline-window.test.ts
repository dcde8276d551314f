import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isFetchedAhead, staysOffline } from './offline-window.ts';

const noon = Temporal.Instant.from('2026-11-24T12:00:00Z');
const startsIn = (hours: number) => ({ startsAt: noon.add({ hours }).toString() });

test('the meetings of today and tomorrow open with no network', () => {
  expect([0, 1, 11, 35].every((hours) => isFetchedAhead(startsIn(hours), noon))).toBe(true);
});

test('a meeting that began a while ago opens with no network until the next day', () => {
  expect(isFetchedAhead(startsIn(-20), noon)).toBe(true);
  expect(isFetchedAhead(startsIn(-25), noon)).toBe(false);
});

test('a meeting of next week stays with the server', () => {
  expect(isFetchedAhead(startsIn(7 * 24), noon)).toBe(false);
});

test('what was opened once opens with no network however far ahead, and goes a day after the meeting', () => {
  const now = Temporal.Instant.from('2026-11-24T15:00:00Z');
  expect(staysOffline({ startsAt: '2027-02-01T15:00:00Z' }, now)).toBe(true);
  expect(staysOffline({ startsAt: '2026-11-23T15:00:00Z' }, now)).toBe(true);
  expect(staysOffline({ startsAt: '2026-11-23T14:00:00Z' }, now)).toBe(false);
});
