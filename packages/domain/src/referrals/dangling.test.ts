import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  type BusinessCalendar,
  dateIn,
  defaultOfficeHours,
} from '../time/business-calendar.ts';
import { danglingBefore, danglingBusinessDays, danglingSentence, isDangling } from './referral-state.ts';

const newYork: BusinessCalendar = {
  timeZone: 'America/New_York',
  holidays: new Map([['2026-11-26', 'Thanksgiving Day']]),
  officeHours: defaultOfficeHours,
};
const at = (text: string) => Temporal.Instant.from(text);

describe('a name that was given', () => {
  const said = { state: 'free-to-write', stage: 'identified', since: at('2026-11-23T15:00:00Z') } as const;
  const dangles = (now: string, changes: Partial<Parameters<typeof isDangling>[0]> = {}) =>
    isDangling({ ...said, ...changes }, danglingBefore(at(now), newYork));

  test('dangles on the fifth business day on which nothing happened, holidays not counted', () => {
    // Monday; Thursday is Thanksgiving: Tuesday, Wednesday, Friday, Monday, Tuesday.
    expect(dangles('2026-11-30T15:00:00Z')).toBe(false);
    expect(dangles('2026-12-01T12:00:00Z')).toBe(true);
  });

  test('counts from the introduction where that came later', () => {
    expect(dangles('2026-12-01T12:00:00Z', { since: at('2026-11-30T15:00:00Z') })).toBe(false);
  });

  test('does not dangle once there was a letter, or it ended', () => {
    const now = '2026-12-10T12:00:00Z';
    for (const state of ['written', 'called', 'met', 'lost', 'loop-closed'] as const)
      expect(dangles(now, { state })).toBe(false);
    expect(dangles(now, { state: 'named' })).toBe(true);
  });

  test('does not dangle where the person is met already, as when a name leads back to a referrer', () => {
    expect(dangles('2026-12-10T12:00:00Z', { stage: 'thanked' })).toBe(false);
  });
});

test('what dangles is exactly what was said five business days ago or earlier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 24 }), fc.integer({ min: 0, max: 30 * 24 }), (hours, ago) => {
      const now = at('2026-06-01T03:30:00Z').add({ hours });
      const since = now.subtract({ hours: ago });
      const dueOn = addBusinessDays(dateIn(newYork.timeZone, since), danglingBusinessDays, newYork);
      const isDue = Temporal.PlainDate.compare(dueOn, dateIn(newYork.timeZone, now)) <= 0;
      const facts = { state: 'named', stage: 'identified', since } as const;
      expect(isDangling(facts, danglingBefore(now, newYork))).toBe(isDue);
    }),
    { numRuns: 200 },
  );
});

test('the day says how many names dangle, and nothing where none does', () => {
  expect(danglingSentence(0)).toBeNull();
  expect(danglingSentence(1)).toMatch(/^One referral has had/);
  expect(danglingSentence(4)).toMatch(/^Four referrals have had/);
});
