import type { Client } from '@threefold/contracts/coaching';
import { expect, test } from 'vitest';
import { placeOf, rosterHeadline, sharedInWords, subjectInWords } from './coaching-words.ts';

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
  expect(sharedInWords('Dana Whitfield', 'progress')).toBe('Dana shares figures only.');
});

test('the roster says how many need a word', () => {
  expect(rosterHeadline([client(0)])).toBe('One client, moving.');
  expect(rosterHeadline([client(0), client(4)])).toBe('Two clients, one of them stuck.');
  expect(rosterHeadline([client(3), client(4)])).toBe('Two clients, all of them stuck.');
});

test('a comment says what it is about, and leads there', () => {
  expect(subjectInWords(comment)).toBe('on Ruth Abernathy');
  expect(placeOf(comment)).toBe('/contacts/p1');
  expect(subjectInWords({ ...comment, subject: 'letter', subjectLabel: null })).toBe('on a letter');
  expect(placeOf({ ...comment, subject: 'workspace', subjectId: null })).toBeUndefined();
});
