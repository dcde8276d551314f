import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { describeEvent, type EventReading, type PastEvent } from './describe-event.ts';
import type { EventDetails, EventKind } from './event-kinds.ts';

const at = Temporal.Instant.from('2026-11-20T15:00:00Z');
const reading: EventReading = { otherName: null, isNamed: false, clock: { timeZone: 'America/New_York' } };

function tell<Kind extends EventKind>(
  kind: Kind,
  detail: EventDetails[Kind],
  more: Partial<EventReading> = {},
) {
  // The compiler does not carry the pairing of kind and detail into the union.
  return describeEvent({ kind, detail, at } as PastEvent, { ...reading, ...more });
}

/** One of every kind: a kind without an example does not compile. */
const examples: { [Kind in EventKind]: EventDetails[Kind] } = {
  'contact-added': { source: 'typed', label: null },
  'contact-imported': { fileName: 'Connections.csv', importId: 'i' },
  'contact-merged': { fileName: 'Connections.csv', importId: 'i', fields: ['title', 'emails'] },
  'contacts-merged': { name: 'R. Abernathy', referrals: 0 },
  'contacts-parted': { name: 'R. Abernathy', referrals: 0 },
  'contact-changed': { fields: ['title', 'city', 'notes'] },
  'contact-binned': {},
  'contact-restored': {},
  'contact-closed': { reason: 'Retired' },
  'contact-reopened': {},
  'do-not-contact-set': {},
  'do-not-contact-lifted': {},
  'letter-approved': { letterKind: 'thank-you', via: 'smtp' },
  'letter-sent': {
    letterKind: 'outreach',
    via: 'paper',
    subject: 'A question',
    promiseAt: '2026-11-24T19:00:00Z',
    timeZone: 'America/Chicago',
  },
  'letter-handed-over': { letterKind: 'outreach', via: 'web-mail' },
  'letter-taken-back': { letterKind: 'outreach', via: 'paper', wasSent: true },
  'letter-failed': { letterKind: 'nudge', failure: 'The server refused the address.' },
  'letter-unsure': { letterKind: 'light-note', failure: 'The connection broke.' },
  'call-scheduled': {
    dueAt: '2026-11-24T19:00:00Z',
    timeZone: 'America/New_York',
    attempt: 2,
    promised: false,
  },
  'call-made': {
    outcome: 'voicemail',
    attempt: 1,
    promised: true,
    note: 'Pam is away.',
    sentence: 'Second call on Friday.',
  },
  'call-undone': { outcome: 'declined', promised: false },
  'call-moved': {
    from: '2026-11-24T19:00:00Z',
    to: '2027-01-04T19:00:00Z',
    timeZone: 'America/Chicago',
    promised: true,
    word: 'Told by e-mail',
  },
  'call-released': { reason: 'They left the company', promised: true },
  'meeting-planned': {
    startsAt: '2026-12-01T15:30:00Z',
    timeZone: 'America/New_York',
    meetingKind: 'informational',
    mode: 'phone',
  },
  'meeting-moved': {
    from: '2026-12-01T15:30:00Z',
    to: '2026-12-02T15:30:00Z',
    timeZone: 'America/New_York',
  },
  'meeting-held': { meetingKind: 'interview', minutes: 25, position: 0 },
  'meeting-not-held': { meetingKind: 'research', position: 0 },
  'meeting-cancelled': {},
  'meeting-missed': {},
  'meeting-binned': { wasHeld: true, position: 0 },
  'meeting-restored': { wasHeld: true, position: 0 },
  'finding-noted': { findingKind: 'opportunity', text: 'They plan a second unit.' },
  'referral-named': { terms: 'will-introduce', note: 'Runs the unit.' },
  'referral-terms-changed': { from: 'will-introduce', to: 'may-use-name' },
  'introduction-came': {},
  'referral-lost': { reason: 'Retired' },
  'referral-binned': {},
  'referral-restored': {},
  'loop-closed': {},
  debriefed: { incidents: 2, letterKind: 'recovery' },
  'search-ended': { outcome: 'A new post.' },
  'search-resumed': {},
  'share-invited': { email: 'coach@example.org', level: 'full' },
  'share-accepted': { email: 'coach@example.org', level: 'full' },
  'share-changed': { email: 'coach@example.org', from: 'full', to: 'network' },
  'share-revoked': { email: 'coach@example.org', level: 'network' },
  'coach-commented': { subject: 'contact' },
  'coach-proposed': { count: 12, fileName: 'leaders.csv' },
  'proposal-joined': { author: 'Lee Marsh' },
  'proposal-agreed': { author: 'Lee Marsh', text: 'Write to two people a day.' },
  'coach-looked': { email: 'coach@example.org', level: 'network' },
  'data-exported': { format: 'json' },
  'data-restored': { rows: 120 },
  'person-erased': { staysUnnamed: true },
};

test('everything that can happen is told in plain sentences, without a code of the program', () => {
  // Object.keys forgets the key type that `examples` has.
  for (const kind of Object.keys(examples) as EventKind[]) {
    const { sentence } = tell(kind, examples[kind], { otherName: 'Sam Okafor' });
    expect(sentence, kind).toMatch(/^[A-Z][^!]*\.”?$/);
    expect(sentence, kind).not.toMatch(/undefined|null|\{|in-person|no-answer/);
  }
});

test('to a coach everything is told of the seeker by name, and what people wrote stays as they wrote it', () => {
  for (const kind of Object.keys(examples) as EventKind[]) {
    const { sentence } = tell(kind, examples[kind], { otherName: 'Sam Okafor', seekerName: 'Dana' });
    expect(sentence, kind).not.toMatch(/\byou/i);
  }
  const closed = { reason: 'You said so, and your file too.' };
  expect(tell('contact-closed', closed, { seekerName: 'Dana' })).toEqual({
    sentence: 'Dana closed this contact.',
    detail: closed.reason,
  });
  const named = { terms: 'may-use-name', note: null };
  expect(tell('referral-named', named, { otherName: 'You Yang', seekerName: 'Dana' }).sentence).toBe(
    'They referred Dana to You Yang.',
  );
});

describe('times', () => {
  test('are told in the clock of the one who is called, with yours beside it where it differs', () => {
    expect(tell('letter-sent', examples['letter-sent'])).toEqual({
      sentence:
        'You sent an outreach letter on paper, and promised to call on Tuesday, November 24 at 1:00 PM their time (2:00 PM yours).',
      detail: 'A question',
    });
  });

  test('are told once where both clocks agree', () => {
    expect(tell('call-scheduled', examples['call-scheduled']).sentence).toBe(
      'A second call was scheduled for Tuesday, November 24 at 2:00 PM.',
    );
  });

  test('carry the year where it is another one than that of the event', () => {
    expect(tell('call-moved', examples['call-moved'])).toEqual({
      sentence:
        'You rescheduled the call from Tuesday, November 24 at 1:00 PM their time (2:00 PM yours) to Monday, January 4, 2027 at 1:00 PM their time (2:00 PM yours).',
      detail: 'Told by e-mail',
    });
  });
});

describe('a referral', () => {
  test('is told from the side of whoever named', () => {
    expect(tell('referral-named', examples['referral-named'], { otherName: 'Sam Okafor' })).toEqual({
      sentence: 'They referred you to Sam Okafor (introduction offered).',
      detail: 'Runs the unit.',
    });
  });

  test('is told from the side of whoever was named', () => {
    const side = { otherName: 'Ruth Álvarez', isNamed: true };
    expect(tell('referral-named', examples['referral-named'], side).sentence).toBe(
      'Ruth Álvarez referred you to this person (introduction offered).',
    );
    expect(tell('loop-closed', {}, side).sentence).toBe('You let Ruth Álvarez know how it went.');
  });

  test('of which the other person was erased is told all the same', () => {
    expect(tell('referral-lost', { reason: 'Retired' }).sentence).toBe(
      'You closed the referral to somebody.',
    );
  });
});

test('advice is counted in pieces', () => {
  expect(tell('finding-noted', { findingKind: 'advice', text: 'Ask early.' }).sentence).toBe(
    'You noted a piece of advice.',
  );
});

test('what was noted of a call stands below what it led to', () => {
  expect(tell('call-made', examples['call-made'])).toEqual({
    sentence: 'You called and got their voicemail.',
    detail: 'Second call on Friday.\nPam is away.',
  });
});

test('changed fields are called by their names, not by those of the program', () => {
  expect(tell('contact-merged', examples['contact-merged']).sentence).toBe(
    'The file Connections.csv added the title and email addresses.',
  );
  expect(tell('contact-changed', { fields: [] }).sentence).toBe('You changed the details.');
});

test('a value that nobody knows any more is told as it is', () => {
  expect(
    tell('letter-sent', { ...examples['letter-sent'], letterKind: 'postcard', promiseAt: null }).sentence,
  ).toBe('You sent a postcard letter on paper.');
});

test('who called a meeting off, or stayed away, is said where it is known, with the reason', () => {
  expect(tell('meeting-cancelled', { by: 'me', reason: 'On duty' })).toEqual({
    sentence: 'You canceled a meeting.',
    detail: 'On duty',
  });
  expect(tell('meeting-missed', { by: 'them' }).sentence).toBe('They missed a meeting.');
});
