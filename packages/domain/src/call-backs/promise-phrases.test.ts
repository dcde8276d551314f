import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { promiseInWords } from '../time/wording.ts';
import { findPromisesInText } from './promise-text.ts';

/** Thursday, 19 November 2026. */
const context = { reference: Temporal.Instant.from('2026-11-19T15:00:00Z'), timeZone: 'America/New_York' };

function meanings(text: string): (string | null)[] {
  return findPromisesInText(text, context).map(({ at }) => at?.toString({ smallestUnit: 'minute' }) ?? null);
}

describe('a day and a time in a letter', () => {
  test.each([
    ['I will call on Tuesday, 24 November, at 1:00 in the afternoon.', '2026-11-24T13:00'],
    ['I will call Tuesday, November 24 at 1:00 PM to find a time.', '2026-11-24T13:00'],
    ['I will call on Tuesday 24 November, at 13:00.', '2026-11-24T13:00'],
    ['I will call next Tuesday at 10 am.', '2026-11-24T10:00'],
    ['I will call on Nov 24, 2026 at 10:15 a.m. if that suits.', '2026-11-24T10:15'],
    ['I will call at 10:15 a.m. on Tuesday, November 24th.', '2026-11-24T10:15'],
    ['I will call on Tuesday the 24th of November around 9.30.', '2026-11-24T09:30'],
    ['I will call on Tue., Nov. 24, at 2pm.', '2026-11-24T14:00'],
    ["I will call on Tuesday (24 November) at 10 o'clock.", '2026-11-24T10:00'],
    ['I will call on 2026-11-24 at 14:15.', '2026-11-24T14:15'],
    ['I will call on Tuesday, 11/24 at 4.', '2026-11-24T16:00'],
    ['I will call on Tuesday afternoon at 2:30.', '2026-11-24T14:30'],
    ['I will call on Tuesday, 24 November, at noon.', '2026-11-24T12:00'],
    ['I will call tomorrow at 9.', '2026-11-20T09:00'],
    ['I will call on Tuesday,\n24 November, at 1:00\nin the afternoon.', '2026-11-24T13:00'],
    ['I will call on Thursday at 10:15.', '2026-11-26T10:15'],
    ['I will call on 5 January at 10:15.', '2027-01-05T10:15'],
    ['I called you on 3 November at 10:15.', '2026-11-03T10:15'],
    ['Tuesday, 24 November, at 08:30', '2026-11-24T08:30'],
    ['Tuesday, 24 November, at 02:30', '2026-11-24T02:30'],
  ])('%s', (text, at) => {
    expect(meanings(text)).toEqual([at]);
  });

  test('the place of the phrase is exact, without the point of the sentence', () => {
    const text = 'I will call you on Tuesday, November 24, at 10 a.m. Please tell Ms. May.';
    const [found] = findPromisesInText(text, context);
    expect(text.slice(found?.start, found?.end)).toBe('Tuesday, November 24, at 10 a.m');
  });

  test('a weekday that the date does not fall on is marked', () => {
    const [found] = findPromisesInText('On Wednesday, 24 November, at 10:15.', context);
    expect(found).toMatchObject({ weekdayMismatch: true, weekday: 3, onlyWeekday: false });
    const [right] = findPromisesInText('On Tuesday, 24 November, at 10:15.', context);
    expect(right?.weekdayMismatch).toBe(false);
  });

  test('a day that does not exist has no meaning', () => {
    expect(meanings('On 31 November at 10:15.')).toEqual([null]);
    expect(meanings('On 29 February 2027 at 10:15.')).toEqual([null]);
  });

  test('two of them are two', () => {
    expect(meanings('Tuesday, 24 November, at 10:15 or Wednesday, 25 November, at 2 pm')).toEqual([
      '2026-11-24T10:15',
      '2026-11-25T14:00',
    ]);
  });

  test.each([
    'I read your article of 3 May 2025 with pleasure.',
    'I have 20-30 minutes in mind, not more.',
    'I worked on Tuesday. At 10 people I stopped counting.',
    'The march 3 years ago at Boston.',
    'I am writing on Tuesday.\n\nAt 10 I am in the ward.',
    'We sat at 10 tables.',
    'Call me at 555-0134 on any day.',
    'We met on Sunday at 10th Street.',
    'I finished your paper on 24 March. At 10 I had begun.',
    'See you Tuesday, 24 November, at 25:00 or at 10:75.',
    '',
  ])('no promise is read into: %s', (text) => {
    expect(meanings(text)).toEqual([]);
  });

  test('a time before a sentence that has its own day and time is left out', () => {
    expect(meanings('My shift ends at 7 a.m. On Tuesday, 24 November, at 10:15 I will call.')).toEqual([
      '2026-11-24T10:15',
    ]);
  });
});

test('whatever promise we put into words is read back to the minute, in any zone', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Honolulu',
    'Pacific/Apia',
    'America/St_Johns',
  );
  const minutes = fc.integer({ min: 0, max: 270 * 1440 });
  const sent = fc
    .integer({ min: 0, max: 4000 })
    .map((days) => Temporal.Instant.from('2024-01-01T12:00:00Z').add({ hours: days * 24 }));
  fc.assert(
    fc.property(zones, minutes, sent, (timeZone, ahead, reference) => {
      const at = reference.add({ minutes: ahead });
      const text = `I will phone your office on ${promiseInWords(at, timeZone, reference)}, to find a time.`;
      const [found, ...others] = findPromisesInText(text, { reference, timeZone });
      expect(others).toEqual([]);
      expect(found?.weekdayMismatch).toBe(false);
      expect(found?.at?.toString()).toBe(at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString());
      expect(text.slice(found?.start, found?.end)).toBe(promiseInWords(at, timeZone, reference));
    }),
    { numRuns: 300 },
  );
});

describe('a text of 100 kB made to be slow', () => {
  test.each([
    ['days without times', 'Tuesday, 24 November, '],
    ['times without days', 'at 10:15 a.m. on '],
    ['opening words', 'the next coming this '],
    ['digits', '1'],
    ['letters', 'a'],
    ['blanks', ' '],
    ['line breaks', '\n'],
    ['marks', ', . ( : - '],
    ['dates run together', '2026-11-24-'],
  ])('%s', (_, piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    // A reading that went back and forth would not end within the test's time.
    expect(() => findPromisesInText(text, context)).not.toThrow();
  });

  test('any text at all is read without an error', () => {
    const pieces = fc.constantFrom(
      'Tuesday',
      'tue.',
      ' ',
      ',',
      '24',
      '31',
      'Feb',
      'November',
      '2026',
      'at',
      'on',
      '10:15',
      '99',
      ':',
      '.',
      'a.m.',
      'in the',
      'night',
      'next',
      '\n\n',
      'é',
      '😀',
      '/',
      '-',
      'o’clock',
      '0',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of findPromisesInText(text, context)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
