import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import {
  listUserFacingStrings,
  stringsOfSource,
  type UserFacingString,
} from '../words/user-facing-strings.ts';

type Words = {
  /** As a regular expression, in any case, and what to say instead. */
  banned: readonly { words: string; say: string }[];
  /** The areas whose words were gone through; only ever more. */
  clean: readonly string[];
};

// The file beside says what it holds, and this test reads all of it.
const { banned, clean } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../words/banned-words.json'), 'utf8'),
) as Words;
const rules = banned.map(({ words, say }) => ({ pattern: new RegExp(words, 'iu'), say }));

function findBanned(strings: readonly UserFacingString[]): string[] {
  return strings.flatMap(({ file, line, text }) =>
    rules
      .filter(({ pattern }) => pattern.test(text))
      .map(({ say }) => `${file}:${line} "${text}" - say: ${say}`),
  );
}

const strings = listUserFacingStrings();
const isClean = ({ file }: UserFacingString) => clean.some((glob) => matchesGlob(file, glob));

test('what people see holds none of the words that no American editor would write', () => {
  expect(strings.filter(isClean).length).toBeGreaterThan(200);
  expect(findBanned(strings.filter(isClean))).toEqual([]);
});

test.each([
  `const said = { label: 'Put into the bin' };`,
  'const words = `Nobody named them to you.`;',
  `<p>Your e-mail and password do not belong together.</p>`,
])('a turn of phrase is found where people see it: %s', (text) => {
  expect(findBanned(stringsOfSource('page.tsx', text)).length).toBeGreaterThan(0);
});

test.each([
  `import { bin } from './in the bin.ts';`,
  'type Kind = "somebody";',
  'sql`SELECT nobody FROM there`',
])('what only a program reads is left alone: %s', (text) => {
  expect(findBanned(stringsOfSource('page.ts', text))).toEqual([]);
});
