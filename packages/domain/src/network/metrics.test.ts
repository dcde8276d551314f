import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { foldChains } from '../referrals/chain.ts';
import { measureNetwork } from './metrics.ts';

function day(n: number) {
  return Temporal.Instant.fromEpochMilliseconds(n * 86_400_000);
}
function named(from: string, to: string, at: number) {
  return { from, to, at: day(at) };
}
function held(at: number, ...contactIds: string[]) {
  return { contactIds, heldAt: day(at) };
}

function measure(
  ids: string[],
  referrals: ReturnType<typeof named>[],
  meetingsHeld: ReturnType<typeof held>[],
) {
  const people = ids.map((id) => ({ id, firstAt: day(0) }));
  return measureNetwork({ fold: foldChains({ people, edges: referrals }), referrals, meetingsHeld, goal: 3 });
}

test('a network in which nothing happened yet measures zero', () => {
  expect(measure(['a', 'b'], [], [])).toEqual({
    contacts: 2,
    met: 0,
    referrals: 0,
    referralsPerMeeting: 0,
    reproduction: 0,
    longestChain: 0,
    goal: 3,
  });
});

test('two meetings, three referrals of which one was met, reproduce by a half', () => {
  const referrals = [named('a', 'b', 1), named('a', 'c', 1), named('b', 'd', 2)];
  expect(measure(['a', 'b', 'c', 'd'], referrals, [held(1, 'a'), held(2, 'b')])).toMatchObject({
    met: 2,
    referrals: 3,
    referralsPerMeeting: 1.5,
    reproduction: 0.5,
    longestChain: 2,
  });
});

test('a person named by two and met once counts once', () => {
  const referrals = [named('a', 'c', 1), named('b', 'c', 1)];
  expect(measure(['a', 'b', 'c'], referrals, [held(3, 'c')]).reproduction).toBe(1);
});

test('a meeting held before the referral was said does not come of it', () => {
  expect(measure(['a', 'b'], [named('a', 'b', 5)], [held(3, 'b')]).reproduction).toBe(0);
});

test('a person met twice is one person met, in two meetings', () => {
  const measured = measure(['a', 'b'], [named('a', 'b', 1)], [held(2, 'b'), held(9, 'b')]);
  expect(measured).toMatchObject({ met: 1, reproduction: 0.5 });
});

test('one meeting with two people is one meeting', () => {
  expect(measure(['a', 'b'], [], [held(2, 'a', 'b')])).toMatchObject({ met: 2, referralsPerMeeting: 0 });
});
