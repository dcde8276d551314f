import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  type BusinessCalendar,
  dateIn,
  defaultOfficeHours,
  isBusinessDay,
  isOnDuty,
  nextBusinessDay,
  previousBusinessDay,
} from './business-calendar.ts';

function day(iso: string) {
  return Temporal.PlainDate.from(iso);
}

function calendar(timeZone: string, holidays: Record<string, string> = {}): BusinessCalendar {
  return { timeZone, holidays: new Map(Object.entries(holidays)), officeHours: defaultOfficeHours };
}

const thanksgiving = calendar('America/New_York', { '2026-11-26': 'Thanksgiving' });

describe('business days', () => {
  test('a Tuesday is a business day, a Saturday and a Sunday are not', () => {
    expect(isBusinessDay(day('2026-11-24'), thanksgiving)).toBe(true);
    expect(isBusinessDay(day('2026-11-28'), thanksgiving)).toBe(false);
    expect(isBusinessDay(day('2026-11-29'), thanksgiving)).toBe(false);
  });

  test('Thanksgiving is no business day', () => {
    expect(isBusinessDay(day('2026-11-26'), thanksgiving)).toBe(false);
  });

  test('the business day after the eve of Thanksgiving is the Friday', () => {
    expect(nextBusinessDay(day('2026-11-25'), thanksgiving).toString()).toBe('2026-11-27');
  });

  test('the business day before a Friday after Thanksgiving is the Wednesday, before a Monday the Friday', () => {
    expect(previousBusinessDay(day('2026-11-27'), thanksgiving).toString()).toBe('2026-11-25');
    expect(previousBusinessDay(day('2026-11-23'), thanksgiving).toString()).toBe('2026-11-20');
  });

  test('three business days after the Monday of that week is the Friday', () => {
    expect(addBusinessDays(day('2026-11-23'), 3, thanksgiving).toString()).toBe('2026-11-27');
  });

  test('no business day after a Saturday is the Monday, after a Monday that Monday', () => {
    expect(addBusinessDays(day('2026-11-21'), 0, thanksgiving).toString()).toBe('2026-11-23');
    expect(addBusinessDays(day('2026-11-23'), 0, thanksgiving).toString()).toBe('2026-11-23');
  });

  test('the Friday that Samoa left out when it crossed the date line is no business day there', () => {
    expect(isBusinessDay(day('2011-12-30'), calendar('Pacific/Apia'))).toBe(false);
    expect(isBusinessDay(day('2011-12-30'), calendar('Pacific/Honolulu'))).toBe(true);
    expect(addBusinessDays(day('2011-12-29'), 1, calendar('Pacific/Apia')).toString()).toBe('2012-01-02');
  });

  test('without any business day the weekday before is taken: of a Monday and a Sunday the Friday, else the day before', () => {
    const never = { ...thanksgiving, holidays: { has: () => true } as never };
    const before = ['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20'].map((iso) =>
      previousBusinessDay(day(iso), never).toString(),
    );
    expect(before).toEqual(['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-19']);
  });

  test('a calendar in which every day is a holiday still answers with a weekday', () => {
    const everyDay = Object.fromEntries(
      Array.from({ length: 800 }, (_, at) => [day('2026-01-01').add({ days: at }).toString(), 'Closed']),
    );
    const closed = calendar('Europe/Berlin', everyDay);
    expect(nextBusinessDay(day('2026-03-05'), closed).toString()).toBe('2026-03-06');
    expect(nextBusinessDay(day('2026-03-06'), closed).toString()).toBe('2026-03-09');
    expect(nextBusinessDay(day('2026-03-08'), closed).toString()).toBe('2026-03-09');
  });
});

describe('duty', () => {
  const sundayEveningInHonolulu = Temporal.Instant.from('2026-11-23T04:00:00Z');

  test('duty is the day where the seeker is, not where the reader is', () => {
    const mondays = { days: [1], dates: [] };
    expect(isOnDuty(sundayEveningInHonolulu, { timeZone: 'Pacific/Honolulu', onDuty: mondays })).toBe(false);
    expect(isOnDuty(sundayEveningInHonolulu, { timeZone: 'Pacific/Auckland', onDuty: mondays })).toBe(true);
  });

  test('a single date counts as duty on that date only', () => {
    const seeker = { timeZone: 'Pacific/Honolulu', onDuty: { days: [], dates: ['2026-11-22'] } };
    expect(isOnDuty(sundayEveningInHonolulu, seeker)).toBe(true);
    expect(isOnDuty(sundayEveningInHonolulu.add({ hours: 24 }), seeker)).toBe(false);
  });
});

describe('in any zone and year', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Honolulu',
    'Pacific/Apia',
    'America/St_Johns',
  );
  const dates = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }));
  const situations = fc.record({
    timeZone: zones,
    date: dates,
    days: fc.integer({ min: 1, max: 15 }),
    holidaysIn: fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 8 }),
  });

  test('exactly so many business days lie between, the last one counted', () => {
    fc.assert(
      fc.property(situations, ({ timeZone, date, days, holidaysIn }) => {
        const holidays = Object.fromEntries(
          holidaysIn.map((ahead) => [date.add({ days: ahead }).toString(), 'Closed']),
        );
        const reader = calendar(timeZone, holidays);
        const result = addBusinessDays(date, days, reader);
        expect(isBusinessDay(result, reader)).toBe(true);
        let counted = 0;
        let walk = date;
        while (Temporal.PlainDate.compare(walk, result) < 0) {
          walk = walk.add({ days: 1 });
          const isOpen = walk.dayOfWeek <= 5 && !(walk.toString() in holidays);
          if (isOpen && !(timeZone === 'Pacific/Apia' && walk.toString() === '2011-12-30')) counted += 1;
        }
        expect(counted).toBe(days);
      }),
    );
  });

  test('the date of an instant is the one on the calendar there', () => {
    fc.assert(
      fc.property(zones, dates, fc.integer({ min: 0, max: 1439 }), (timeZone, date, minute) => {
        const at = date
          .toZonedDateTime({ timeZone, plainTime: '00:00' })
          .toInstant()
          .add({ minutes: minute });
        expect(dateIn(timeZone, at).toString()).toBe(at.toZonedDateTimeISO(timeZone).toString().slice(0, 10));
      }),
    );
  });
});
