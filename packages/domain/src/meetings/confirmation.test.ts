import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { defaultOfficeHours } from '../time/business-calendar.ts';
import { confirmationDueAt, whyConfirm } from './confirmation.ts';

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
const now = at('2026-11-10T15:00:00Z');
function dueAt(startsAt: string, timeZone = 'America/New_York', seenAt = now) {
  const holidays = new Map([['2026-11-26', 'Thanksgiving']]);
  const reader = { timeZone, holidays, officeHours: defaultOfficeHours };
  return confirmationDueAt({ startsAt: at(startsAt), now: seenAt, reader })?.toString() ?? null;
}

test('for a Tuesday it is due on Monday, when their office closes', () => {
  expect(dueAt('2026-11-24T18:00:00Z')).toBe('2026-11-23T22:30:00Z');
});

test('for a Monday it is due on Friday, and for the Friday after Thanksgiving on Wednesday', () => {
  expect(dueAt('2026-11-23T18:00:00Z')).toBe('2026-11-20T22:30:00Z');
  expect(dueAt('2026-11-27T18:00:00Z')).toBe('2026-11-25T22:30:00Z');
});

test('the day before counts where they work: Wednesday morning in Auckland is confirmed on their Tuesday', () => {
  expect(dueAt('2026-11-24T20:00:00Z', 'Pacific/Auckland')).toBe('2026-11-24T04:30:00Z');
});

test('the closing hour keeps to the wall across a change of the clocks', () => {
  expect(dueAt('2027-03-15T14:00:00Z')).toBe('2027-03-12T22:30:00Z');
  expect(dueAt('2027-03-16T14:00:00Z')).toBe('2027-03-15T21:30:00Z');
});

test('a meeting agreed for the same day, or after closing for the next morning, needs none', () => {
  expect(dueAt('2026-11-24T18:00:00Z', 'America/New_York', at('2026-11-24T14:00:00Z'))).toBeNull();
  expect(dueAt('2026-11-24T14:00:00Z', 'America/New_York', at('2026-11-23T23:00:00Z'))).toBeNull();
});

test('the reason names the new time beside the old one after a meeting was moved', () => {
  const about = {
    name: 'Ruth Okafor',
    startsAt: at('2026-11-24T18:00:00Z'),
    wall: { timeZone: 'America/New_York' },
    now,
  };
  expect(whyConfirm({ ...about, movedFrom: null })).toBe(
    'You meet Ruth Okafor on Tuesday, November 24 at 1:00 PM their time. Put it in writing the day before.',
  );
  expect(whyConfirm({ ...about, movedFrom: at('2026-11-20T15:00:00Z') })).toMatch(
    /^The meeting with Ruth Okafor was moved from Friday, November 20 at 10:00 AM to Tuesday/,
  );
});
