import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type LetterStatus, letterStatuses } from '../vocabulary/letter-kinds.ts';
import { type NewsFacts, newsState } from './keep-warm.ts';

const helped = Temporal.Instant.from('2026-06-01T12:00:00Z');
const later = Temporal.Instant.from('2026-11-24T15:00:00Z');

function facts(over: Partial<NewsFacts> = {}): NewsFacts {
  return { lastHelpedAt: helped, skippedAt: null, letter: null, ...over };
}
function letter(status: LetterStatus, isTrashed = false) {
  return { status, sentAt: status === 'sent' ? later : null, isTrashed };
}

describe('the news for somebody who helped', () => {
  test('waits until a letter is drafted from it', () => {
    expect(newsState(facts())).toBe('waiting');
    expect(newsState(facts({ letter: letter('draft') }))).toBe('drafted');
    expect(newsState(facts({ letter: letter('draft', true) }))).toBe('waiting');
  });
  test('is told once, whatever becomes of the letter afterwards', () => {
    expect(newsState(facts({ letter: letter('sent') }))).toBe('told');
    expect(newsState(facts({ letter: letter('sent', true) }))).toBe('told');
    expect(newsState(facts({ letter: letter('sent'), skippedAt: later }))).toBe('told');
    expect(newsState(facts({ letter: 'gone' }))).toBe('skipped');
  });
  test('waits anew for whoever helped again after it', () => {
    const again = later.add({ hours: 24 });
    expect(newsState(facts({ letter: letter('sent'), lastHelpedAt: again }))).toBe('waiting');
  });
  test('is passed over where the seeker says so', () => {
    expect(newsState(facts({ skippedAt: later }))).toBe('skipped');
    expect(newsState(facts({ skippedAt: later, letter: letter('draft') }))).toBe('skipped');
  });
  test('stands somewhere in every state of a letter, and can be drafted again in none but its own', () => {
    const waiting = letterStatuses.filter(
      (status) => newsState(facts({ letter: letter(status) })) === 'waiting',
    );
    expect(waiting).toEqual([]);
  });
});
