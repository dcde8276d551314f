import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  type Helper,
  helpInWords,
  keepWarmWhy,
  mostNotesADay,
  notesForToday,
  whoToWriteTo,
} from './keep-warm.ts';

const now = Temporal.Instant.from('2026-11-24T15:00:00Z');
const ago = (days: number) => now.subtract({ hours: days * 24 });

function helper(id: string, over: Partial<Helper> = {}): Helper {
  return {
    id,
    helps: 1,
    lastHelpedAt: ago(200),
    lastHeardAt: ago(100),
    pausedUntil: null,
    isBusy: false,
    ...over,
  };
}
function waiting(helpers: Helper[], over: Partial<{ days: number; searchEnded: boolean }> = {}): string[] {
  return whoToWriteTo(helpers, { now, days: 90, searchEnded: false, ...over }).map(({ id }) => id);
}

describe('somebody who helped is proposed for a word', () => {
  test('after ninety days without one, to the hour', () => {
    expect(waiting([helper('a', { lastHeardAt: ago(90) })])).toEqual(['a']);
    expect(waiting([helper('a', { lastHeardAt: ago(90).add({ minutes: 1 }) })])).toEqual([]);
  });
  test('after as many days as the setting says', () => {
    expect(waiting([helper('a', { lastHeardAt: ago(40) })], { days: 30 })).toEqual(['a']);
    expect(waiting([helper('a')], { days: 120 })).toEqual([]);
  });
  test('counted from their help where that came last', () => {
    expect(waiting([helper('a', { lastHelpedAt: ago(10) })])).toEqual([]);
    expect(waiting([helper('a', { lastHeardAt: null, lastHelpedAt: ago(91) })])).toEqual(['a']);
  });
  test('not while a letter, a call or a meeting is under way with them', () => {
    expect(waiting([helper('a', { isBusy: true })])).toEqual([]);
  });
  test('not before the day until which they were left in peace', () => {
    expect(waiting([helper('a', { pausedUntil: now.add({ hours: 1 }) })])).toEqual([]);
    expect(waiting([helper('a', { pausedUntil: now })])).toEqual(['a']);
  });
  test('not after the search has ended', () => {
    expect(waiting([helper('a')], { searchEnded: true })).toEqual([]);
  });
});

test('the longest silence comes first; of two alike whoever helped more often', () => {
  const people = [
    helper('seldom', { lastHeardAt: ago(120) }),
    helper('often', { lastHeardAt: ago(120), helps: 4 }),
    helper('longest', { lastHeardAt: ago(150) }),
  ];
  expect(waiting(people)).toEqual(['longest', 'often', 'seldom']);
});

test('the order in which people are read changes nothing', () => {
  const people = fc.array(
    fc.record({ id: fc.uuid(), helps: fc.nat(3), heard: fc.integer({ min: 80, max: 130 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(people, (given) => {
      const helpers = given.map(({ id, helps, heard }) => helper(id, { helps, lastHeardAt: ago(heard) }));
      expect(waiting(helpers.toReversed())).toEqual(waiting(helpers));
    }),
    { numRuns: 60 },
  );
});

test('a day proposes a few, and what was written today counts among them', () => {
  const people = ['a', 'b', 'c', 'd'];
  expect(notesForToday(people, 0)).toEqual(people.slice(0, mostNotesADay));
  expect(notesForToday(people, 1)).toHaveLength(mostNotesADay - 1);
  expect(notesForToday(people, 9)).toEqual([]);
});

test('the page says what somebody gave and how long they have not heard', () => {
  const help = { meetings: 1, named: 3, introductions: 1, advice: 2 };
  expect(helpInWords(help)).toBe('met you once, introduced you once and referred you to two people');
  expect(helpInWords({ meetings: 0, named: 0, introductions: 0, advice: 1 })).toBe('gave you advice');
  expect(keepWarmWhy('Ruth Abernathy', { ...help, named: 0, introductions: 0 }, 94)).toBe(
    'Ruth Abernathy met you once. You haven’t been in touch for 94 days.',
  );
});
