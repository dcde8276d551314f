import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  clock,
  dateInWords,
  dayDistanceInWords,
  fullDateInWords,
  momentInWords,
  promiseInWords,
  shortDate,
  timeInWords,
} from './wording.ts';

function day(iso: string) {
  return Temporal.PlainDate.from(iso);
}
const promise = Temporal.Instant.from('2026-11-24T18:00:00Z');
const boston = { timeZone: 'America/New_York' };
const london = { timeZone: 'Europe/London', locale: 'en-GB' };
const berlin = { timeZone: 'Europe/Berlin', locale: 'de-DE' };

describe('a day', () => {
  test('is written as Americans write it, as long as nobody says otherwise', () => {
    expect(dateInWords(day('2026-11-24'))).toBe('Tuesday, November 24');
    expect(fullDateInWords(day('2026-11-24'))).toBe('November 24, 2026');
    expect(shortDate(day('2026-11-24'))).toBe('Nov 24');
  });

  test('is written with the day first in Britain and Germany, in English words', () => {
    for (const { locale } of [london, berlin]) {
      expect(dateInWords(day('2026-11-24'), { locale })).toBe('Tuesday 24 November');
      expect(fullDateInWords(day('2026-11-24'), { locale })).toBe('24 November 2026');
      expect(shortDate(day('2026-11-24'), { locale })).toBe('24 Nov');
    }
  });

  test('of another year has its year', () => {
    const reference = day('2026-12-30');
    expect(dateInWords(day('2027-01-04'), { reference })).toBe('Monday, January 4, 2027');
    expect(dateInWords(day('2026-12-31'), { reference })).toBe('Thursday, December 31');
    expect(dateInWords(day('2027-01-04'), { reference, locale: 'en-GB' })).toBe('Monday 4 January 2027');
  });

  test('close by is called by its distance', () => {
    const today = day('2026-11-24');
    expect(dayDistanceInWords(today, today)).toBe('today');
    expect(dayDistanceInWords(day('2026-11-25'), today)).toBe('tomorrow');
    expect(dayDistanceInWords(day('2026-11-23'), today)).toBe('yesterday');
    expect(dayDistanceInWords(day('2026-11-26'), today)).toBe('Thursday, November 26');
    expect(dayDistanceInWords(day('2027-11-24'), today)).toBe('Wednesday, November 24, 2027');
  });
});

test.each([
  ['00:00', 'midnight', '12:00 AM', '00:00'],
  ['00:30', '12:30 a.m.', '12:30 AM', '00:30'],
  ['09:30', '9:30 a.m.', '9:30 AM', '09:30'],
  ['12:00', 'noon', '12:00 PM', '12:00'],
  ['12:15', '12:15 p.m.', '12:15 PM', '12:15'],
  ['18:05', '6:05 p.m.', '6:05 PM', '18:05'],
])(
  '%s is %s in an American letter, %s on an American screen, %s in Germany',
  (time, letter, screen, german) => {
    const at = day('2026-11-24')
      .toZonedDateTime({ ...boston, plainTime: time })
      .toInstant();
    expect(timeInWords(Temporal.PlainTime.from(time))).toBe(letter);
    expect(clock(at, boston)).toBe(screen);
    expect(clock(at, { ...berlin, ...boston })).toBe(german);
  },
);

describe('a promise', () => {
  test('is told on the clock of the reader, as the reader writes it', () => {
    expect(promiseInWords(promise, boston)).toBe('Tuesday, November 24, at 1:00 p.m.');
    expect(promiseInWords(promise, { timeZone: 'Pacific/Auckland', locale: 'en-NZ' })).toBe(
      'Wednesday 25 November at 7:00 am',
    );
    expect(promiseInWords(promise, london)).toBe('Tuesday 24 November at 18:00');
    expect(promiseInWords(promise, { ...london, hourCycle: 'h12' })).toBe('Tuesday 24 November at 6:00 pm');
  });

  test('stands in a sentence on the screen with the clock of the screen', () => {
    expect(momentInWords(promise, boston)).toBe('Tuesday, November 24 at 1:00 PM');
    expect(momentInWords(promise, { ...boston, hourCycle: 'h23' })).toBe('Tuesday, November 24 at 13:00');
    expect(clock(promise, { timeZone: 'America/St_Johns' })).toBe('2:30 PM');
  });

  test('for next year has its year', () => {
    const sentAt = Temporal.Instant.from('2026-12-30T15:00:00Z');
    const call = Temporal.Instant.from('2027-01-05T15:15:00Z');
    expect(promiseInWords(call, boston, sentAt)).toBe('Tuesday, January 5, 2027, at 10:15 a.m.');
  });
});
