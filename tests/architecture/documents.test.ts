import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'], { cwd: root });

/** Links to files of the repository: no address, no place within the page. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
}

test.each(documents)('every link of %s leads to a file', (document) => {
  const links = linksOf(readFileSync(join(root, document), 'utf8'));
  expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
});

test('decisions are numbered without a gap and without a pair', () => {
  const numbers = globSync('docs/adr/*.md', { cwd: root })
    .map((path) => Number(path.slice('docs/adr/'.length).slice(0, 4)))
    .sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

/** `| step | [file](link) | `name`, `name` |`: what a reader is told to look for has to be there. */
const oneRequest = /^## One request.*?(?=^## )/ms;
const steps = (oneRequest.exec(readFileSync(join(root, 'docs/architecture.md'), 'utf8'))?.[0] ?? '')
  .split('\n')
  .flatMap((line) => {
    const [, step, link, names] = /^\| ([^|]+) \| \[[^\]]+\]\(([^)]+)\) \| ([^|]+) \|$/.exec(line) ?? [];
    return step && link && names
      ? [{ step, link, names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) }]
      : [];
  });

test('the way of a request is followed from the screen to the screen', () => {
  expect(steps.length).toBeGreaterThan(10);
});

test.each(steps)('$step: $link holds what the document says', ({ link, names }) => {
  const text = readFileSync(join(root, 'docs', link), 'utf8');
  expect(names.filter((name) => !text.includes(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(0);
});
