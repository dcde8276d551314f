import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deriveStage, type StageFacts } from './stage.ts';

function at(text: string) {
  return Temporal.Instant.from(`${text}T15:00:00Z`);
}

function facts(over: Partial<StageFacts> = {}): StageFacts {
  return { sentLetters: 0, callsMade: 0, plannedMeeting: false, meetingsHeld: 0, ...over };
}

describe('the stage follows what happened', () => {
  test.each<[string, StageFacts, string]>([
    ['nothing happened yet', facts(), 'identified'],
    ['a letter went out', facts({ sentLetters: 1 }), 'written'],
    ['the promised call was made', facts({ sentLetters: 1, callsMade: 1 }), 'called'],
    ['a call came before any letter', facts({ callsMade: 1 }), 'called'],
    ['a meeting is agreed', facts({ sentLetters: 1, callsMade: 2, plannedMeeting: true }), 'scheduled'],
    ['a meeting was held', facts({ meetingsHeld: 1, lastMeetingHeldAt: at('2026-03-02') }), 'met'],
    [
      'the thank-you went out',
      facts({ meetingsHeld: 1, lastMeetingHeldAt: at('2026-03-02'), lastThankYouSentAt: at('2026-03-03') }),
      'thanked',
    ],
    [
      'the thank-you went out in the minute in which the meeting ended',
      facts({ meetingsHeld: 1, lastMeetingHeldAt: at('2026-03-02'), lastThankYouSentAt: at('2026-03-02') }),
      'thanked',
    ],
    [
      'a second meeting was held after the thank-you for the first',
      facts({ meetingsHeld: 2, lastMeetingHeldAt: at('2026-04-02'), lastThankYouSentAt: at('2026-03-03') }),
      'met',
    ],
    [
      'a second meeting is planned after the thank-you',
      facts({
        meetingsHeld: 1,
        plannedMeeting: true,
        lastMeetingHeldAt: at('2026-03-02'),
        lastThankYouSentAt: at('2026-03-03'),
      }),
      'thanked',
    ],
    ['the contact declined', facts({ sentLetters: 1, callsMade: 1, declined: true }), 'closed'],
    [
      'the contact declined and then agreed to a meeting',
      facts({ callsMade: 2, declined: true, plannedMeeting: true }),
      'scheduled',
    ],
    ['the seeker closed the contact', facts({ meetingsHeld: 1, closedAt: at('2026-03-09') }), 'closed'],
  ])('%s', (_, given, expected) => {
    expect(deriveStage(given)).toBe(expected);
  });
});

describe('a contact falls dormant', () => {
  const quiet = facts({ sentLetters: 1, callsMade: 3, lastActivityAt: at('2026-01-01') });

  test('after 90 days without a word, and not a day sooner', () => {
    expect(deriveStage({ ...quiet, now: at('2026-03-31') })).toBe('called');
    expect(deriveStage({ ...quiet, now: at('2026-04-01') })).toBe('dormant');
  });

  const thanked = facts({
    meetingsHeld: 1,
    lastMeetingHeldAt: at('2026-01-01'),
    lastThankYouSentAt: at('2026-01-01'),
  });
  test.each<[string, StageFacts]>([
    ['a letter', facts({ sentLetters: 1, lastLetterSentAt: at('2026-01-01') })],
    ['a call after an older letter', { ...quiet, lastLetterSentAt: at('2025-11-01') }],
    [
      'a letter after an older call',
      { ...quiet, lastActivityAt: at('2025-11-01'), lastLetterSentAt: at('2026-01-01') },
    ],
    ['a meeting and its thanks', thanked],
    [
      'a later thank-you',
      { ...thanked, lastMeetingHeldAt: at('2025-12-01'), lastLetterSentAt: at('2025-10-01') },
    ],
  ])('90 days after the last thing that happened: %s', (_, given) => {
    expect(deriveStage({ ...given, now: at('2026-04-01') })).toBe('dormant');
    expect(deriveStage({ ...given, now: at('2026-03-31') })).not.toBe('dormant');
    expect(deriveStage({ ...given, now: at('2026-04-01'), plannedMeeting: true })).not.toBe('dormant');
  });

  test('never where nobody knows when the last thing happened', () => {
    expect(deriveStage(facts({ sentLetters: 1, now: at('2026-09-01') }))).toBe('written');
  });

  test('never while something is owed to them', () => {
    expect(deriveStage({ ...quiet, now: at('2026-06-01'), somethingOwed: true })).toBe('called');
  });

  test('never while their thank-you is owed', () => {
    const met = facts({ meetingsHeld: 1, lastMeetingHeldAt: at('2026-01-01'), now: at('2026-09-01') });
    expect(deriveStage(met)).toBe('met');
  });

  test('never before they were contacted', () => {
    expect(deriveStage(facts({ lastActivityAt: at('2025-01-01'), now: at('2026-06-01') }))).toBe(
      'identified',
    );
  });

  test('never once the search has ended', () => {
    expect(deriveStage({ ...quiet, now: at('2026-06-01'), searchEnded: true })).toBe('called');
  });

  test('only when the day is given', () => {
    expect(deriveStage(quiet)).toBe('called');
  });
});
