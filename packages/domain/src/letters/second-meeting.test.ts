import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addBusinessDays,
  type BusinessCalendar,
  defaultOfficeHours,
  isBusinessDay,
} from '../time/business-calendar.ts';
import {
  businessDaysToCall,
  type LetterWay,
  letterWays,
  likelyWay,
  pastDay,
  secondMeetingDays,
} from './second-meeting.ts';

const calendar: BusinessCalendar = {
  timeZone: 'America/New_York',
  officeHours: defaultOfficeHours,
  holidays: new Map([['2026-11-26', 'Thanksgiving']]),
};
const days = (sentOn: string, way: LetterWay = 'e-mail') =>
  secondMeetingDays(Temporal.PlainDate.from(sentOn), calendar, way).map(String);
const calledOn = (sentOn: string, way: LetterWay) =>
  addBusinessDays(Temporal.PlainDate.from(sentOn), businessDaysToCall[way], calendar).toString();

test('the two days are a Tuesday and a Thursday after the call', () => {
  expect(days('2026-11-30')).toEqual(['2026-12-08', '2026-12-10']);
  expect(days('2026-11-27')).toEqual(['2026-12-08', '2026-12-10']);
});

test('a holiday among them makes room for the next business day', () => {
  expect(days('2026-11-18')).toEqual(['2026-11-24', '2026-11-27']);
});

test('a letter by post is given time to arrive before the call, over a weekend and a holiday too', () => {
  expect(calledOn('2026-11-30', 'e-mail')).toBe('2026-12-02');
  expect(calledOn('2026-11-30', 'post')).toBe('2026-12-04');
  // Thanksgiving and a weekend lie between.
  expect(calledOn('2026-11-24', 'post')).toBe('2026-12-01');
  expect(calledOn('2026-11-25', 'post')).toBe('2026-12-02');
  expect(days('2026-11-23', 'post')).toEqual(['2026-12-01', '2026-12-03']);
  expect([likelyWay([]), likelyWay(['ana@example.org'])]).toEqual(['post', 'e-mail']);
});

test('a day that is over cannot be asked for, but one that was named before may have passed', () => {
  const today = '2026-11-24';
  expect(pastDay(['2026-11-24', '2026-11-26'], { today })).toBeNull();
  expect(pastDay(['2026-11-26', '2026-11-23'], { today })).toBe('2026-11-23');
  expect(pastDay(['2026-11-19', '2026-11-23'], { today, before: ['2026-11-19', '2026-11-23'] })).toBeNull();
  expect(pastDay(['2026-11-20', '2026-11-23'], { today, before: ['2026-11-19', '2026-11-23'] })).toBe(
    '2026-11-20',
  );
  expect(pastDay(null, { today })).toBeNull();
});

test('whatever the day and the way, both are different business days that come after the call', () => {
  const day = fc
    .integer({ min: 0, max: 730 })
    .map((add) => Temporal.PlainDate.from('2026-01-01').add({ days: add }));
  fc.assert(
    fc.property(day, fc.constantFrom(...letterWays), (sentOn, way) => {
      const [first, second] = secondMeetingDays(sentOn, calendar, way);
      const call = addBusinessDays(sentOn, businessDaysToCall[way], calendar);
      expect(Temporal.PlainDate.compare(call, first)).toBe(-1);
      expect(Temporal.PlainDate.compare(first, second)).toBe(-1);
      expect([first, second].every((each) => isBusinessDay(each, calendar))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
