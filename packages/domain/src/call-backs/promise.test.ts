import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  type BusinessCalendar,
  defaultOfficeHours,
  isOnDuty,
  neverOnDuty,
} from '../time/business-calendar.ts';
import { halfOf, type PromiseConditions, promiseSlots, proposePromise } from './promise.ts';

function instant(iso: string) {
  return Temporal.Instant.from(iso);
}
const mondayInNewYork = instant('2026-11-23T15:00:00Z');

function conditions(changes: Partial<PromiseConditions> = {}): PromiseConditions {
  const reader: BusinessCalendar = {
    timeZone: 'America/New_York',
    holidays: new Map([['2026-11-26', 'Thanksgiving']]),
    officeHours: defaultOfficeHours,
  };
  return { reader, seeker: { timeZone: 'America/New_York', onDuty: neverOnDuty }, taken: [], ...changes };
}

function wallClock(at: Temporal.Instant, timeZone = 'America/New_York'): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

describe('the proposed promise', () => {
  test('a letter sent on the Monday before Thanksgiving promises the Friday', () => {
    const at = proposePromise({ ...conditions(), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-11-27T10:15');
  });

  test('the afternoon starts at a quarter past two', () => {
    const at = proposePromise({ ...conditions(), sentAt: mondayInNewYork, half: 'afternoon' });
    expect(wallClock(at)).toBe('2026-11-27T14:15');
  });

  test('another promise at that moment moves it by fifteen minutes', () => {
    const taken = [instant('2026-11-27T15:20:00Z')];
    const at = proposePromise({ ...conditions({ taken }), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-11-27T10:45');
  });

  test('a full morning moves it to the next business day', () => {
    const taken = ['15:15', '15:30', '15:45', '16:00', '16:15', '16:30', '16:45'].map((time) =>
      instant(`2026-11-27T${time}:00Z`),
    );
    const at = proposePromise({ ...conditions({ taken }), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-11-30T10:15');
  });

  test('a day on which the seeker is on duty is passed over', () => {
    const seeker = { timeZone: 'America/New_York', onDuty: { days: [1], dates: ['2026-11-27'] } };
    const at = proposePromise({ ...conditions({ seeker }), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-12-01T10:15');
  });

  test('a promise for the same day is never earlier than the letter', () => {
    const sentAt = instant('2026-11-23T15:50:00Z');
    const at = proposePromise({ ...conditions(), sentAt, half: 'morning', businessDays: 0 });
    expect(wallClock(at)).toBe('2026-11-23T11:00');
  });

  test('an office that opens at noon is called when it opens, even if a morning was wished for', () => {
    const reader = { ...conditions().reader, officeHours: { from: '13:00', until: '16:00' } };
    const at = proposePromise({ ...conditions({ reader }), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-11-27T13:00');
  });

  test.each<[string, string, string, 'morning' | 'afternoon', string]>([
    ['a morning that ends before a quarter past ten', '07:00', '10:00', 'morning', '2026-11-27T07:00'],
    [
      'an office that closes before noon, in the afternoon',
      '08:00',
      '11:30',
      'afternoon',
      '2026-11-27T08:00',
    ],
    ['an afternoon that ends at a quarter past two', '08:00', '14:15', 'afternoon', '2026-11-27T12:00'],
    ['an office that opens at a quarter past ten', '10:15', '17:00', 'morning', '2026-11-27T10:15'],
    ['an office that opens at a quarter past two', '14:15', '18:00', 'afternoon', '2026-11-27T14:15'],
    [
      'hours that end as they begin, for which the usual ones stand in',
      '09:00',
      '09:00',
      'afternoon',
      '2026-11-27T14:15',
    ],
  ])('%s, is called within its hours', (_, from, until, half, expected) => {
    const { reader } = conditions();
    const at = proposePromise({
      ...conditions({ reader: { ...reader, officeHours: { from, until } } }),
      sentAt: mondayInNewYork,
      half,
    });
    expect(wallClock(at)).toBe(expected);
  });

  test('a morning that is full to its end is no afternoon', () => {
    const taken = Array.from({ length: 16 }, (_, quarter) =>
      instant('2026-11-27T13:00:00Z').add({ minutes: 15 * quarter }),
    );
    const at = proposePromise({ ...conditions({ taken }), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-11-30T10:15');
  });

  test('a seeker who is on duty every day still gets a proposal', () => {
    const seeker = { timeZone: 'America/New_York', onDuty: { days: [1, 2, 3, 4, 5, 6, 7], dates: [] } };
    const at = proposePromise({ ...conditions({ seeker }), sentAt: mondayInNewYork, half: 'morning' });
    expect(wallClock(at)).toBe('2026-11-27T10:15');
  });

  test('the call stays at a quarter past ten when the clocks change in between', () => {
    const fridayBefore = instant('2026-10-30T14:00:00Z');
    const at = proposePromise({ ...conditions(), sentAt: fridayBefore, half: 'morning' });
    expect(at.toString()).toBe('2026-11-04T15:15:00Z');
  });
});

describe('the slots to pick from', () => {
  test('they cover the next business days of the reader, Thanksgiving left out', () => {
    const slots = promiseSlots({ ...conditions(), from: mondayInNewYork, days: 4 });
    const days = [...new Set(slots.map(({ at }) => wallClock(at).slice(0, 10)))];
    expect(days).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27']);
  });

  test('the first one today is after now, the last one half an hour before the office closes', () => {
    const slots = promiseSlots({ ...conditions(), from: mondayInNewYork, days: 1 });
    expect(slots.map(({ at }) => wallClock(at).slice(11))).toEqual(
      '10:30 11:00 11:30 12:00 12:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30 17:00'.split(' '),
    );
    expect(slots.slice(1, 4).map(({ half }) => half)).toEqual(['morning', 'morning', 'afternoon']);
  });

  test('a taken quarter of an hour is not offered', () => {
    const taken = [instant('2026-11-23T16:00:00Z')];
    const slots = promiseSlots({
      ...conditions({ taken }),
      from: mondayInNewYork,
      days: 1,
      everyMinutes: 15,
    });
    expect(slots.slice(0, 4).map(({ at }) => wallClock(at).slice(11))).toEqual([
      '10:15',
      '10:30',
      '10:45',
      '11:15',
    ]);
  });
});

test('an hour that the change of the clocks leaves out is not offered', () => {
  const cairo = {
    ...conditions().reader,
    timeZone: 'Africa/Cairo',
    officeHours: { from: '00:00', until: '02:00' },
  };
  const from = instant('2026-04-23T20:00:00Z');
  const slots = promiseSlots({ ...conditions({ reader: cairo }), from, days: 2 });
  expect(slots.map(({ at }) => wallClock(at, 'Africa/Cairo'))).toEqual([
    '2026-04-24T01:00',
    '2026-04-24T01:30',
  ]);
});

const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Pacific/Apia',
  'America/St_Johns',
];

/** Days within two weeks of a change of the clocks in one of the zones, and any other day. */
const moments = fc
  .record({
    near: fc.constantFrom(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-09-27',
      '2026-10-25',
      '2026-11-01',
      '2011-12-28',
      '2026-07-01',
    ),
    minutes: fc.integer({ min: -14 * 1440, max: 14 * 1440 }),
  })
  .map(({ near, minutes }) => instant(`${near}T00:00:00Z`).add({ minutes }));

const situations = fc
  .record({
    sentAt: moments,
    half: fc.constantFrom('morning' as const, 'afternoon' as const),
    businessDays: fc.integer({ min: 0, max: 5 }),
    readerZone: fc.constantFrom(...zones),
    seekerZone: fc.constantFrom(...zones),
    officeHours: fc.constantFrom(
      defaultOfficeHours,
      { from: '00:00', until: '23:59' },
      { from: '09:00', until: '12:00' },
      { from: '13:00', until: '17:00' },
    ),
    holidaysIn: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 6 }),
    dutyDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    dutyIn: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
    takenIn: fc.array(fc.integer({ min: 0, max: 14 * 1440 }), { maxLength: 10 }),
  })
  .map((wish) => {
    const dateAhead = (days: number) =>
      wish.sentAt.toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString();
    const reader: BusinessCalendar = {
      timeZone: wish.readerZone,
      holidays: new Map(wish.holidaysIn.map((days) => [dateAhead(days), 'Closed'])),
      officeHours: wish.officeHours,
    };
    const onDuty = { days: wish.dutyDays, dates: wish.dutyIn.map(dateAhead) };
    const taken = wish.takenIn.map((minutes) => wish.sentAt.add({ minutes }));
    return { ...wish, reader, seeker: { timeZone: wish.seekerZone, onDuty }, taken };
  });

function expectKeepable(at: Temporal.Instant, { reader, seeker, taken }: PromiseConditions) {
  const local = at.toZonedDateTimeISO(reader.timeZone);
  expect(local.dayOfWeek).toBeLessThanOrEqual(5);
  expect(reader.holidays.has(local.toPlainDate().toString())).toBe(false);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  expect(time >= reader.officeHours.from && time < reader.officeHours.until).toBe(true);
  expect(isOnDuty(at, seeker)).toBe(false);
  for (const other of taken) {
    expect(Math.abs(other.epochMilliseconds - at.epochMilliseconds)).toBeGreaterThanOrEqual(15 * 60_000);
  }
}

describe('in seven zones, over changes of the clocks and holidays', () => {
  test('every proposal is after sending and can be kept by both', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const at = proposePromise(situation);
        expect(Temporal.Instant.compare(at, situation.sentAt)).toBe(1);
        expectKeepable(at, situation);
      }),
      { numRuns: 200 },
    );
  });

  test('with nothing in the way, the proposal is a quarter past ten or two on the reader’s clock', () => {
    fc.assert(
      fc.property(situations, ({ sentAt, half, reader }) => {
        const open = { ...reader, officeHours: defaultOfficeHours };
        const at = proposePromise({ ...conditions({ reader: open }), sentAt, half });
        expect(wallClock(at, reader.timeZone).slice(11)).toBe(half === 'morning' ? '10:15' : '14:15');
        expect(halfOf(at, reader.timeZone)).toBe(half);
      }),
    );
  });

  test('every slot offered can be kept, and they come in order', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const slots = promiseSlots({ ...situation, from: situation.sentAt, days: 3 });
        for (const { at } of slots) expectKeepable(at, situation);
        const times = slots.map(({ at }) => at.epochMilliseconds);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });
});
