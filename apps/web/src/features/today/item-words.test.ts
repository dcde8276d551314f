import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { badgeOf, leadOf } from './item-words.ts';

const where = { timeZone: 'America/Chicago', now: Temporal.Instant.from('2026-11-24T17:48:00Z') };

test('a call stands at its hour, a thank-you until its hour', () => {
  expect(leadOf({ kind: 'call', at: '2026-11-24T19:30:00Z' }, where)).toBe('1:30 PM');
  expect(leadOf({ kind: 'thank-you', at: '2026-11-24T23:10:00Z' }, where)).toBe('by 5:10 PM');
});

test('what has no hour can be done at any time', () => {
  expect(leadOf({ kind: 'send-letter', at: null }, where)).toBe('anytime');
});

test('what is left over says its day', () => {
  expect(leadOf({ kind: 'call', at: '2026-11-20T19:30:00Z' }, where)).toBe('Nov 20');
});

test('a debt of another day says the day', () => {
  expect(leadOf({ kind: 'loop-closing', at: '2026-11-25T15:00:00Z' }, where)).toBe('by Wed');
  expect(leadOf({ kind: 'loop-closing', at: '2026-12-07T15:00:00Z' }, where)).toBe('by Dec 7');
  expect(leadOf({ kind: 'meeting', at: '2026-11-25T15:00:00Z' }, where)).toBe('Wed 9:00 AM');
});

test('overdue is said before what kind of thing it is', () => {
  const item = { kind: 'thank-you', urgency: 'overdue', at: null, call: null } as const;
  expect(badgeOf(item, where.now)).toEqual({ tone: 'ember', text: 'overdue' });
});

test('a meeting of today says how near it is', () => {
  const item = { kind: 'meeting', urgency: 'today', at: '2026-11-24T19:48:00Z', call: null } as const;
  expect(badgeOf(item, where.now).text).toBe('in 2 hours');
});
