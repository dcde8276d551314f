import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { checkPromise, firstFreeFrom } from '../call-backs/promise.ts';
import { defaultOfficeHours, neverOnDuty } from './business-calendar.ts';
import { busySpan, isBusyFor, overlap } from './busy-span.ts';

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
const meeting = {
  startsAt: at('2026-11-24T15:30:00Z'),
  minutes: 30,
  travelMinutesBefore: 45,
  travelMinutesAfter: 20,
};
const span = busySpan(meeting);

test('the way there and back belongs to the meeting', () => {
  expect([span.from.toString(), span.until.toString()]).toEqual([
    '2026-11-24T14:45:00Z',
    '2026-11-24T16:20:00Z',
  ]);
});

test.each([
  ['2026-11-24T14:30:00Z', false, 'a call that ends when the way begins'],
  ['2026-11-24T14:35:00Z', true, 'a call that runs into the way'],
  ['2026-11-24T16:19:00Z', true, 'a call on the way back'],
  ['2026-11-24T16:20:00Z', false, 'a call after the way back'],
])('%s: %s, %s', (moment, isBusy) => {
  expect(isBusyFor(at(moment), 15, span)).toBe(isBusy);
});

test('two meetings with no time for the way between them overlap', () => {
  const next = { ...meeting, startsAt: at('2026-11-24T16:30:00Z'), travelMinutesBefore: 15 };
  expect(overlap(span, busySpan(next))).toBe(true);
  expect(overlap(span, busySpan({ ...next, travelMinutesBefore: 10 }))).toBe(false);
});

const conditions = {
  reader: {
    timeZone: 'America/New_York',
    holidays: new Map<string, string>(),
    officeHours: defaultOfficeHours,
  },
  seeker: { timeZone: 'America/Chicago', onDuty: neverOnDuty },
  taken: [],
  busy: [span],
};

test('no call is proposed into a meeting or the way to it', () => {
  const now = at('2026-11-23T15:00:00Z');
  const day = Temporal.PlainDate.from('2026-11-24');
  // 10:15 in New York is on the way; the first moment after the way back is 11:30.
  expect(firstFreeFrom(day, 'morning', { ...conditions, after: now }).toString()).toBe(
    '2026-11-24T16:30:00Z',
  );
});

test('a call promised into it is warned of, with the seeker’s own clock', () => {
  const [warning] = checkPromise(at('2026-11-24T15:15:00Z'), {
    ...conditions,
    now: at('2026-11-23T15:00:00Z'),
  });
  expect(warning).toEqual({
    code: 'slot-taken',
    message: 'From 8:45 AM to 10:20 AM your time you’re in a meeting, or traveling to or from one.',
  });
});
