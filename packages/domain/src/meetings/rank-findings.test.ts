import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { nearnesses, type Rankable, rankFindings } from './rank-findings.ts';

const ruth = { contactId: 'ruth', organization: 'Halden Health', fields: ['Payers'] };
const met = { people: [ruth], chainIds: ['sam'] };

function finding(id: string, over: Partial<Rankable> = {}): Rankable {
  const from = { contactId: 'else', organization: null, fields: [] };
  const createdAt = Temporal.Instant.from('2026-11-01T00:00:00Z');
  return { id, kind: 'fact', couldHelp: false, createdAt, from, ...over };
}
const colleague = { contactId: 'ivo', organization: ' halden health', fields: [] };
const samePayers = { contactId: 'mia', organization: 'Other', fields: ['payers'] };
const referrer = { contactId: 'sam', organization: 'Third', fields: [] };

test('from the person, then their organization, then their field, then the chain; the rest stays out', () => {
  const findings = [
    finding('e'),
    finding('d', { from: referrer }),
    finding('c', { from: samePayers }),
    finding('b', { from: colleague }),
    finding('a', { from: ruth }),
  ];
  expect(rankFindings(findings, met).map(({ finding: { id }, nearness }) => [id, nearness])).toEqual([
    ['a', 'person'],
    ['b', 'organization'],
    ['c', 'field'],
    ['d', 'chain'],
  ]);
});

test('at the same distance: what I could help with, then problems before facts, then the latest', () => {
  const from = ruth;
  const later = Temporal.Instant.from('2026-11-05T00:00:00Z');
  const findings = [
    finding('old', { from }),
    finding('new', { from, createdAt: later }),
    finding('problem', { from, kind: 'problem' }),
    finding('mine', { from, couldHelp: true }),
  ];
  expect(rankFindings(findings, met).map(({ finding: { id } }) => id)).toEqual([
    'mine',
    'problem',
    'new',
    'old',
  ]);
});

test('somebody without an organization shares it with nobody', () => {
  const nowhere = { people: [{ contactId: 'x', organization: null, fields: [] }], chainIds: [] };
  expect(
    rankFindings([finding('a', { from: { contactId: 'y', organization: '', fields: [] } })], nowhere),
  ).toEqual([]);
});

test('the order does not depend on the order in which they come', () => {
  const findings = [ruth, colleague, samePayers, referrer].flatMap((from, index) => [
    finding(`${index}a`, { from, kind: 'problem' }),
    finding(`${index}b`, { from }),
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(findings, { minLength: findings.length }), (shuffled) => {
      const ranked = rankFindings(shuffled, met);
      const places = ranked.map(({ nearness }) => nearnesses.indexOf(nearness));
      expect(places).toEqual(places.toSorted());
      expect(ranked.map(({ finding: { id } }) => id)).toEqual(
        rankFindings(findings, met).map(({ finding: { id } }) => id),
      );
    }),
    { numRuns: 30 },
  );
});
