import type { Referral } from '@threefold/contracts/referrals';
import { referralStates } from '@threefold/domain/referrals/referral-state';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { readReferralSearch } from './referral-search.ts';
import { referralsHeadline, standing, stateLabels } from './referral-words.ts';

const none = { named: 0, 'free-to-write': 0, written: 0, called: 0, met: 0, 'loop-closed': 0, lost: 0 };
const where = { timeZone: 'America/New_York', now: Temporal.Instant.from('2026-11-24T15:00:00Z') };
const referral = {
  state: 'named',
  terms: 'will-introduce',
  introducedAt: null,
  reminderAt: '2026-12-01T22:30:00Z',
  lostReason: null,
  fromName: 'Ruth Abernathy',
} as Referral;

test('the headline says what waits: dangling names first, then words back', () => {
  const counts = { states: none, dangling: 0, awaited: 0 };
  expect(referralsHeadline(counts)).toBe('No referrals yet');
  expect(referralsHeadline({ ...counts, states: { ...none, named: 3 }, dangling: 2 })).toBe(
    'Two referrals to follow up',
  );
  expect(referralsHeadline({ ...counts, states: { ...none, met: 1 } })).toBe('One referrer to update');
  expect(referralsHeadline({ ...counts, states: { ...none, written: 1 } })).toBe(
    'One referral, all followed up',
  );
});

test('every state has its sentence, and an awaited introduction says until when', () => {
  for (const state of referralStates) {
    expect(standing({ ...referral, state }, where)).toMatch(/\.$/);
    expect(stateLabels[state]).not.toBe('');
  }
  expect(standing(referral, where)).toContain('expected by Tuesday, December 1');
  const late = { ...where, now: Temporal.Instant.from('2026-12-02T15:00:00Z') };
  expect(standing(referral, late)).toContain('Send a friendly reminder');
});

test('the address keeps what it knows and drops the rest', () => {
  const from = '01990a00-0000-7000-8000-000000000011';
  expect(readReferralSearch({ state: 'met', terms: 'name-only', from, dangling: 'true', x: 1 })).toEqual({
    state: 'met',
    terms: 'name-only',
    from,
    dangling: true,
  });
  expect(readReferralSearch({ state: 'nowhere', from: '<b>', dangling: 'false' })).toEqual({});
});
