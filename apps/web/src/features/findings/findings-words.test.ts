import { describe, expect, test } from 'vitest';
import { readFindingsSearch } from './findings-search.ts';
import { copyList, headlineOf, industriesOf, namedBy, summaryBlocks } from './findings-words.ts';

const source = (contactId: string, name: string, industry: string | null = null) => ({
  findingId: contactId,
  text: 'It is slow.',
  at: '2026-11-19T15:00:00Z',
  meetingId: null,
  meetingAt: null,
  contactId,
  name,
  organization: 'Halden Health',
  industry,
});
const finding = {
  id: 'f',
  version: 1,
  meetingId: null,
  contactId: 'r',
  kind: 'problem' as const,
  text: 'It is slow.',
  couldHelp: true,
  industry: null,
  mergedInto: null,
  createdAt: '2026-11-19T15:00:00Z',
  updatedAt: '2026-11-19T15:00:00Z',
  deletedAt: null,
  sources: [source('r', 'Ruth Okafor', 'Insurance'), source('t', 'Tom Haugen', 'insurance')],
};
const places = { findings: 3, couldHelp: 1, people: 2, kinds: [], industries: [], organizations: [] };

test('the address of the list keeps only filters that exist', () => {
  expect(readFindingsSearch({ view: 'x', kind: 'poem', q: ' ', organization: 'Calder', page: 2 })).toEqual({
    organization: 'Calder',
  });
});

describe('the words of the page', () => {
  test('count what was heard, and from how many', () => {
    expect(headlineOf(places, false)).toBe('3 findings from 2 people.');
    expect(headlineOf(places, true)).toBe('1 thing you could help with.');
  });

  test('say how many named it only where it is more than one', () => {
    expect(namedBy(finding)).toBe('Raised by 2 people');
    expect(namedBy({ ...finding, sources: finding.sources.slice(0, 1) })).toBeNull();
  });

  test('name an industry once, however it is written', () => {
    expect(industriesOf(finding)).toHaveLength(1);
  });

  test('are copied with who said them', () => {
    expect(copyList([finding])).toBe(
      '- It is slow. (Ruth Okafor of Halden Health and Tom Haugen of Halden Health)',
    );
  });
});

test('the summary is set by its paragraphs, their first lines as headings', () => {
  expect(
    summaryBlocks('Dana Whitfield\ndana@example.org\n\n\nProblems\n- It is slow.\n- It is dear.\n'),
  ).toEqual([
    { title: 'Dana Whitfield', lines: ['dana@example.org'], items: [] },
    { title: 'Problems', lines: [], items: ['It is slow.', 'It is dear.'] },
  ]);
});
