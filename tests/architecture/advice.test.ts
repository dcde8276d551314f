import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// docs/advice.md: every piece of advice of the articles, where it is lived, and the test that fails when it no longer is.

type Row = { id: string; advice: string; where: string; file: string; title: string };

const root = join(import.meta.dirname, '../..');
const rows: Row[] = readFileSync(join(root, 'docs/advice.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [IRW]\d/.test(line))
  .map((line) => {
    const [id = '', advice = '', where = '', place = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(place) ?? [];
    return { id, advice, where, file, title };
  });

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
/** As the articles have them: informational interviews, off the rails, after one that went badly; and four that are easily got wrong. */
const expected = [
  ...numbered('I', 46),
  ...numbered('R', 42),
  ...numbered('W', 19),
  ...['I12b', 'I20b', 'I29b', 'W16b'],
].sort();

test('all 111 pieces of advice have their row, once', () => {
  expect(rows.map(({ id }) => id).sort()).toEqual(expected);
});

test('one test stands for two rows at most', () => {
  const uses = new Map<string, string[]>();
  for (const { id, file, title } of rows)
    uses.set(`${file}: ${title}`, [...(uses.get(`${file}: ${title}`) ?? []), id]);
  expect([...uses].filter(([, ids]) => ids.length > 2)).toEqual([]);
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

describe('each row says what, where, and by which test that really runs', () => {
  test.each(rows)('$id $advice', ({ advice, where, file, title }) => {
    expect(advice).not.toBe('');
    expect(where).not.toBe('');
    // A call of `test` or of what `test.each` answers, with this title and nothing else for it.
    const declared = new RegExp(String.raw`(?<call>[\w.]*)\(\s*(?:'|"|\x60)${escaped(title)}(?:'|"|\x60),`);
    const found = declared.exec(readFileSync(join(root, file), 'utf8'));
    expect(found, title).not.toBeNull();
    expect(found?.groups?.call).not.toMatch(/skip|todo|fails/);
  });
});
