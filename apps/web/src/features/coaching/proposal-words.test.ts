import { describe, expect, test } from 'vitest';
import { countsInWords, decidedInWords, reopenedInWords, waitingHeadline } from './proposal-words.ts';

const proposal = {
  id: 'p',
  kind: 'contact' as const,
  authorName: 'Lee Marsh',
  isMine: false,
  note: null,
  batchId: null,
  fileName: null,
  contact: {
    name: 'Ruth Okafor',
    title: null,
    organization: null,
    emails: [],
    phones: [],
    linkedinUrl: null,
    tags: [],
    notes: null,
  },
  action: null,
  status: 'accepted' as const,
  result: { outcome: 'created' as const, contactId: 'c' },
  createdAt: '2026-11-24T15:00:00Z',
  decidedAt: null,
};
const joined = { ...proposal, result: { outcome: 'joined' as const, contactId: 'c' } };
const open = { ...proposal, status: 'open' as const, result: null };

describe('the words around proposals', () => {
  test('say who came, and who was known already', () => {
    expect(decidedInWords([proposal], true)).toBe('Ruth Okafor is in your contacts.');
    expect(decidedInWords([joined], true)).toBe('Ruth Okafor was known; what was new is added.');
    expect(decidedInWords([proposal, joined], true)).toBe(
      '2 proposals accepted. 1 of them was known already.',
    );
  });

  test('say what stays accepted after an undo, and why', () => {
    expect(reopenedInWords([open])).toBe('It waits again.');
    expect(reopenedInWords([open, proposal])).toBe(
      '1 proposal waits again; 1 stays accepted, since you have changed or worked with the person.',
    );
  });

  test('count for the coach', () => {
    expect(countsInWords({ open: 2, accepted: 0, declined: 0 })).toBe('2 wait.');
    expect(countsInWords({ open: 1, accepted: 3, declined: 1 })).toBe(
      '1 waits, 3 were accepted, 1 was declined.',
    );
  });

  test('tell the seeker who proposes', () => {
    expect(waitingHeadline({ open: 12, authors: ['Lee Marsh'] })).toBe(
      'Lee Marsh proposes 12 people or steps to you.',
    );
  });
});
