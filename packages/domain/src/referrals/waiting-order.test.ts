import { expect, test } from 'vitest';
import { referralStates, waitingRank } from './referral-state.ts';

test('a name that dangles comes before words back, those before what is under way, and closed loops last', () => {
  const ranked = referralStates.toSorted(
    (a, b) => waitingRank({ state: a, dangling: false }) - waitingRank({ state: b, dangling: false }),
  );
  expect(ranked).toEqual(['met', 'lost', 'named', 'free-to-write', 'written', 'called', 'loop-closed']);
  expect(waitingRank({ state: 'named', dangling: true })).toBe(0);
});
