import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { networkAsOf, type ReplayNode, replayStops } from './replay.ts';

function day(n: number) {
  return Temporal.Instant.fromEpochMilliseconds(n * 86_400_000);
}

const ana: ReplayNode = {
  id: 'ana',
  firstAt: day(1),
  history: [
    { at: day(6), stage: 'thanked' },
    { at: day(2), stage: 'written' },
    { at: day(5), stage: 'met' },
  ],
};
const ben: ReplayNode = { id: 'ben', firstAt: day(5), history: [] };
const network = { nodes: [ana, ben], edges: [{ from: 'ana', to: 'ben', at: day(5) }] };

test.each([
  [1, 'identified'],
  [2, 'written'],
  [4, 'written'],
  [5, 'met'],
  [9, 'thanked'],
])('on day %i the first contact is %s', (n, stage) => {
  expect(networkAsOf(network, day(n)).nodes.find((node) => node.id === 'ana')?.stage).toBe(stage);
});

test('a person and the referral that named them appear at the same instant', () => {
  expect(networkAsOf(network, day(4))).toMatchObject({ nodes: [{ id: 'ana' }], edges: [] });
  expect(networkAsOf(network, day(5))).toMatchObject({
    nodes: [{ id: 'ana' }, { id: 'ben', stage: 'identified' }],
    edges: [{ from: 'ana', to: 'ben' }],
  });
});

test('before the first contact there is no network', () => {
  expect(networkAsOf(network, day(0))).toEqual({ nodes: [], edges: [] });
});

test('a referral is not drawn before both people are known', () => {
  const early = { nodes: [ana, ben], edges: [{ from: 'ana', to: 'ben', at: day(3) }] };
  expect(networkAsOf(early, day(4)).edges).toEqual([]);
});

test('the slider stops wherever the picture changes, each instant once', () => {
  expect(replayStops(network).map((at) => at.epochMilliseconds / 86_400_000)).toEqual([1, 2, 5, 6]);
});
