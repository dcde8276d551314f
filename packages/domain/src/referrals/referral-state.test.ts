import { describe, expect, test } from 'vitest';
import {
  deriveReferralState,
  mayNameReferrer,
  owesLoopClosing,
  type ReferralFacts,
  referralStates,
} from './referral-state.ts';

function facts(over: Partial<ReferralFacts> = {}): ReferralFacts {
  return {
    terms: 'may-use-name',
    hasAddress: true,
    lettersSent: 0,
    callsMade: 0,
    meetingsHeld: 0,
    lost: false,
    loopClosed: false,
    ...over,
  };
}

describe('a referral is', () => {
  test.each<[string, ReferralFacts, string]>([
    ['only a name while there is no way to reach the person', facts({ hasAddress: false }), 'named'],
    ['free to write once there is', facts(), 'free-to-write'],
    ['only a name while the introduction is awaited', facts({ terms: 'will-introduce' }), 'named'],
    [
      'free to write after the introduction',
      facts({ terms: 'will-introduce', introduced: true }),
      'free-to-write',
    ],
    ['free to write when only the name was given', facts({ terms: 'name-only' }), 'free-to-write'],
    [
      'written, even where no introduction was noted',
      facts({ terms: 'will-introduce', lettersSent: 1 }),
      'written',
    ],
    ['called', facts({ lettersSent: 1, callsMade: 1 }), 'called'],
    ['met', facts({ callsMade: 1, meetingsHeld: 1 }), 'met'],
    ['lost when the person declined', facts({ callsMade: 1, lost: true }), 'lost'],
    ['met when the contact was closed after the meeting', facts({ meetingsHeld: 1, lost: true }), 'met'],
    [
      'closed once the referrer had the word back, met or not',
      facts({ lost: true, loopClosed: true }),
      'loop-closed',
    ],
  ])('%s', (_, given, expected) => {
    expect(deriveReferralState(given)).toBe(expected);
  });
});

test('the referrer is owed a word when the person was met or lost, and then no more', () => {
  expect(referralStates.filter(owesLoopClosing)).toEqual(['met', 'lost']);
});

test('a letter may name the referrer unless only the name was given', () => {
  expect(mayNameReferrer('may-use-name')).toBe(true);
  expect(mayNameReferrer('will-introduce')).toBe(true);
  expect(mayNameReferrer('name-only')).toBe(false);
});
