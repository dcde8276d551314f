import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rows = readFileSync(join(root, 'docs/advice.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (advice|---)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('there is advice, and every piece of it has its screen and its test', () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows)
    expect(row, row[0]).toEqual([
      expect.stringMatching(/./),
      expect.stringMatching(/./),
      expect.stringMatching(/./),
    ]);
});

test.each(rows)('%s', (_advice, _screen, place) => {
  const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(place ?? '') ?? [];
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});
