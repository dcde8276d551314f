import { describe, expect, test } from 'vitest';
import { suggestIndustries } from './merge-findings.ts';
import { organizationsOf, peopleWhoSaidIt, rankSolvable, whoSaidIt } from './write-findings.ts';

const ruth = { contactId: 'r', name: 'Ruth Okafor', organization: 'Halden Health' };
const tom = { contactId: 't', name: 'Tom Haugen', organization: null };
const ana = { contactId: 'a', name: 'Ana Ruiz', organization: 'halden health ' };
const nobody = { contactId: null, name: null, organization: null };

describe('who said it', () => {
  test.each([
    ['a person with where they work', [ruth], 'Ruth Okafor of Halden Health'],
    ['two people by name', [ruth, tom], 'Ruth Okafor of Halden Health and Tom Haugen'],
    ['the first one and how many others', [ruth, tom, ana], 'Ruth Okafor of Halden Health and 2 others'],
    ['one person once, however often they said it', [ruth, ruth], 'Ruth Okafor of Halden Health'],
    ['nobody, where it was read somewhere', [nobody], null],
    [
      'somebody at the organization, where no name is known',
      [{ ...ruth, name: null }],
      'someone at Halden Health',
    ],
  ])('is %s', (_, sources, words) => {
    expect(whoSaidIt(sources)).toBe(words);
  });

  test('counts an organization once, however it is typed', () => {
    expect(organizationsOf([ruth, ana, tom])).toEqual(['Halden Health']);
  });

  test('counts a person once', () => {
    expect(peopleWhoSaidIt([ruth, nobody, ruth, tom])).toEqual([ruth, tom]);
  });
});

describe('problems that the seeker could solve', () => {
  const finding = (id: string, kind: 'problem' | 'fact', sources: object[], createdAt = '2026-11-01') => ({
    id,
    kind,
    sources: sources as (typeof ruth)[],
    createdAt,
  });

  test('come by how many people named them, not by how often', () => {
    const twice = finding('twice', 'problem', [ruth, ruth]);
    const byTwo = finding('by two', 'fact', [ruth, tom]);
    expect(rankSolvable([twice, byTwo]).map(({ id }) => id)).toEqual(['by two', 'twice']);
  });

  test('come before facts, and the latest first, where as many named them', () => {
    const fact = finding('fact', 'fact', [ruth], '2026-11-09');
    const old = finding('old', 'problem', [ruth], '2026-11-01');
    const recent = finding('recent', 'problem', [tom], '2026-11-05');
    expect(rankSolvable([fact, old, recent]).map(({ id }) => id)).toEqual(['recent', 'old', 'fact']);
  });
});

describe('an industry', () => {
  test('used before is suggested first', () => {
    expect(suggestIndustries('ins', ['Reinsurance'])).toEqual(['Reinsurance', 'Health insurance']);
  });

  test('that stands there already is not suggested again', () => {
    expect(suggestIndustries('health insurance', [])).toEqual([]);
  });
});
