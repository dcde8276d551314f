import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { countries, hourCycles, localeOfCountry } from '../time/conventions.ts';
import { momentInWords, promiseInWords } from '../time/wording.ts';
import { findPromisesInText } from './promise-phrases.ts';

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

test('whatever promise is put into words is read back to the minute, in any zone and for a reader of any country', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Honolulu',
    'Pacific/Apia',
    'America/St_Johns',
  );
  const locales = fc.constantFrom(...countries.map(localeOfCountry), ...['de', 'ja', 'ar', 'xx-invalid']);
  const cycles = fc.constantFrom(undefined, ...hourCycles);
  const minutes = fc.integer({ min: 0, max: 270 * 1440 });
  const sent = fc
    .integer({ min: 0, max: 4000 })
    .map((days) => Temporal.Instant.from('2024-01-01T12:00:00Z').add({ hours: days * 24 }));
  const walls = fc.record({ timeZone: zones, locale: locales, hourCycle: cycles });
  fc.assert(
    fc.property(
      walls,
      minutes,
      sent,
      fc.constantFrom(promiseInWords, momentInWords),
      (wall, ahead, reference, say) => {
        const at = reference.add({ minutes: ahead });
        const words = say(at, wall, reference);
        const text = `I will phone your office on ${words}, to find a time.`;
        const [found, ...others] = findPromisesInText(text, { ...wall, reference });
        expect(others).toEqual([]);
        expect(found?.weekdayMismatch).toBe(false);
        expect(found?.at?.toString()).toBe(at.toZonedDateTimeISO(wall.timeZone).toPlainDateTime().toString());
        expect(text.slice(found?.start, found?.end)).toBe(words);
      },
    ),
    { numRuns: 600 },
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

describe('times as people type them', () => {
  test.each([
    ['I will call on Tuesday, 12/8 at 10.', '2026-12-08T10:00'],
    ['I will call on 12/8, 10am.', '2026-12-08T10:00'],
    ['I will call 12/8/26 at 10:00 am.', '2026-12-08T10:00'],
    ['I will call on 12-8-2026 at 2pm.', '2026-12-08T14:00'],
    ['I will call on 8.12.2026 at 14:00.', '2026-12-08T14:00'],
    ['I will call on 2026/12/08 at 14:00.', '2026-12-08T14:00'],
    ["I will call on Tuesday, December 8 at ten o'clock.", '2026-12-08T10:00'],
    ['I will call on Tuesday, December 8, at ten in the morning.', '2026-12-08T10:00'],
    ['I will call on Tuesday, December 8 at half past two.', '2026-12-08T14:30'],
    ['I will call on December 8 at a quarter past ten.', '2026-12-08T10:15'],
    ['I will call on December 8 at quarter to eleven.', '2026-12-08T10:45'],
    ['I will call on December 8 at ten to eleven.', '2026-12-08T10:50'],
    ['I will call on Tuesday the 8th at 10.', '2026-12-08T10:00'],
    ['I will call on Dec. 8 (Tuesday) at 5 pm.', '2026-12-08T17:00'],
    ['I will call on 8th December, Tuesday, at 3 pm.', '2026-12-08T15:00'],
    ['I will call on December 8 at ten thirty.', '2026-12-08T10:30'],
    ['I will call on December 8 at two-thirty.', '2026-12-08T14:30'],
    ['I will call on December 8 at nine forty-five.', '2026-12-08T09:45'],
    ['I will call on December 8 at 1400 hours.', '2026-12-08T14:00'],
    ['I will call on December 8 at 1030 am.', '2026-12-08T10:30'],
    ['I will call on December 8 at 14h30.', '2026-12-08T14:30'],
    ['I will call on December 8 at 10-ish.', '2026-12-08T10:00'],
    ['At ten on Tuesday, December 8, I will call.', '2026-12-08T10:00'],
    ['I will call late on Tuesday morning, around 10:30.', '2026-11-24T10:30'],
    ['I will call on Tuesday in the late morning, around 10:30.', '2026-11-24T10:30'],
  ])('%s', (text, at) => {
    expect(meanings(text)).toEqual([at]);
  });

  test.each([
    ['between 10 and 11', '10:00', '11:00'],
    ['between ten and eleven', '10:00', '11:00'],
    ['between 10:00 and 11:30 am', '10:00', '11:30'],
    ['from 2 to 3 pm', '14:00', '15:00'],
    ['between 11 and 1', '11:00', '13:00'],
    ['at 10-11', '10:00', '11:00'],
    ['10:00-10:30', '10:00', '10:30'],
    ['10-2 pm', '10:00', '14:00'],
    ['after 2 pm', '14:00', '16:00'],
    ['before noon', '10:00', '12:00'],
    ['in the late morning', '10:00', '12:00'],
    ['mid-afternoon', '14:00', '16:00'],
    ['first thing in the morning', '08:00', '10:00'],
    ['in the afternoon', '12:00', '18:00'],
  ])('a span is kept by any minute of it: %s', (words, from, until) => {
    const text = `I will call your office on Tuesday, December 8, ${words}.`;
    const [found, ...others] = findPromisesInText(text, context);
    expect(others).toEqual([]);
    expect(text.slice(found?.start, found?.end)).toBe(`Tuesday, December 8, ${words}`);
    expect(found?.at?.toPlainTime().toString()).toBe(`${from}:00`);
    expect(found?.until?.toPlainTime().toString()).toBe(`${until}:00`);
  });

  test.each([
    'I was in clinic on Tuesday morning.',
    'We met on Monday, in the late afternoon, and I enjoyed it.',
    'On Monday at one hospital and on Tuesday at ten people I saw it.',
    'Monday or Tuesday would both suit me, in the morning.',
  ])('without a call a part of the day is no promise: %s', (text) => {
    expect(meanings(text)).toEqual([]);
  });

  test.each([
    ['I will call on December 8 or 9 at 10:00.', ['2026-12-08T10:00', '2026-12-09T10:00']],
    ['I will call on Tuesday or Wednesday at 10.', ['2026-11-24T10:00', '2026-11-25T10:00']],
    ['I will call on December 8 at 10 or 11.', ['2026-12-08T10:00', '2026-12-08T11:00']],
  ])('alternatives are several promises: %s', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });
});

describe('a zone behind the time is part of the promise', () => {
  test.each([
    ['10:00 PST', '13:00'],
    ['10:00 a.m. PT', '13:00'],
    ['7:00 am Pacific', '10:00'],
    ['7am (Pacific time)', '10:00'],
    ['10 a.m. Eastern', '10:00'],
    ['10:00 a.m. EDT', '10:00'],
    ['10:00 EST', '10:00'],
    ['10 a.m. ET', '10:00'],
    ['10:00 am, Eastern Standard Time', '10:00'],
    ['9:00 Central Time', '10:00'],
    ['9:00 am cst', '10:00'],
    ['8 a.m. Mountain', '10:00'],
    ['15:00 GMT', '10:00'],
    ['3 pm London time', '10:00'],
    ['16:00 GMT+1', '10:00'],
    ['4 pm CET', '10:00'],
    ['10:00 your time', '10:00'],
    ['10:00 a.m. local time', '10:00'],
    ['7:00 my time', '10:00'],
    ['7 a.m. my time (10 a.m. yours)', '10:00'],
    ['10:00 a.m. ET (7:00 a.m. PT)', '10:00'],
    ['7:00 a.m. PT / 10:00 a.m. ET', '10:00'],
    ['between 7 and 8 am Pacific', '10:00'],
    ['10 Central Park West', '10:00'],
  ])('%s', (words, clock) => {
    const text = `I will call on Tuesday, December 8, at ${words}.`;
    const own = { ...context, ownTimeZone: 'America/Los_Angeles' };
    const found = findPromisesInText(text, own).map(({ at }) => at?.toString({ smallestUnit: 'minute' }));
    expect(found).toEqual([`2026-12-08T${clock}`]);
  });

  test('everyday EST in summer means Eastern time, and Phoenix keeps its own', () => {
    const summer = { reference: Temporal.Instant.from('2026-07-01T12:00:00Z'), timeZone: 'America/Chicago' };
    const [found] = findPromisesInText('I will call on July 8 at 10:00 EST.', summer);
    expect(found?.at?.toString()).toBe('2026-07-08T09:00:00');
    const phoenix = { ...summer, timeZone: 'America/Phoenix' };
    expect(findPromisesInText('I will call on July 8 at 10:00 MST.', phoenix)[0]?.at?.hour).toBe(10);
  });

  test('two clocks that contradict one another are two promises', () => {
    expect(meanings('I will call on December 8 at 10:00 a.m. ET (8:00 a.m. PT).')).toEqual([
      '2026-12-08T10:00',
      '2026-12-08T11:00',
    ]);
  });
});

describe('a date in numbers is read in the order of the reader', () => {
  const abroad = { ...context, isMonthFirst: false };
  const read = (text: string) => findPromisesInText(text, abroad)[0];

  test('12/8 is unclear abroad, and clear where the weekday or the number tells', () => {
    expect(read('I will call on 12/8 at 10.')?.otherAt?.toString()).toBe('2027-08-12T10:00:00');
    expect(read('I will call on Tuesday, 12/8 at 10.')?.otherAt).toBeNull();
    expect(read('I will call on Thursday, 12/8 at 10.')?.at?.toString()).toBe('2027-08-12T10:00:00');
    expect(read('I will call on 24/11 at 10.')?.at?.toString()).toBe('2026-11-24T10:00:00');
    expect(read('I will call on 12/12 at 10.')?.otherAt).toBeNull();
  });
});
