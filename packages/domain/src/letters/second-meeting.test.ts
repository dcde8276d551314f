import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addBusinessDays,
  type BusinessCalendar,
  defaultOfficeHours,
  isBusinessDay,
} from '../time/business-calendar.ts';
import { businessDaysToCall, secondMeetingDays } from './second-meeting.ts';

const calendar: BusinessCalendar = {
  timeZone: 'America/New_York',
  officeHours: defaultOfficeHours,
  holidays: new Map([['2026-11-26', 'Thanksgiving']]),
};
const days = (sentOn: string) => secondMeetingDays(Temporal.PlainDate.from(sentOn), calendar).map(String);

test('the two days are a Tuesday and a Thursday after the call', () => {
  expect(days('2026-11-30')).toEqual(['2026-12-08', '2026-12-10']);
  expect(days('2026-11-27')).toEqual(['2026-12-08', '2026-12-10']);
});

test('a holiday among them makes room for the next business day', () => {
  expect(days('2026-11-18')).toEqual(['2026-11-24', '2026-11-27']);
});

test('whatever the day, both are different business days that come after the call', () => {
  const day = fc
    .integer({ min: 0, max: 730 })
    .map((add) => Temporal.PlainDate.from('2026-01-01').add({ days: add }));
  fc.assert(
    fc.property(day, (sentOn) => {
      const [first, second] = secondMeetingDays(sentOn, calendar);
      const call = addBusinessDays(sentOn, businessDaysToCall, calendar);
      expect(Temporal.PlainDate.compare(call, first)).toBe(-1);
      expect(Temporal.PlainDate.compare(first, second)).toBe(-1);
      expect([first, second].every((each) => isBusinessDay(each, calendar))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
