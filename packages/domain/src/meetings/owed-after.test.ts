import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { owedAfter } from './judge-impartially.ts';

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

test('a thank-you is due 24 hours after the end, not after the beginning', () => {
  const owed = owedAfter(
    { status: 'held', startsAt: instant('2026-11-24T18:00:00Z'), minutes: 30 },
    'America/Chicago',
  );
  expect(owed?.thankYouDueAt.toString()).toBe('2026-11-25T18:30:00Z');
});

test('the 24 hours are hours, also in the night when the clocks change', () => {
  const owed = owedAfter(
    { status: 'held', startsAt: instant('2026-10-31T20:00:00Z'), minutes: 20 },
    'America/New_York',
  );
  expect(owed?.thankYouDueAt.toString()).toBe('2026-11-01T20:20:00Z');
});

test('the debrief is due on the day that it was for the seeker', () => {
  const meeting = { status: 'held', startsAt: instant('2026-11-24T23:45:00Z'), minutes: 30 } as const;
  expect(owedAfter(meeting, 'America/Los_Angeles')?.debriefDueOn.toString()).toBe('2026-11-24');
  expect(owedAfter(meeting, 'Europe/London')?.debriefDueOn.toString()).toBe('2026-11-25');
});

test.each(['planned', 'cancelled', 'no-show'] as const)('a meeting that is %s owes nothing', (status) => {
  expect(owedAfter({ status, startsAt: instant('2026-11-24T18:00:00Z'), minutes: 30 }, 'UTC')).toBeNull();
});
