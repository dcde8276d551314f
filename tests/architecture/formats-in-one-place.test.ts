import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The modules that know how people write days, times and numbers, and the one that reads names of countries. Lists of words may be joined anywhere. */
const mayFormat = new Set([
  'packages/domain/src/time/conventions.ts',
  'packages/domain/src/time/time-zones.ts',
  'packages/domain/src/contact-imports/country-code.ts',
  'packages/domain/src/letters/follow-up-words.ts',
]);
const formats = /\bIntl\.(?!ListFormat\b)|\.toLocale(Date|Time)?String\(|\.toLocaleString\(/;

function findFormats(files: readonly string[], read: (file: string) => string): string[] {
  return files.filter((file) => !mayFormat.has(file) && formats.test(read(file)));
}

test('days, times and numbers are formatted by one module, so that each follows the settings', () => {
  const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(findFormats(files, (file) => readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

test.each(['count.toLocaleString()', 'new Intl.DateTimeFormat("en")', 'day.toLocaleDateString("en-GB")'])(
  'a format elsewhere is seen: %s',
  (text) => {
    expect(findFormats(['apps/web/src/app/page.tsx'], () => text)).toHaveLength(1);
  },
);
