import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { defaultOfficeHours, neverOnDuty } from '../time/business-calendar.ts';
import { checkPromise, nextFree, type PromiseConditions } from './promise.ts';

const now = Temporal.Instant.from('2026-11-23T15:00:00Z');

function conditions(changes: Partial<PromiseConditions> = {}) {
  const reader = {
    timeZone: 'America/New_York',
    holidays: new Map([['2026-11-26', 'Thanksgiving']]),
    officeHours: defaultOfficeHours,
  };
  const seeker = { timeZone: 'America/New_York', onDuty: neverOnDuty };
  return { reader, seeker, taken: [], now, ...changes };
}

function inNewYork(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('America/New_York').toInstant();
}

describe('a promise', () => {
  test('on a working morning has nothing against it', () => {
    expect(checkPromise(inNewYork('2026-11-24T10:15'), conditions())).toEqual([]);
  });

  test('on Thanksgiving is refused with the next free morning', () => {
    const at = inNewYork('2026-11-26T10:00');
    expect(checkPromise(at, conditions())).toEqual([
      { code: 'holiday', message: 'Thursday, November 26 is Thanksgiving where they work.' },
    ]);
    expect(nextFree(at, conditions()).toString()).toBe(inNewYork('2026-11-27T10:15').toString());
  });

  test('on a Saturday names the Saturday, and Monday is free instead', () => {
    const at = inNewYork('2026-11-28T14:30');
    expect(checkPromise(at, conditions())).toEqual([
      { code: 'weekend', message: 'Saturday, November 28 is a weekend where they work.' },
    ]);
    expect(nextFree(at, conditions()).toString()).toBe(inNewYork('2026-11-30T14:15').toString());
  });

  test('in the past is over', () => {
    const at = inNewYork('2026-11-23T09:00');
    expect(checkPromise(at, conditions())).toEqual([
      { code: 'promise-past', message: 'Monday, November 23 at 9:00 AM has already passed.' },
    ]);
  });

  test('at this very moment is over too', () => {
    expect(checkPromise(now, conditions()).map(({ code }) => code)).toEqual(['promise-past']);
  });

  test.each([
    ['2026-11-24T07:59', ['outside-hours']],
    ['2026-11-24T08:00', []],
    ['2026-11-24T17:29', []],
    ['2026-11-24T17:30', ['outside-hours']],
  ])('at %s is held against the office hours of the reader', (local, codes) => {
    expect(checkPromise(inNewYork(local), conditions()).map(({ code }) => code)).toEqual(codes);
  });

  test('is held against the seeker’s duty where the seeker is', () => {
    const seeker = { timeZone: 'Pacific/Auckland', onDuty: { days: [3], dates: [] } };
    expect(checkPromise(inNewYork('2026-11-24T10:15'), conditions({ seeker }))).toEqual([
      { code: 'on-duty', message: 'You are on duty on Wednesday, November 25.' },
    ]);
  });

  test('within fifteen minutes of another one is taken, a quarter of an hour later is not', () => {
    const taken = [inNewYork('2026-11-24T10:00')];
    expect(checkPromise(inNewYork('2026-11-24T10:14'), conditions({ taken }))).toEqual([
      {
        code: 'slot-taken',
        message:
          'You already promised a call within 15 minutes of Tuesday, November 24 at 10:14 AM your time.',
      },
    ]);
    expect(checkPromise(inNewYork('2026-11-24T10:15'), conditions({ taken }))).toEqual([]);
  });

  test('can break several rules at once', () => {
    const seeker = { timeZone: 'America/New_York', onDuty: { days: [6], dates: [] } };
    const codes = checkPromise(inNewYork('2026-11-21T06:00'), conditions({ seeker })).map(({ code }) => code);
    expect(codes).toEqual(['promise-past', 'weekend', 'outside-hours', 'on-duty']);
  });
});

test('whatever is asked for, in any zone, the next free moment has nothing against it', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Apia',
    'Pacific/Honolulu',
  );
  const minutes = fc.integer({ min: -20_000, max: 200_000 });
  const duty = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 });
  fc.assert(
    fc.property(zones, zones, minutes, duty, (readerZone, seekerZone, ahead, days) => {
      const reader = { ...conditions().reader, timeZone: readerZone };
      const all = conditions({ reader, seeker: { timeZone: seekerZone, onDuty: { days, dates: [] } } });
      expect(checkPromise(nextFree(now.add({ minutes: ahead }), all), all)).toEqual([]);
    }),
  );
});
