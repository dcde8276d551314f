import type { Network } from '@threefold/contracts/network';
import { describe, expect, test } from 'vitest';
import { arrange } from './arrange.ts';
import { headline, personInWords } from './network-words.ts';
import { branchOf, growthOf, momentOf, pathOf, pictureOf, shownAt, walkTo } from './picture.ts';

const node = (id: string, label: string, more: Partial<Network['nodes'][number]> = {}) => ({
  id,
  label,
  organization: null,
  stage: 'identified' as const,
  depth: 0,
  rootId: id,
  firstAt: '2026-07-01T09:00:00Z',
  history: [{ at: '2026-07-01T09:00:00Z', stage: 'identified' as const }],
  ...more,
});
const named = (from: string, to: string, at: string) => ({
  from,
  to,
  at,
  meetingId: null,
  terms: 'may-use-name' as const,
});

const network: Network = {
  nodes: [
    node('tom', 'Tom Haugen', {
      stage: 'thanked',
      history: [
        { at: '2026-07-01T09:00:00Z', stage: 'written' },
        { at: '2026-07-08T09:00:00Z', stage: 'met' },
      ],
    }),
    node('imelda', 'Imelda Okonkwo', { firstAt: '2026-07-08T09:00:00Z', stage: 'met' }),
    node('ruth', 'Ruth Haugen', { firstAt: '2026-07-08T10:00:00Z' }),
    node('sam', 'Sam Petrosyan', { firstAt: '2026-07-20T10:00:00Z' }),
  ],
  edges: [
    named('tom', 'imelda', '2026-07-08T09:00:00Z'),
    named('tom', 'ruth', '2026-07-08T10:00:00Z'),
    named('imelda', 'sam', '2026-07-20T10:00:00Z'),
  ],
  metrics: {
    contacts: 4,
    met: 2,
    referrals: 3,
    referralsPerMeeting: 1.5,
    reproduction: 0.5,
    longestChain: 2,
    goal: 3,
  },
};

const growth = growthOf(network);
const picture = pictureOf(
  growth,
  arrange({
    people: growth.nodes.map(({ id, firstAt }) => ({ id, at: firstAt.epochMilliseconds, waits: false })),
    edges: growth.edges.map(({ from, to, at }) => ({ from, to, at: at.epochMilliseconds })),
  }),
);
const now = shownAt(momentOf(growth, null, 'UTC'));
const walk = (key: string, from: string | null) => walkTo(key, { picture, shown: now, from });

describe('the arrow keys', () => {
  test('begin at first letter', () => {
    expect(walk('ArrowDown', null)).toBe('tom');
  });
  test('lead outwards to whom somebody named, and back to whoever named them', () => {
    expect(walk('ArrowDown', 'tom')).toBe('imelda');
    expect(walk('ArrowUp', 'sam')).toBe('imelda');
    expect(walk('ArrowUp', 'tom')).toBeUndefined();
  });
  test('lead around the ring and come back', () => {
    const other = walk('ArrowRight', 'imelda');
    expect(other).toBe('ruth');
    expect(walk('ArrowRight', 'ruth')).toBe('imelda');
  });
  test('pass over people who were not known yet', () => {
    const then = shownAt(momentOf(growth, '2026-07-10', 'UTC'));
    expect(walkTo('ArrowDown', { picture, shown: then, from: 'imelda' })).toBeUndefined();
  });
});

describe('a moment of the picture', () => {
  test('shows who was known by the end of that day, at the stage of that day', () => {
    const then = shownAt(momentOf(growth, '2026-07-07', 'UTC'));
    expect([...then.people.keys()]).toEqual(['tom']);
    expect(then.people.get('tom')?.stage).toBe('written');
    expect(headline(picture, then)).toBe('One letter, 1 person');
  });
  test('draws whoever led to others larger', () => {
    const radius = (id: string) => now.people.get(id)?.radius ?? 0;
    expect(radius('tom')).toBeGreaterThan(radius('imelda'));
    expect(radius('imelda')).toBeGreaterThan(radius('ruth'));
  });
  test('says in a sentence how far it has grown', () => {
    expect(headline(picture, now)).toBe('One letter, 4 people');
    const imelda = picture.people.get('imelda');
    expect(imelda && personInWords(imelda, picture, now)).toBe(
      'Imelda Okonkwo, met, thank-you due, referred by Tom Haugen, one referral, none met yet',
    );
  });
});

test('a family name that two share is told apart by the whole name', () => {
  expect(picture.people.get('ruth')?.shortName).toBe('Ruth Haugen');
  expect(picture.people.get('imelda')?.shortName).toBe('Okonkwo');
});

test('a chain is the way back to first letter, a branch all that came of somebody', () => {
  expect(pathOf(picture, 'sam')).toEqual(['sam', 'imelda', 'tom']);
  expect(branchOf(picture, 'imelda')).toEqual(['imelda', 'sam']);
});
