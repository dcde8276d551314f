import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  type BusinessCalendar,
  defaultOfficeHours,
  isBusinessDay,
  neverOnDuty,
  type OnDuty,
} from '../time/business-calendar.ts';
import { dateInWords } from '../time/wording.ts';
import {
  businessDaysBefore,
  businessDaysToCall,
  checkOfferedDays,
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
  secondMeetingDays(Temporal.PlainDate.from(sentOn), calendar, { way }).map(String);
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
      const [first, second] = secondMeetingDays(sentOn, calendar, { way });
      const call = addBusinessDays(sentOn, businessDaysToCall[way], calendar);
      expect(Temporal.PlainDate.compare(call, first)).toBe(-1);
      expect(Temporal.PlainDate.compare(first, second)).toBe(-1);
      expect([first, second].every((each) => isBusinessDay(each, calendar))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

describe('the days that a letter offers are checked like a promise', () => {
  const now = Temporal.Instant.from('2026-11-30T15:00:00Z');
  const at = (day: string) =>
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: '10:15' })
      .toInstant();
  const holidays = new Map([['2026-12-25', 'Christmas Day']]);
  type Offer = { call?: string | null; way?: LetterWay; onDuty?: OnDuty };
  const codes = (
    one: string,
    other: string,
    { call = '2026-12-02', way = 'e-mail', onDuty = neverOnDuty }: Offer = {},
  ) => {
    const inWords = (day: string) => dateInWords(Temporal.PlainDate.from(day));
    const body = `Could we talk once more? Would ${inWords(one)}, or ${inWords(other)}, work for you? I will call you before.`;
    const seeker = { timeZone: calendar.timeZone, onDuty };
    const promiseAt = call === null ? null : at(call);
    return checkOfferedDays({ body, promiseAt, now, reader: { ...calendar, holidays }, seeker, way }).map(
      ({ code }) => code,
    );
  };

  test('two business days after the call are right', () => {
    expect(codes('2026-12-08', '2026-12-10')).toEqual([]);
    expect(codes('2026-12-08', '2026-12-10', { call: null })).toEqual([]);
  });

  test.each<[string, [string, string], Offer, string[]]>([
    ['a weekend', ['2026-12-05', '2026-12-06'], {}, ['weekend', 'weekend']],
    ['a holiday of theirs', ['2026-12-24', '2026-12-25'], {}, ['holiday']],
    ['the same day twice', ['2026-12-08', '2026-12-08'], {}, ['same-day-twice']],
    [
      'days before the call, and on it',
      ['2026-12-01', '2026-12-02'],
      {},
      ['day-before-call', 'day-before-call'],
    ],
    [
      'a call that was moved behind both',
      ['2026-12-08', '2026-12-10'],
      { call: '2026-12-11' },
      ['day-before-call', 'day-before-call'],
    ],
    [
      'a call on the day of the letter',
      ['2026-12-08', '2026-12-10'],
      { call: '2026-11-30' },
      ['call-too-early'],
    ],
    [
      'a call before the post has come',
      ['2026-12-08', '2026-12-10'],
      { call: '2026-12-02', way: 'post' },
      ['call-too-early'],
    ],
    [
      'a day on duty',
      ['2026-12-08', '2026-12-10'],
      { onDuty: { days: [], dates: ['2026-12-10'] } },
      ['on-duty'],
    ],
    ['a day that is over', ['2026-11-27', '2026-12-10'], {}, ['promise-past', 'day-before-call']],
  ])('%s', (_what, [one, other], offer, expected) => {
    expect(codes(one, other, offer)).toEqual(expected);
  });

  test('days that are proposed pass over days on duty, and the call moves up where the first day is near', () => {
    const onDuty = { days: [2], dates: [] };
    const sentOn = Temporal.PlainDate.from('2026-11-30');
    expect(secondMeetingDays(sentOn, calendar, { way: 'e-mail', onDuty }).map(String)).toEqual([
      '2026-12-09',
      '2026-12-11',
    ]);
    const before = (one: string, other: string) =>
      businessDaysBefore([one, other], { sentOn, calendar, way: 'e-mail' });
    expect([before('2026-12-08', '2026-12-10'), before('2026-12-10', '2026-12-02')]).toEqual([2, 1]);
  });
});
