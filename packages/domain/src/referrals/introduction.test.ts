import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type BusinessCalendar, defaultOfficeHours } from '../time/business-calendar.ts';
import { awaitsIntroduction, introductionReminderAt, referralStates } from './referral-state.ts';

function calendar(timeZone: string, holidays: [string, string][] = []): BusinessCalendar {
  return { timeZone, holidays: new Map(holidays), officeHours: defaultOfficeHours };
}

describe('a promised introduction has until the end of the fifth business day', () => {
  test.each([
    ['over a weekend', '2026-11-12T15:00:00Z', 'America/New_York', [], '2026-11-19T17:30:00-05:00'],
    [
      'over Thanksgiving, which is no business day where the referrer lives',
      '2026-11-23T15:00:00Z',
      'America/New_York',
      [['2026-11-26', 'Thanksgiving Day']],
      '2026-12-01T17:30:00-05:00',
    ],
    [
      'in Berlin, where the same week has no holiday',
      '2026-11-23T15:00:00Z',
      'Europe/Berlin',
      [],
      '2026-11-30T17:30:00+01:00',
    ],
    [
      'over the end of daylight saving, on the same clock',
      '2026-10-28T15:00:00Z',
      'America/New_York',
      [],
      '2026-11-04T17:30:00-05:00',
    ],
    ['over its beginning', '2026-03-04T15:00:00Z', 'America/New_York', [], '2026-03-11T17:30:00-04:00'],
    [
      'from the day that it is where the referrer lives',
      '2026-11-16T14:00:00Z',
      'Pacific/Auckland',
      [],
      '2026-11-24T17:30:00+13:00',
    ],
    ['from a Saturday on', '2026-11-14T15:00:00Z', 'America/New_York', [], '2026-11-20T17:30:00-05:00'],
  ] as [string, string, string, [string, string][], string][])('%s', (_, promised, zone, holidays, due) => {
    const at = introductionReminderAt(Temporal.Instant.from(promised), calendar(zone, holidays));
    expect(at.toString()).toBe(Temporal.Instant.from(due).toString());
  });
});

test('an introduction is awaited while it was promised, has not come and nothing else has happened', () => {
  const waiting = { terms: 'will-introduce', introduced: false, state: 'named' } as const;
  expect(awaitsIntroduction(waiting)).toBe(true);
  expect(awaitsIntroduction({ ...waiting, introduced: true })).toBe(false);
  expect(awaitsIntroduction({ ...waiting, terms: 'may-use-name' })).toBe(false);
  expect(referralStates.filter((state) => awaitsIntroduction({ ...waiting, state }))).toEqual(['named']);
});
