import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

// Rules of the house that the linter does not know. Each is tried on a wrong example as well.

const root = join(import.meta.dirname, '../..');
const files = globSync('{apps,packages,scripts,tests,bench}/**/*.{ts,tsx,mjs}', {
  cwd: root,
  exclude: ['**/node_modules', '**/dist'],
}).filter((file) => !file.includes('.gen.'));
const isTest = (file: string) => /\.(test|fixture|journey)\.tsx?$|^(tests|bench)\/|\/testing\//.test(file);
const product = files.filter((file) => !isTest(file) && !file.endsWith('.mjs'));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Tables that are read by looking up, not top to bottom. */
const longTables = ['exported-tables.ts', 'router.tsx'];

function isTooLong(file: string, text: string): boolean {
  const most = isTest(file) ? 600 : 400;
  return text.trimEnd().split('\n').length > most && !longTables.includes(basename(file));
}

function saysNothing(file: string): boolean {
  return /(^|[/-])(utils?|helpers?|common|misc|managers?|services?)([./-]|$)/.test(
    file.replaceAll('service-worker', ''),
  );
}

function castsWithoutReason(text: string): string[] {
  const lines = text
    .replace(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, (quoted) => quoted.replace(/[^\n]/g, '~'))
    .split('\n');
  return lines.filter(
    (line, index) =>
      /[\w)\]}] as (?!const\b)[\w{(]/.test(line.replace(/\/[/*].*/, '')) &&
      !/^\s*(\*|import\b|export (\*|\{)|(type )?\w+ as \w+,?$)|\[\w+ in [^\]]+ as /.test(line) &&
      !/\/\/|\*\//.test(lines.slice(Math.max(0, index - 9), index + 1).join('\n')),
  );
}

function classesOfOwn(text: string): string[] {
  return text.match(/^\s*(export )?(abstract )?class \w+(<\w+>)? \{/gm) ?? [];
}

function impurities(text: string): string[] {
  return text.match(/\bMath\.random\b|\bTemporal\.Now\b|\brandomUUID\b/g) ?? [];
}

test('there are files to hold against the rules', () => {
  expect(product.length).toBeGreaterThan(400);
});

test('a file is short enough to be read at once: 400 lines, a test file 600', () => {
  expect(files.filter((file) => isTooLong(file, read(file)))).toEqual([]);
  expect(isTooLong('apps/api/src/contacts/contacts.ts', 'x\n'.repeat(401))).toBe(true);
});

test('a name says what is inside', () => {
  expect(files.filter(saysNothing)).toEqual([]);
  expect(
    ['apps/api/src/utils/a.ts', 'apps/web/src/mail-helpers.ts', 'x/contact-service.ts'].every(saysNothing),
  ).toBe(true);
});

test('a cast says why it is right', () => {
  const found = product
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => castsWithoutReason(read(file)).map((line) => `${file}: ${line.trim()}`));
  expect(found).toEqual([]);
  expect(castsWithoutReason('const a = value as Contact;')).toHaveLength(1);
  expect(castsWithoutReason('// Checked above.\nconst a = value as Contact;')).toEqual([]);
  expect(castsWithoutReason("import { a as b } from 'c';\nconst kinds = ['a'] as const;")).toEqual([]);
});

test('a class is an error, or what a library asks to be extended', () => {
  expect(product.flatMap((file) => classesOfOwn(read(file)))).toEqual([]);
  expect(classesOfOwn('export class Contacts {\n}')).toHaveLength(1);
});

test('a rule of the domain knows no chance and no clock', () => {
  const domain = product.filter((file) => file.startsWith('packages/domain/'));
  expect(domain.flatMap((file) => impurities(read(file)))).toEqual([]);
  expect(impurities('const now = Temporal.Now.instant();')).toHaveLength(1);
});
