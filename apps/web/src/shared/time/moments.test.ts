import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { distanceInWords } from './distance.ts';
import { civilDay, dayAt, momentAt, momentIn, nowInWords } from './moments.ts';

const now = Temporal.Instant.from('2026-11-24T17:48:00Z');
const chicago = { timeZone: 'America/Chicago', now };

describe('a moment in words', () => {
  test('today is called today, with the clock of the zone asked for', () => {
    expect(momentAt('2026-11-24T19:00:00Z', chicago)).toBe('today at 1:00 PM');
  });
  test('a far day is named, with its year when it is another', () => {
    expect(momentAt('2027-01-04T15:30:00Z', chicago)).toBe('Monday, January 4, 2027 at 9:30 AM');
  });
  test('an instant just after midnight there belongs to the next day there, not here', () => {
    expect(dayAt('2026-11-25T05:30:00Z', { timeZone: 'America/New_York', now })).toBe('tomorrow');
    expect(dayAt('2026-11-25T05:30:00Z', chicago)).toBe('today');
  });
  test('another clock is named, the own one stands beside it', () => {
    expect(momentIn('2026-11-24T18:00:00Z', 'America/New_York', chicago)).toBe(
      'today at 1:00 PM ET (12:00 PM your time)',
    );
  });
  test('zones with the same clock at that instant are not told apart', () => {
    expect(momentIn('2026-11-24T18:00:00Z', 'America/Menominee', chicago)).toBe('today at 12:00 PM');
  });
  test('a civil date stays on its day whatever the zone of the machine', () => {
    expect(civilDay('2026-11-26')).toBe('Thursday, November 26');
  });
  test('the line above a day says the place of its clock', () => {
    expect(nowInWords('America/Chicago', now)).toBe('Tuesday, November 24 · 11:48 AM CT');
  });
});

describe('nearness', () => {
  test.each([
    ['2026-11-24T18:00:00Z', 'in 12 minutes'],
    ['2026-11-24T17:48:20Z', 'now'],
    ['2026-11-24T18:49:00Z', 'in 1 hour'],
    ['2026-11-21T17:48:00Z', '3 days ago'],
    ['2026-06-24T17:48:00Z', '5 months ago'],
  ])('%s is %s', (at, words) => {
    expect(distanceInWords(at, now)).toBe(words);
  });
});
