import { describe, expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';

function named(name: string) {
  const words = name.split(' / ');
  return { givenName: words[0] ?? '', familyName: words[1] ?? '' };
}

describe('how alike two names are, and why', () => {
  test.each<[string, string, number, string]>([
    ['Ruth / Keane', 'ruth / KEANE', 1, 'Same name.'],
    ['Anna / van der Berg', 'Anna / Berg', 1, 'Same name.'],
    ['Ruth Ann / Keane', 'Ruth / Keane', 0.95, 'one has no middle name'],
    ['Bob / Keane', 'Robert / Keane', 0.95, 'one first name is short for the other'],
    ['R. / Keane', 'Ruth / Keane', 0.8, 'matching initial'],
    ['Maria / Ruiz', "Maria / Ruiz-O'Neill", 0.9, 'one has half of a hyphenated name'],
    ['Ruth / Abernethy', 'Ruth / Abernathy', 0.75, 'similar last names'],
    ['Ruth / Abernatyh', 'Ruth / Abernathy', 0.75, 'similar last names'],
    ['Ruth / Abernath', 'Ruth / Abernathy', 0.75, 'similar last names'],
    ['R. / Abernethy', 'Ruth / Abernathy', 0.6, 'matching initial, similar last names'],
    ['Haugen / Tom', 'Tom / Haugen', 0.9, 'Same name, with first and last name switched.'],
  ])('%s and %s', (one, other, likeness, why) => {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const found = compareNames(named(a), named(b));
      expect(found?.likeness).toBeCloseTo(likeness, 9);
      expect(found?.sentence).toContain(why);
    }
  });

  test.each([
    ['an initial that does not fit', 'T. / Keane', 'Ruth / Keane'],
    ['short names with another letter', 'Ruth / Low', 'Ruth / Lee'],
    ['two slips of the pen', 'Ruth / Abernothi', 'Ruth / Abernathy'],
    ['a name that is half missing', 'Ruth / ', 'Ruth / Keane'],
    ['other given names', 'Ruth / Keane', 'Thomas / Keane'],
  ])('%s', (_, one, other) => {
    expect(compareNames(named(one), named(other))).toBeNull();
    expect(compareNames(named(other), named(one))).toBeNull();
  });
});
