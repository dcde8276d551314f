import type { Temporal } from 'temporal-polyfill';

export const stages = [
  'identified',
  'written',
  'called',
  'scheduled',
  'met',
  'thanked',
  'dormant',
  'closed',
] as const;
export type Stage = (typeof stages)[number];
export type StageFacts = {
  closedAt?: Temporal.Instant | null;
  declined?: boolean;
  sentLetters: number;
  lastLetterSentAt?: Temporal.Instant | null;
  callsMade: number;
  plannedMeeting: boolean;
  meetingsHeld: number;
  lastMeetingHeldAt?: Temporal.Instant | null;
  lastThankYouSentAt?: Temporal.Instant | null;
  lastActivityAt?: Temporal.Instant | null;
  somethingOwed?: boolean;
  now?: Temporal.Instant | null;
  searchEnded?: boolean;
};
export declare function deriveStage(facts: StageFacts): Stage;
