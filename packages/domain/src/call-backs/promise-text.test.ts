import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { promiseInWords } from '../time/wording.ts';
import { checkPromiseText, replacePromiseInText } from './promise-text.ts';

const timeZone = 'America/New_York';
/** Thursday, 19 November 2026. */
const reference = Temporal.Instant.from('2026-11-19T15:00:00Z');
const context = { reference, timeZone };
const tuesdayAtOne = Temporal.Instant.from('2026-11-24T18:00:00Z');
const wednesdayMorning = Temporal.Instant.from('2026-11-25T15:15:00Z');

describe('a letter that is held against its promise', () => {
  test('has nothing to correct when it says the planned day and time', () => {
    const text = `I will phone on ${promiseInWords(tuesdayAtOne, { timeZone })}.`;
    expect(checkPromiseText(text, tuesdayAtOne, context)).toEqual([]);
    expect(checkPromiseText('I will phone next Tuesday at 1 pm.', tuesdayAtOne, context)).toEqual([]);
  });

  test('may say only the weekday of a promise in two weeks', () => {
    const weekLater = Temporal.Instant.from('2026-12-01T18:00:00Z');
    expect(checkPromiseText('I will phone on Tuesday at 1 pm.', weekLater, context)).toEqual([]);
  });

  test('with the wrong weekday is told the right one', () => {
    const text = 'I will phone on Wednesday, 24 November, at 1 pm.';
    expect(checkPromiseText(text, tuesdayAtOne, context)).toEqual([
      { code: 'weekday-mismatch', message: 'November 24 is a Tuesday, not a Wednesday.', start: 16, end: 47 },
    ]);
  });

  test('with a day that does not exist is told so', () => {
    const [warning] = checkPromiseText('I will phone on 31 November at 1 pm.', null, context);
    expect(warning).toMatchObject({
      code: 'weekday-mismatch',
      message: 'There’s no such date as “31 November at 1 pm”.',
    });
  });

  test('that says another time than the planned call differs from it', () => {
    const text = 'I will phone on Tuesday, 24 November, at 2 pm.';
    expect(checkPromiseText(text, tuesdayAtOne, context)).toEqual([
      {
        code: 'promise-differs',
        message:
          'The letter says “Tuesday, 24 November, at 2 pm”, but your call is scheduled for Tuesday, November 24 at 1:00 PM.',
        start: 16,
        end: 45,
      },
    ]);
    expect(checkPromiseText(text, null, context)).toEqual([]);
  });

  test('that names two times is told at the one that is not planned', () => {
    const text = 'Wednesday, 25 November, at 10:15, or Tuesday, 24 November, at 1 pm';
    const warnings = checkPromiseText(text, tuesdayAtOne, context);
    expect(warnings).toMatchObject([{ code: 'two-promises', start: 0, end: 32 }]);
  });

  test('may repeat its promise', () => {
    const text = 'On Tuesday, 24 November, at 1 pm. Again: Tuesday at 13:00.';
    expect(checkPromiseText(text, tuesdayAtOne, context)).toEqual([]);
  });

  test('without any day and time has nothing to compare', () => {
    expect(checkPromiseText('I will phone your office.', tuesdayAtOne, context)).toEqual([]);
  });
});

describe('a promise that moves', () => {
  const change = { from: tuesdayAtOne, to: wednesdayMorning, ...context };
  const moved = 'Wednesday, November 25, at 10:15 a.m.';

  test('takes its own words in the letter with it', () => {
    const text = `I will phone on ${promiseInWords(tuesdayAtOne, { timeZone })}, to find a time.`;
    expect(replacePromiseInText(text, change)).toBe(`I will phone on ${moved}, to find a time.`);
  });

  test('takes the words of the seeker with it', () => {
    expect(replacePromiseInText('I will phone on Tue, Nov 24 at 1 PM.', change)).toBe(
      `I will phone on ${moved}`,
    );
  });

  test('changes the one time in the text even where it was wrong', () => {
    expect(replacePromiseInText('I will phone on Monday, 23 November, at 9 am.', change)).toBe(
      `I will phone on ${moved}`,
    );
    expect(
      replacePromiseInText('I will phone on Monday, 23 November, at 9 am.', { ...change, from: null }),
    ).toBe(`I will phone on ${moved}`);
  });

  test('keeps the sentence whole where the day had no “on”', () => {
    expect(replacePromiseInText('I will phone next Tuesday at 1 pm.', change)).toBe(
      `I will phone on ${moved}`,
    );
    expect(replacePromiseInText('I will phone at 1 pm on Tuesday.', change)).toBe(`I will phone on ${moved}`);
    expect(replacePromiseInText('Next Tuesday at 1 pm I will phone.', change)).toBe(
      `On ${moved} I will phone.`,
    );
  });

  test('ends a sentence with one point, whichever of the two times is written with its own', () => {
    const noon = Temporal.Instant.from('2026-11-25T17:00:00Z');
    const ahead = 'I will phone on Wednesday, November 25, at 10:15 a.m., to find a time.';
    const last = 'I will phone on Wednesday, November 25, at 10:15 a.m. Thank you.';
    const toNoon = { ...change, from: wednesdayMorning, to: noon };
    expect(replacePromiseInText(ahead, toNoon)).toBe(
      'I will phone on Wednesday, November 25, at noon, to find a time.',
    );
    expect(replacePromiseInText(last, toNoon)).toBe(
      'I will phone on Wednesday, November 25, at noon. Thank you.',
    );
    const back = { ...change, from: noon, to: wednesdayMorning };
    expect(replacePromiseInText(replacePromiseInText(ahead, toNoon), back)).toBe(ahead);
    expect(replacePromiseInText(replacePromiseInText(last, toNoon), back)).toBe(last);
  });

  test('leaves a second appointment in the letter alone', () => {
    const text = 'I speak on Friday, 20 November, at 9:00, and phone on Tuesday, 24 November, at 1 pm.';
    expect(replacePromiseInText(text, change)).toBe(
      `I speak on Friday, 20 November, at 9:00, and phone on ${moved}`,
    );
  });

  test('touches nothing where it cannot tell which time is meant', () => {
    const text = 'Friday, 20 November, at 9:00 or Monday, 23 November, at 9:00';
    expect(replacePromiseInText(text, change)).toBe(text);
    expect(replacePromiseInText('I will phone soon.', change)).toBe('I will phone soon.');
  });

  test('ends in a letter that agrees with it, wherever and whenever', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Pacific/Auckland',
      'Pacific/Apia',
    );
    const minutes = fc.integer({ min: 1, max: 60 * 1440 });
    fc.assert(
      fc.property(zones, minutes, minutes, (zone, before, after) => {
        const inZone = { reference, timeZone: zone };
        const from = reference.add({ minutes: before });
        const to = reference.add({ minutes: after });
        const text = `I will phone on ${promiseInWords(from, inZone, reference)}.`;
        const result = replacePromiseInText(text, { from, to, ...inZone });
        expect(result).toContain(promiseInWords(to, inZone, reference));
        expect(checkPromiseText(result, to, inZone)).toEqual([]);
      }),
    );
  });
});
