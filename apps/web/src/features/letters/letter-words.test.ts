import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { aLetter } from './a-letter.ts';
import { byDay, clocksInWords, lettersHeadline, nextFreeInWords, sendingInWords } from './letter-words.ts';

const now = Temporal.Instant.from('2026-11-24T17:00:00Z');

describe('the headline of the letters', () => {
  test.each([
    [{ drafts: 1, toSettle: 0, underWay: 0 }, 'One letter to approve.'],
    [{ drafts: 3, toSettle: 1, underWay: 2 }, 'Three letters to approve, one to look into.'],
    [{ drafts: 0, toSettle: 2, underWay: 0 }, 'Two letters to look into.'],
    [{ drafts: 0, toSettle: 0, underWay: 1 }, 'One letter is on the way.'],
    [{ drafts: 0, toSettle: 0, underWay: 0 }, 'No letter waits for you.'],
  ])('says what waits: %o', (waiting, sentence) => {
    expect(lettersHeadline(waiting, true)).toBe(sentence);
  });
});

test('both clocks are told only where they differ', () => {
  const at = '2026-11-30T15:15:00Z';
  expect(clocksInWords(at, 'America/New_York', 'America/Chicago')).toBe('10:15 AM ET, 9:15 AM yours');
  expect(clocksInWords(at, 'America/New_York', 'America/Toronto')).toBe('10:15 AM');
});

test('the next free time is named with its half of the day on the reader’s clock', () => {
  expect(nextFreeInWords('2026-11-30T15:15:00Z', 'America/New_York')).toBe(
    'Next free morning: Monday, November 30 at 10:15 AM',
  );
  expect(nextFreeInWords('2026-11-30T19:15:00Z', 'America/New_York')).toContain('Next free afternoon');
});

describe('what sending will do', () => {
  const letter = aLetter();
  const words = { letter, mine: 'America/Chicago', now };

  test('names both addresses and the call where a mail server is set', () => {
    const sentence = sendingInWords({
      ...words,
      from: 'Dana Whitfield <dana@example.org>',
      to: 'soren@example.com',
    });
    expect(sentence).toContain('Goes from dana@example.org to soren@example.com.');
    expect(sentence).toContain('Monday, November 30 at 10:15 AM ET (9:15 AM your time)');
  });

  test('says so where the letter promises no call', () => {
    const sentence = sendingInWords({ ...words, letter: aLetter({ promiseAt: null }), from: null, to: null });
    expect(sentence).toContain('It promises no call.');
  });
});

test('sent letters stand below the day on which they went out where the seeker is', () => {
  const late = aLetter({ id: 'late', status: 'sent', sentAt: '2026-11-24T03:00:00Z' });
  const today = aLetter({ id: 'today', status: 'sent', sentAt: '2026-11-24T16:00:00Z' });
  const days = byDay([today, late], 'America/Chicago', now);
  expect(days.map(({ day, letters }) => [day, letters.map(({ id }) => id)])).toEqual([
    ['Today', ['today']],
    ['Yesterday', ['late']],
  ]);
});
