import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type SearchFigures, stuckSteps, whereStuck } from './where-stuck.ts';

function day(n: number) {
  return Temporal.Instant.fromEpochMilliseconds(n * 86_400_000);
}

function figures(over: Partial<SearchFigures> = {}): SearchFigures {
  return {
    lettersSent: 0,
    callsMade: 0,
    meetingsHeld: 0,
    referrals: 0,
    lastLetterAt: null,
    lastCallAt: null,
    lastMeetingAt: null,
    lastReferralAt: null,
    overdueCalls: 0,
    openedAt: day(0),
    ...over,
  };
}

const wrote = { lettersSent: 4, lastLetterAt: day(10) };
const called = { ...wrote, callsMade: 7, lastCallAt: day(40) };
const met = { ...called, meetingsHeld: 2, lastMeetingAt: day(38) };

describe('a search is stuck', () => {
  test.each<[string, SearchFigures, number, string, number | null, string]>([
    [
      'at letters, when none was written',
      figures(),
      5,
      'letters',
      0,
      'No letters since starting five days ago.',
    ],
    [
      'at letters, when the last one is long ago',
      figures({ ...wrote, callsMade: 4, lastCallAt: day(14) }),
      30,
      'letters',
      10,
      'The last letter went out 20 days ago.',
    ],
    [
      'at calls, when no call followed a letter',
      figures(wrote),
      18,
      'calls',
      10,
      'The last letter went out eight days ago, with no call since.',
    ],
    [
      'at calls, when promised ones were not made',
      figures({ ...wrote, overdueCalls: 3, oldestOverdueCallAt: day(13) }),
      14,
      'calls',
      13,
      'Three promised calls are overdue.',
    ],
    [
      'at meetings, when calls lead to none',
      figures(called),
      41,
      'meetings',
      0,
      'Seven calls, no meetings yet.',
    ],
    [
      'at referrals, when meetings bring no name',
      figures(met),
      41,
      'referrals',
      38,
      'Two meetings, no referrals.',
    ],
    [
      'at thanks, when a letter is owed for more than a day',
      figures({ ...met, lastReferralAt: day(38), thankYousOwed: 1, oldestThankYouOwedAt: day(38) }),
      41,
      'thanks',
      38,
      'One thank-you letter is due.',
    ],
  ])('%s', (_, given, now, step, since, sentence) => {
    const stuck = whereStuck(given, day(now));
    expect({ ...stuck, since: stuck.since?.epochMilliseconds, need: 0 }).toEqual({
      step,
      since: since === null ? undefined : since * 86_400_000,
      sentence,
      need: 0,
    });
    expect(stuck.need).toBeGreaterThan(0);
  });
});

describe('a search is moving', () => {
  test.each<[string, SearchFigures, number]>([
    ['in its first days', figures(), 2],
    ['while the promised call is not due yet', figures(wrote), 13],
    ['after a few calls', figures({ ...wrote, callsMade: 3, lastCallAt: day(14) }), 20],
    [
      'when the latest meeting brought a name',
      figures({ ...met, lastLetterAt: day(39), lastReferralAt: day(38) }),
      41,
    ],
    [
      'on the day of a meeting, before its names are entered',
      figures({ ...met, lastLetterAt: day(39), lastReferralAt: day(30) }),
      39,
    ],
  ])('%s', (_, given, now) => {
    expect(whereStuck(given, day(now))).toMatchObject({ step: 'moving', since: null, need: 0 });
  });
});

test('a search in which nothing has happened yet is not said to be moving', () => {
  expect(whereStuck(figures(), day(2)).sentence).toBe('Just started: no letters yet.');
  expect(whereStuck(figures(wrote), day(13)).sentence).toBe('On track: every step led to the next.');
});

test('the roster puts more broken promises, and longer quiet, first', () => {
  const need = (over: Partial<SearchFigures>, now = 30) => whereStuck(figures(over), day(now)).need;
  const overdue = { ...wrote, oldestOverdueCallAt: day(20) };
  expect(need({ ...overdue, overdueCalls: 3 })).toBeGreaterThan(need({ ...overdue, overdueCalls: 1 }));
  expect(need({}, 30)).toBeGreaterThan(need({}, 5));
  expect(need({ ...overdue, overdueCalls: 1 })).toBeGreaterThan(need({}));
});

test('whatever the figures, one step is named, and only moving has no need', () => {
  const instant = fc.option(fc.nat(90).map(day), { nil: null });
  const counts = {
    lettersSent: fc.nat(9),
    callsMade: fc.nat(9),
    meetingsHeld: fc.nat(9),
    referrals: fc.nat(9),
  };
  const any = fc.record({
    ...counts,
    overdueCalls: fc.nat(3),
    lastLetterAt: instant,
    lastCallAt: instant,
    lastMeetingAt: instant,
    lastReferralAt: instant,
    openedAt: fc.nat(90).map(day),
  });
  fc.assert(
    fc.property(any, (given) => {
      const stuck = whereStuck(given, day(60));
      expect(stuckSteps).toContain(stuck.step);
      expect(stuck.need > 0).toBe(stuck.step !== 'moving');
      expect(stuck.since === null).toBe(stuck.step === 'moving');
      expect(stuck.sentence).toMatch(/^[A-Z].*\.$/);
    }),
  );
});
