import { describe, expect, test } from 'vitest';
import { insertAt, nameableReferrers, problemsFor } from './insertable.ts';
import { readLetterSearch } from './letter-search.ts';

test('a value goes in where the writer was, over what was marked', () => {
  expect(insertAt('Dear X, thanks', 'Ruth', { start: 5, end: 6 })).toEqual({
    body: 'Dear Ruth, thanks',
    caret: 9,
  });
});

test('a problem heard where the reader works is offered first', () => {
  const heard = (text: string, organization: string) => ({
    text,
    sources: [
      {
        findingId: text,
        text,
        at: '2026-11-19T15:00:00Z',
        meetingId: null,
        meetingAt: null,
        contactId: 'r',
        name: 'Ruth',
        organization,
        industry: null,
      },
    ],
  });
  const findings = [heard('It is slow.', 'Calder'), heard('It is dear.', 'halden health')];
  expect(problemsFor({ organization: 'Halden Health' }, findings)).toEqual(['It is dear.', 'It is slow.']);
});

test('the address of the list keeps only filters that exist', () => {
  expect(readLetterSearch({ status: 'draft', kind: 'poem', page: 2 })).toEqual({ status: 'draft' });
});

describe('who may be named as the one who sent the writer', () => {
  const link = (contactId: string, name: string, terms: 'may-use-name' | 'name-only' | null) => ({
    contactId,
    name,
    terms,
    organization: null,
    stage: 'met' as const,
    referredAt: null,
    note: null,
    metAt: null,
  });
  const first = link('a', 'Ruth Abernathy', null);

  test('is the one before in the chain, on terms that allow it', () => {
    const items = [first, link('b', 'Søren Lindqvist', 'may-use-name')];
    expect(nameableReferrers({ items, otherReferrers: [], named: [] }, 'b')).toEqual(['Ruth Abernathy']);
  });

  test('is nobody where only the name was given', () => {
    const items = [first, link('b', 'Søren Lindqvist', 'name-only')];
    expect(nameableReferrers({ items, otherReferrers: [], named: [] }, 'b')).toEqual([]);
  });

  test('is nobody for a first, cold contact', () => {
    expect(nameableReferrers({ items: [first], otherReferrers: [], named: [] }, 'a')).toEqual([]);
  });
});
