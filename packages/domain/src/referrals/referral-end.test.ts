import { describe, expect, test } from 'vitest';
import { type EndFacts, referralEnd, strongestReferral } from './referral-state.ts';

function facts(over: Partial<EndFacts> = {}): EndFacts {
  return { wasMet: false, isLost: true, lostKind: null, declined: false, attempts: 0, ...over };
}

describe('a referral ended with', () => {
  test.each<[string, EndFacts, ReturnType<typeof referralEnd>]>([
    ['nothing yet', facts({ isLost: false, attempts: 3 }), null],
    ['a meeting', facts({ wasMet: true, isLost: false }), 'met'],
    ['a meeting, though the contact was closed after it', facts({ wasMet: true, declined: true }), 'met'],
    ['a no on the phone', facts({ declined: true, attempts: 2 }), 'declined'],
    ['letters and calls that led nowhere', facts({ attempts: 2 }), 'not-reached'],
    ['nothing tried', facts(), 'set-aside'],
    ['what the seeker says', facts({ lostKind: 'declined', attempts: 2 }), 'declined'],
  ])('%s', (_, given, expected) => {
    expect(referralEnd(given)).toBe(expected);
  });
});

test('of several referrers the letter opens with the introduction that came, then the name that may be used', () => {
  const bare = { by: 'Ana', terms: 'name-only', introduced: false } as const;
  const offered = { by: 'Ben', terms: 'will-introduce', introduced: false } as const;
  const usable = { by: 'Cid', terms: 'may-use-name', introduced: false } as const;
  const came = { by: 'Dee', terms: 'will-introduce', introduced: true } as const;
  expect(strongestReferral([])).toBeUndefined();
  expect(strongestReferral([bare, offered])?.by).toBe('Ben');
  expect(strongestReferral([bare, offered, usable])?.by).toBe('Cid');
  expect(strongestReferral([usable, came, bare])?.by).toBe('Dee');
  expect(strongestReferral([{ ...usable, by: 'latest' }, usable])?.by).toBe('latest');
});
