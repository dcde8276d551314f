import { nowhere } from '@threefold/domain/contacts/contact-facts';
import { expect, test } from 'vitest';
import { guessInWords } from './clock-guess.ts';

const guess = { name: 'America/New_York', isGuess: true };
const boston = { ...nowhere, city: 'Boston', region: 'MA' };

test('a clock that was set is no guess', () => {
  expect(guessInWords({ readerTimeZone: { ...guess, isGuess: false }, place: boston }, 'US')).toBeNull();
});

test('a place that tells the clock is said to; one that does not leaves the own clock', () => {
  expect(guessInWords({ readerTimeZone: guess, place: boston }, 'US')).toBe('guessed from the place');
  expect(guessInWords({ readerTimeZone: guess, place: { ...boston, region: null } }, 'US')).toBe(
    'taken to be as yours',
  );
  expect(guessInWords({ readerTimeZone: guess, place: null }, 'US')).toBe('taken to be as yours');
});
