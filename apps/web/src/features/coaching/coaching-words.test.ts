import type { Client } from '@threefold/contracts/coaching';
import { describe, expect, test } from 'vitest';
import {
  countsInWords,
  decidedInWords,
  placeOf,
  reopenedInWords,
  rosterHeadline,
  sharedInWords,
  subjectInWords,
  waitingHeadline,
} from './coaching-words.ts';

const comment = {
  id: 'c',
  authorName: 'Carla Brandt',
  isMine: false,
  subject: 'contact' as const,
  subjectId: 'p1',
  subjectLabel: 'Ruth Abernathy',
  body: 'Ask her.',
  createdAt: '2026-11-20T09:00:00Z',
  readAt: null,
};

const client = (need: number): Client => ({
  workspaceId: `w${need}`,
  name: 'Dana Whitfield',
  level: 'progress',
  figures: {
    contacts: 0,
    lettersSent: 0,
    callsMade: 0,
    meetingsHeld: 0,
    referrals: 0,
    promisesKept: 0,
    promisesEnded: 0,
    overdueCalls: 0,
  },
  lastActivityAt: null,
  stuck: { step: 'moving', since: null, sentence: '', need },
  weeks: [],
  unreadForSeeker: 0,
});

test('a coach is told in one sentence what is shared', () => {
  expect(sharedInWords('Dana Whitfield', 'progress')).toBe('Dana shares stats only.');
});

test('the roster says how many need a word', () => {
  expect(rosterHeadline([client(0)])).toBe('One client, on track');
  expect(rosterHeadline([client(0), client(4)])).toBe('Two clients, one stuck');
  expect(rosterHeadline([client(3), client(4)])).toBe('Two clients, all stuck');
});

test('a comment says what it is about, and leads there', () => {
  expect(subjectInWords(comment)).toBe('about Ruth Abernathy');
  expect(placeOf(comment)).toBe('/contacts/p1');
  expect(subjectInWords({ ...comment, subject: 'letter', subjectLabel: null })).toBe('about a letter');
  expect(placeOf({ ...comment, subject: 'workspace', subjectId: null })).toBeUndefined();
});

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
    expect(decidedInWords([proposal], true)).toBe('Ruth Okafor added to your contacts.');
    expect(decidedInWords([joined], true)).toBe('Ruth Okafor was already a contact; new details were added.');
    expect(decidedInWords([proposal, joined], true)).toBe(
      '2 proposals accepted. 1 of them was already in your contacts.',
    );
  });

  test('say what stays accepted after an undo, and why', () => {
    expect(reopenedInWords([open])).toBe('Pending again.');
    expect(reopenedInWords([open, proposal])).toBe(
      '1 proposal pending again; 1 stays accepted because you’ve since edited or worked with that contact.',
    );
  });

  test('count for the coach', () => {
    expect(countsInWords({ open: 2, accepted: 0, declined: 0 })).toBe('2 pending.');
    expect(countsInWords({ open: 1, accepted: 3, declined: 1 })).toBe('1 pending, 3 accepted, 1 declined.');
  });

  test('tell the seeker who proposes', () => {
    expect(waitingHeadline({ open: 12, authors: ['Lee Marsh'] })).toBe(
      'Lee Marsh proposed 12 contacts or next steps',
    );
  });
});
