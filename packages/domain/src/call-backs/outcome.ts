/** What can come of a call, in the words of the API. Source: the promise method. */
export const outcomes = [
  'reached',
  'assistant',
  'voicemail',
  'no-answer',
  'wrong-number',
  'call-later',
  'meeting-agreed',
  'declined',
  'already-replied',
] as const;

export type Outcome = (typeof outcomes)[number];
