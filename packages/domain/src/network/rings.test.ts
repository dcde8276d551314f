import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { foldChains } from '../referrals/chain.ts';
import { layoutRings, type RingPosition } from './rings.ts';

const at = Temporal.Instant.fromEpochMilliseconds(0);

/** parents[n] is the parent of person n, or null for a cold contact. */
function grow(parents: readonly (number | null)[]) {
  const people = parents.map((_, n) => ({ id: `p${n}`, firstAt: at }));
  const edges = parents.flatMap((parent, n) =>
    parent === null ? [] : [{ from: `p${parent}`, to: `p${n}`, at }],
  );
  return foldChains({ people, edges });
}

function closest(positions: Map<string, RingPosition>): number {
  const all = [...positions.values()];
  let least = Number.POSITIVE_INFINITY;
  for (const [n, a] of all.entries()) {
    for (const b of all.slice(n + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  }
  return least;
}

const forests = fc
  .array(fc.option(fc.nat(1_000), { freq: 6, nil: null }), { minLength: 2, maxLength: 120 })
  .map((wishes) => wishes.map((wish, n) => (wish === null || n === 0 ? null : wish % n)));

test('no two dots come closer than the spacing, however the network grew', () => {
  fc.assert(
    fc.property(forests, (parents) => {
      const { positions } = layoutRings(grow(parents), { spacing: 20 });
      expect(positions.size).toBe(parents.length);
      expect(closest(positions)).toBeGreaterThanOrEqual(20 - 1e-6);
    }),
  );
});

test('everybody stands on the ring of their generation, and rings lie apart', () => {
  fc.assert(
    fc.property(forests, (parents) => {
      const fold = grow(parents);
      const { positions, radii } = layoutRings(fold, { ringGap: 60 });
      for (const [id, { x, y, depth }] of positions) {
        expect(depth).toBe(fold.nodes.get(id)?.depth);
        expect(Math.hypot(x, y)).toBeCloseTo(radii[depth] ?? Number.NaN, 6);
      }
      for (const [n, radius] of radii.entries()) {
        if (n > 0) expect(radius - (radii[n - 1] ?? 0)).toBeGreaterThanOrEqual(60 - 1e-9);
      }
    }),
  );
});

/** Chains of these lengths, the last one of each naming so many people. */
const fans = fc.array(fc.record({ length: fc.nat(4), names: fc.integer({ min: 30, max: 90 }) }), {
  minLength: 1,
  maxLength: 4,
});
function growFans(wanted: readonly { length: number; names: number }[]) {
  const parents: (number | null)[] = [];
  for (const { length, names } of wanted) {
    parents.push(null);
    for (let step = 0; step < length; step += 1) parents.push(parents.length - 1);
    const last = parents.length - 1;
    for (let name = 0; name < names; name += 1) parents.push(last);
  }
  return grow(parents);
}

test('wide fans in different generations keep the spacing too, and the rings are no wider than one with everybody on it', () => {
  fc.assert(
    fc.property(fans, (wanted) => {
      const { positions, radii } = layoutRings(growFans(wanted), { spacing: 20 });
      expect(closest(positions)).toBeGreaterThanOrEqual(20 - 1e-6);
      const everybody = wanted.reduce((sum, { length, names }) => sum + length + names + 1, 0);
      const oneRing = (everybody * 20) / (2 * Math.PI * 0.7);
      expect(radii.at(-1)).toBeLessThan(2 * (oneRing + 96 * radii.length));
    }),
    { numRuns: 40 },
  );
});

test('the first chain begins at twelve o’clock, and the others follow clockwise', () => {
  const { positions } = layoutRings(grow([null, null, null, null]));
  const degrees = ['p0', 'p1', 'p2', 'p3'].map((id) => {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    return (Math.atan2(y, x) * 180) / Math.PI;
  });
  expect(degrees.map(Math.round)).toEqual([-45, 45, 135, -135]);
});

test('one meeting that brought hundreds of names leaves room for the cold contacts beside it', () => {
  const cold = Array.from({ length: 60 }, () => null);
  const { positions } = layoutRings(grow([...cold, ...Array.from({ length: 300 }, () => 0)]), {
    spacing: 20,
  });
  expect(closest(positions)).toBeGreaterThanOrEqual(20 - 1e-6);
});

test('a ring is as wide as its people need in seven tenths of the circle', () => {
  const { radii } = layoutRings(grow(Array.from({ length: 300 }, () => null)), { spacing: 22 });
  expect(radii[0]).toBeCloseTo((300 * 22) / (2 * Math.PI * 0.7), 0);
});

test('a small network keeps the rings close', () => {
  const { radii } = layoutRings(grow([null, null, null, 0, 0, 1]));
  expect(radii).toEqual([80, 176]);
});

test('the chain with more people gets the wider sector', () => {
  const { positions } = layoutRings(grow([null, null, null, 0, 0, 0, 0, 0, 0]));
  const angleBetween = (a: string, b: string) => {
    const one = positions.get(a);
    const other = positions.get(b);
    return Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0));
  };
  expect(angleBetween('p0', 'p1')).toBeGreaterThan(angleBetween('p1', 'p2'));
});

test('a chain has as much of the circle as it has ends, and stands in the middle of what it led to', () => {
  // The first cold contact has three ends, the second one; so three quarters of the circle and one.
  const { positions, radii } = layoutRings(grow([null, null, 0, 0, 1, 2, 2]));
  expect(radii).toEqual([80, 176, 272]);
  expect([...positions.values()].map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
    [60, 53],
    [-60, -53],
    [176, -11],
    [-108, 139],
    [-133, -116],
    [186, -198],
    [209, 174],
  ]);
});

test('a single person and an empty network have a place too', () => {
  expect(layoutRings(grow([null])).positions.get('p0')).toMatchObject({ depth: 0 });
  expect(layoutRings(grow([]))).toEqual({ positions: new Map(), radii: [] });
});

test('a chain of 10,000 people is laid out to its end', () => {
  const { positions } = layoutRings(grow(Array.from({ length: 10_000 }, (_, n) => (n === 0 ? null : n - 1))));
  expect(positions.get('p9999')?.depth).toBe(9_999);
});
