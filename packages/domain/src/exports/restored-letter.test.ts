import { expect, test } from 'vitest';
import { restoreLetterState } from './restored-letter.ts';

const letter = { via: 'smtp', queuedAt: '2026-11-24T15:00:00Z', failure: null };

test('a letter that waited to go out comes back as a draft', () => {
  expect(restoreLetterState({ ...letter, status: 'queued' })).toMatchObject({
    status: 'draft',
    via: null,
    queuedAt: null,
    failure: null,
  });
});

test('a letter that was on its way comes back as unsure, for the seeker to look', () => {
  expect(restoreLetterState({ ...letter, status: 'sending' })).toMatchObject({
    status: 'unsure',
    via: 'smtp',
  });
});

test.each(['draft', 'sent', 'unsure', 'failed', 'cancelled'] as const)(
  'a letter that is %s stays so',
  (status) => {
    expect(restoreLetterState({ ...letter, status })).toEqual({ ...letter, status });
  },
);
