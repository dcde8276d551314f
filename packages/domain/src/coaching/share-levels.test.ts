import { expect, test } from 'vitest';
import {
  type ShareLevel,
  type ShareView,
  shareLevels,
  shareLevelViews,
  sharesAtLeast,
} from './share-levels.ts';

test('private notes are seen at no level', () => {
  expect(shareLevels.map((level) => shareLevelViews[level].privateNotes)).toEqual([false, false, false]);
});

test('a name is seen only where everything is shared', () => {
  expect(shareLevels.map((level) => shareLevelViews[level].network)).toEqual(['none', 'initials', 'names']);
  expect(shareLevels.filter((level) => shareLevelViews[level].contacts)).toEqual(['full']);
});

test('each level shows all that the one before it shows', () => {
  const shown = (level: ShareLevel) => {
    const { label, sentence, network, ...seen }: ShareView = shareLevelViews[level];
    return Object.entries({ ...seen, network: network !== 'none' }).flatMap(([what, is]) =>
      is ? [what] : [],
    );
  };
  expect(shown('network')).toEqual(expect.arrayContaining(shown('progress')));
  expect(shown('full')).toEqual(expect.arrayContaining(shown('network')));
});

test.each<[ShareLevel, ShareLevel, boolean]>([
  ['progress', 'progress', true],
  ['progress', 'network', false],
  ['full', 'network', true],
  ['network', 'full', false],
])('%s is enough for %s: %s', (level, needed, enough) => {
  expect(sharesAtLeast(level, needed)).toBe(enough);
});
