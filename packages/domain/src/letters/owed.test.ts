import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { loopClosingDueOn } from '../referrals/referral-state.ts';
import { defaultOfficeHours } from '../time/business-calendar.ts';

const portland = {
  timeZone: 'America/Los_Angeles',
  holidays: new Map([['2026-11-26', 'Thanksgiving']]),
  officeHours: defaultOfficeHours,
};

test.each([
  ['a Monday meeting is told by Wednesday', '2026-11-16T20:00:00Z', '2026-11-18'],
  ['a Friday meeting is told by Tuesday', '2026-11-20T20:00:00Z', '2026-11-24'],
  ['Thanksgiving does not count', '2026-11-25T20:00:00Z', '2026-11-30'],
  ['an evening meeting counts on the referrer’s own day', '2026-11-17T03:00:00Z', '2026-11-18'],
])('%s', (_fact, metAt, dueOn) => {
  expect(loopClosingDueOn(Temporal.Instant.from(metAt), portland).toString()).toBe(dueOn);
});
