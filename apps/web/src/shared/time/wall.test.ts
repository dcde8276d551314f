import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { guessInWords, instantOf, wallOf, workingDaysOn } from './wall.ts';

test('a day and a time on the wall in Boston are one instant, and back', () => {
  const at = instantOf({ day: '2026-11-24', time: '13:00' }, 'America/New_York');
  expect(at).toBe('2026-11-24T18:00:00Z');
  expect(wallOf('2026-11-24T18:00:00Z', 'America/New_York')).toEqual({ day: '2026-11-24', time: '13:00' });
});

test('an unfinished day means no instant yet', () => {
  expect(instantOf({ day: '', time: '13:00' }, 'Europe/Berlin')).toBeNull();
  expect(instantOf({ day: '2026-11-24', time: '' }, 'Europe/Berlin')).toBeNull();
});

test('a time that the clocks skip is read an hour later', () => {
  expect(instantOf({ day: '2026-03-08', time: '02:30' }, 'America/Chicago')).toBe('2026-03-08T08:30:00Z');
});

test('a default five working days on is the same weekday of next week', () => {
  const thursday = Temporal.Instant.from('2026-11-19T15:00:00Z');
  expect(workingDaysOn(thursday, { days: 5, time: '10:00', timeZone: 'America/Chicago' })).toBe(
    '2026-11-26T16:00:00Z',
  );
});

test('whence a clock was taken is said, and one that was set is no guess', () => {
  const from = (source: 'set' | 'place' | 'phone' | 'own') =>
    guessInWords({
      readerTimeZone: {
        name: 'America/New_York',
        isGuess: source !== 'set',
        source,
        choices: [],
        question: null,
      },
    });
  expect(from('set')).toBeNull();
  expect(from('place')).toBe('based on their location');
  expect(from('phone')).toBe('based on their phone number');
  expect(from('own')).toBe('assumed to be yours');
});
