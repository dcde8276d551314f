import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { clock, dateInWords, dayDistanceInWords, promiseInWords, timeInWords } from './wording.ts';

function day(iso: string) {
  return Temporal.PlainDate.from(iso);
}
function time(clockTime: string) {
  return Temporal.PlainTime.from(clockTime);
}
const promise = Temporal.Instant.from('2026-11-24T18:00:00Z');

describe('days in words', () => {
  test('a date is said with its weekday', () => {
    expect(dateInWords(day('2026-11-24'))).toBe('Tuesday, 24 November');
  });

  test('the year is said only when it is another one', () => {
    expect(dateInWords(day('2027-01-04'), day('2026-12-30'))).toBe('Monday, 4 January 2027');
    expect(dateInWords(day('2026-12-31'), day('2026-12-30'))).toBe('Thursday, 31 December');
  });

  test('the days around today have names of their own', () => {
    const today = day('2026-11-24');
    expect(dayDistanceInWords(today, today)).toBe('today');
    expect(dayDistanceInWords(day('2026-11-25'), today)).toBe('tomorrow');
    expect(dayDistanceInWords(day('2026-11-23'), today)).toBe('yesterday');
    expect(dayDistanceInWords(day('2026-11-26'), today)).toBe('Thursday, 26 November');
    expect(dayDistanceInWords(day('2027-11-24'), today)).toBe('Wednesday, 24 November 2027');
  });
});

describe('times in words', () => {
  test.each([
    ['00:00', '12:00 midnight'],
    ['00:30', '12:30 at night'],
    ['05:00', '5:00 in the morning'],
    ['09:30', '9:30 in the morning'],
    ['12:00', '12:00 noon'],
    ['12:15', '12:15 in the afternoon'],
    ['13:00', '1:00 in the afternoon'],
    ['18:05', '6:05 in the evening'],
  ])('%s is said as %s', (clockTime, words) => {
    expect(timeInWords(time(clockTime))).toBe(words);
  });
});

describe('a promise in words', () => {
  test('it is told on the clock of the zone that is asked for', () => {
    expect(promiseInWords(promise, 'America/New_York')).toBe(
      'Tuesday, 24 November, at 1:00 in the afternoon',
    );
    expect(promiseInWords(promise, 'Pacific/Auckland')).toBe(
      'Wednesday, 25 November, at 7:00 in the morning',
    );
    expect(clock(promise, 'America/St_Johns')).toBe('14:30');
  });

  test('a letter sent at the end of December names the new year', () => {
    const sentAt = Temporal.Instant.from('2026-12-30T15:00:00Z');
    const call = Temporal.Instant.from('2027-01-05T15:15:00Z');
    expect(promiseInWords(call, 'America/New_York', sentAt)).toBe(
      'Tuesday, 5 January 2027, at 10:15 in the morning',
    );
  });
});
