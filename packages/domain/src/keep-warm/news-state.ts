// When the search ends everybody who helped gets the news once: what is drafted waits for the seeker, what is sent is never sent again.
// Source: the timing of the promise method ("news when it does"); no letter goes out that the seeker has not approved.
import type { Temporal } from 'temporal-polyfill';
import type { LetterStatus } from '../vocabulary/letter-kinds.ts';

export const newsStates = ['waiting', 'drafted', 'on-the-way', 'unsure', 'told', 'skipped'] as const;
export type NewsState = (typeof newsStates)[number];

export type NewsFacts = {
  lastHelpedAt: Temporal.Instant;
  skippedAt: Temporal.Instant | null;
  /** The letter that was drafted from the news; 'gone' where it was erased since; null where none was. */
  letter: { status: LetterStatus; sentAt: Temporal.Instant | null; isTrashed: boolean } | 'gone' | null;
};

const byStatus: Record<Exclude<LetterStatus, 'sent'>, NewsState> = {
  draft: 'drafted',
  queued: 'on-the-way',
  sending: 'on-the-way',
  unsure: 'unsure',
  failed: 'drafted',
  cancelled: 'drafted',
};

/**
 * waiting     nothing was written to them yet, or what was drafted lies in the trash
 * drafted     a letter is there and waits for the seeker
 * on-the-way  approved, and being sent
 * unsure      nobody knows yet whether it arrived
 * told        the news went out; whoever helped again since is waiting anew, for the news of that search
 * skipped     the seeker passed them over; so is a letter that was erased, since it may have gone out before
 */
export function newsState({ lastHelpedAt, skippedAt, letter }: NewsFacts): NewsState {
  if (letter !== null && letter !== 'gone' && letter.status === 'sent') {
    const { sentAt } = letter;
    const helpedSince = sentAt !== null && lastHelpedAt.epochMilliseconds > sentAt.epochMilliseconds;
    return helpedSince ? (skippedAt === null ? 'waiting' : 'skipped') : 'told';
  }
  if (letter === 'gone' || skippedAt !== null) return 'skipped';
  if (letter === null || letter.isTrashed) return 'waiting';
  return letter.status === 'sent' ? 'told' : byStatus[letter.status];
}
