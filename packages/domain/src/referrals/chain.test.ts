import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type ChainEdge, type ChainPerson, foldChains, pathToRoot } from './chain.ts';

function day(n: number) {
  return Temporal.Instant.fromEpochMilliseconds(n * 86_400_000);
}
function person(id: string, firstAt = 0): ChainPerson {
  return { id, firstAt: day(firstAt) };
}
function named(from: string, to: string, at: number): ChainEdge {
  return { from, to, at: day(at) };
}

test('the path leads from a person back to the first, cold contact', () => {
  const fold = foldChains({
    people: [person('Tom', 1), person('Imelda', 2), person('Ruth', 3)],
    edges: [named('Tom', 'Imelda', 2), named('Imelda', 'Ruth', 3)],
  });
  expect(pathToRoot(fold, 'Ruth')).toEqual(['Ruth', 'Imelda', 'Tom']);
  expect(fold.nodes.get('Ruth')).toMatchObject({ depth: 2, rootId: 'Tom', parentId: 'Imelda' });
  expect(fold.longestChain).toBe(2);
});

test('nobody leads from a person who is not in the network', () => {
  expect(pathToRoot(foldChains({ people: [], edges: [] }), 'Ruth')).toEqual([]);
});

test('a person named by several hangs below the one who named them first', () => {
  const fold = foldChains({
    people: [person('Ana'), person('Ben'), person('Carl')],
    edges: [named('Ben', 'Carl', 5), named('Ana', 'Carl', 4)],
  });
  expect(fold.nodes.get('Carl')?.parentId).toBe('Ana');
  expect(fold.nodes.get('Ben')?.children).toEqual([]);
});

test('of two people who named each other, the one who named first is the root', () => {
  const fold = foldChains({
    people: [person('Ana', 3), person('Ben', 0)],
    edges: [named('Ben', 'Ana', 9), named('Ana', 'Ben', 4)],
  });
  expect(fold.roots).toEqual(['Ana']);
  expect(pathToRoot(fold, 'Ben')).toEqual(['Ben', 'Ana']);
});

test('a chain that closes into a circle is opened where it closed', () => {
  const fold = foldChains({
    people: ['a', 'b', 'c', 'd'].map((id) => person(id)),
    edges: [named('a', 'b', 1), named('b', 'c', 2), named('c', 'a', 3), named('c', 'd', 4)],
  });
  expect(pathToRoot(fold, 'd')).toEqual(['d', 'c', 'b', 'a']);
});

test('a referral to oneself, or from somebody unknown, makes no chain', () => {
  const fold = foldChains({ people: [person('a')], edges: [named('a', 'a', 1), named('gone', 'a', 1)] });
  expect(fold.nodes.get('a')).toEqual({ id: 'a', depth: 0, rootId: 'a', parentId: null, children: [] });
});

test('children stand in the order in which they were named, roots in the order in which they became known', () => {
  const fold = foldChains({
    people: [person('z', 1), person('y', 2), person('p'), person('q'), person('r')],
    edges: [named('z', 'r', 5), named('z', 'q', 3), named('z', 'p', 4)],
  });
  expect(fold.roots).toEqual(['z', 'y']);
  expect(fold.nodes.get('z')?.children).toEqual(['q', 'p', 'r']);
});

test('named at the same moment by two, the first by id is taken, in whatever order they come', () => {
  const people = [person('a'), person('b'), person('c')];
  const edges = [named('b', 'c', 4), named('a', 'c', 4)];
  for (const each of [edges, edges.toReversed()])
    expect(foldChains({ people, edges: each }).nodes.get('c')?.parentId).toBe('a');
});

describe('a circle whose referrals were all made at once is opened', () => {
  const edges = [named('a', 'b', 3), named('b', 'c', 3), named('c', 'a', 3)];
  const fold = (...people: ChainPerson[]) => foldChains({ people, edges }).roots;

  test('at the one who became known first', () => {
    expect(fold(person('a', 5), person('b', 2), person('c', 9))).toEqual(['b']);
    expect(fold(person('c', 2), person('a', 5), person('b', 9))).toEqual(['c']);
  });

  test('at the first by id, where they became known at once too', () => {
    expect(fold(person('c'), person('b'), person('a'))).toEqual(['a']);
    expect(fold(person('b'), person('a'), person('c'))).toEqual(['a']);
  });
});

test('whoever became known or was named at the same moment stands in the order of the ids', () => {
  const people = ['z', 'c', 'a', 'b', 'y'].map((id) => person(id));
  const fold = foldChains({ people, edges: ['c', 'a', 'b'].map((id) => named('z', id, 4)) });
  expect([fold.roots, fold.nodes.get('z')?.children]).toEqual([
    ['y', 'z'],
    ['a', 'b', 'c'],
  ]);
});

test('a chain of 10,000 people is folded to its end', () => {
  const people = Array.from({ length: 10_000 }, (_, n) => person(`p${n}`));
  const edges = people.slice(1).map((one, n) => named(`p${n}`, one.id, n));
  const fold = foldChains({ people, edges });
  expect(fold.longestChain).toBe(9_999);
  expect(pathToRoot(fold, 'p9999')).toHaveLength(10_000);
});

describe('in every network, circles and several referrers included', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const networks = fc.record({
    people: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), firstAt: fc.nat(9).map(day) }), {
      selector: (one) => one.id,
    }),
    edges: fc.array(
      fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), at: fc.nat(9).map(day) }),
      { maxLength: 30 },
    ),
  });

  test('everybody has one root, reached by as many steps as the depth says', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const fold = foldChains(network);
        expect(fold.nodes.size).toBe(network.people.length);
        for (const node of fold.nodes.values()) {
          const path = pathToRoot(fold, node.id);
          expect(path.at(-1)).toBe(node.rootId);
          expect(path).toHaveLength(node.depth + 1);
          expect(fold.roots).toContain(node.rootId);
        }
      }),
    );
  });

  test('everybody hangs below somebody who named them, one generation further out', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const fold = foldChains(network);
        for (const node of fold.nodes.values()) {
          if (node.parentId === null) continue;
          const parent = fold.nodes.get(node.parentId);
          expect(node.depth).toBe((parent?.depth ?? Number.NaN) + 1);
          expect(parent?.children.filter((id) => id === node.id)).toHaveLength(1);
          expect(network.edges.some((edge) => edge.from === node.parentId && edge.to === node.id)).toBe(true);
        }
      }),
    );
  });

  test('whoever was never named is a root, and nobody is lost', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const fold = foldChains(network);
        const known = new Set(network.people.map((one) => one.id));
        const named = new Set(
          network.edges.filter((e) => e.from !== e.to && known.has(e.from)).map((e) => e.to),
        );
        for (const { id } of network.people) if (!named.has(id)) expect(fold.roots).toContain(id);
        const children = [...fold.nodes.values()].flatMap((node) => node.children);
        expect(children.length + fold.roots.length).toBe(network.people.length);
      }),
    );
  });

  test('the order in which people and referrals arrive changes nothing', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const turned = { people: network.people.toReversed(), edges: network.edges.toReversed() };
        const fold = foldChains(turned);
        const straight = foldChains(network);
        expect(fold.roots).toEqual(straight.roots);
        for (const [id, node] of straight.nodes) expect(fold.nodes.get(id)).toEqual(node);
      }),
    );
  });
});
