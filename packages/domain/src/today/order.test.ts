import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { orderToday, type TodayItem, type TodayKind, todayKinds } from './order.ts';

const now = Temporal.Instant.from('2026-03-02T12:00:00Z');
function item(id: string, kind: TodayKind, hours: number | null): TodayItem {
  return {
    id,
    kind,
    dueAt: hours === null ? null : now.add({ hours }),
  };
}
function order(...items: TodayItem[]) {
  return orderToday(items, now).map(({ id }) => id);
}

test('promised calls come first, by their time', () => {
  expect(order(item('late', 'call', 5), item('letter', 'write-letter', 1), item('soon', 'call', 2))).toEqual([
    'soon',
    'late',
    'letter',
  ]);
});

test('overdue calls come before those of today, the oldest first', () => {
  expect(
    order(item('today', 'call', 1), item('yesterday', 'call', -20), item('monday', 'call', -90)),
  ).toEqual(['monday', 'yesterday', 'today']);
});

test('after the calls, what is overdue comes before what is not', () => {
  expect(
    order(
      item('meeting', 'meeting', 2),
      item('thanks', 'thank-you', -3),
      item('call', 'call', 3),
      item('loop', 'close-loop', -30),
    ),
  ).toEqual(['call', 'thanks', 'loop', 'meeting']);
});

test('a meeting that has begun is not overdue', () => {
  expect(order(item('begun', 'meeting', -1), item('loop', 'close-loop', -5))).toEqual(['loop', 'begun']);
});

test('what has no deadline comes last of its kind', () => {
  expect(order(item('any', 'write-letter', null), item('by noon', 'write-letter', 1))).toEqual([
    'by noon',
    'any',
  ]);
});

test('the order in which things arrive changes nothing, and none is lost', () => {
  const items = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...todayKinds),
      dueAt: fc.option(
        fc.integer({ min: -50, max: 50 }).map((hours) => now.add({ hours })),
        { nil: null },
      ),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(items, (all) => {
      const ordered = orderToday(all, now);
      expect(ordered).toHaveLength(all.length);
      expect(orderToday(all.toReversed(), now)).toEqual(ordered);
    }),
  );
});
