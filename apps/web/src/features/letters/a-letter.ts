import type { Letter } from '@threefold/contracts/letters';

/** A draft to Søren Lindqvist, for tests. */
export const aLetter = (with_: Partial<Letter> = {}): Letter => ({
  id: '01990000-0000-7000-8000-0000000000a1',
  version: 1,
  contactId: '01990000-0000-7000-8000-0000000000c1',
  contactName: 'Søren Lindqvist',
  kind: 'outreach',
  templateId: null,
  subject: 'Twenty minutes',
  body: 'Dear Dr. Lindqvist,',
  promiseAt: '2026-11-30T15:15:00Z',
  promiseTimeZone: 'America/New_York',
  status: 'draft',
  via: null,
  to: null,
  meetingId: null,
  referralId: null,
  queuedAt: null,
  undoUntil: null,
  sentAt: null,
  messageId: null,
  failure: null,
  createdAt: '2026-11-24T14:00:00Z',
  updatedAt: '2026-11-24T14:00:00Z',
  deletedAt: null,
  ...with_,
});
