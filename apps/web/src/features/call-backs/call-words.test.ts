import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { attemptInWords, dueInWords } from './call-words.ts';

const call = {
  attempt: 1,
  promised: true,
  promise: null,
  assistantScript: '',
  openingScript: '',
  outcomes: [],
};
const where = { timeZone: 'America/Chicago', now: Temporal.Instant.from('2026-11-24T17:48:00Z') };

test('a promised call says its time on your clock and how near it is', () => {
  expect(dueInWords({ at: '2026-11-24T18:00:00Z', call }, where)).toBe('promised for 12:00, in 12 minutes');
});

test('a call that nobody was promised does not claim a promise', () => {
  const unpromised = { ...call, promised: false };
  expect(dueInWords({ at: '2026-11-24T17:00:00Z', call: unpromised }, where)).toBe(
    'call at 11:00, 48 minutes ago',
  );
});

test('a promise of another day names the day', () => {
  expect(dueInWords({ at: '2026-11-23T18:00:00Z', call }, where)).toBe('promised for yesterday, 12:00');
});

test('the assistant stands beside the attempt where one is known', () => {
  const contact = { assistant: 'Marcy' };
  expect(attemptInWords({ call: { ...call, attempt: 2 }, contact: contact as never })).toBe(
    'assistant: Marcy, second attempt',
  );
});
