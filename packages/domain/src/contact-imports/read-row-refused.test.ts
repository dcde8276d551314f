import { describe, expect, test } from 'vitest';
import { type ReadRow, readRow } from './read-row.ts';
import { recognizeFormat } from './recognize-format.ts';

function row(cells: Record<string, string>): ReadRow {
  const columns = Object.keys(cells);
  return readRow({ columns, cells: Object.values(cells) }, recognizeFormat([columns]).mapping);
}

describe('a row that is no contact says why', () => {
  test.each<[string, ReadRow, string, RegExp]>([
    ['only commas', row({ Name: '', Email: ' ' }), 'skipped', /all cells are empty/],
    ['no name', row({ Name: '', Email: 'none yet', Company: 'Halden' }), 'failed', /no name or email/],
    ['a footer', row({ Name: 'Grand Totals', Email: '214' }), 'skipped', /footer/],
    [
      'a copyright line',
      row({ Name: 'Copyright (c) 2000-2026 salesforce.com', Email: '' }),
      'skipped',
      /footer/,
    ],
    [
      'the heading',
      readRow({ columns: ['Name', 'Email'], cells: ['Name', 'Email'] }, {}),
      'skipped',
      /heading/,
    ],
    [
      'too many cells',
      readRow({ columns: ['Name'], cells: ['Ruth', 'Halden', 'x'] }, { Name: 'name' }),
      'failed',
      /2 cells more than the heading/,
    ],
  ])('%s', (_, refused, outcome, reason) => {
    expect(refused).toMatchObject({ ok: false, outcome });
    expect(refused.ok ? '' : refused.reason).toMatch(reason);
  });

  test('a cell of a megabyte, whatever it is made of', () => {
    for (const text of [
      '"'.repeat(1e6),
      'a-'.repeat(5e5),
      'x@'.repeat(5e5),
      ' a,'.repeat(3e5),
      '<'.repeat(1e6),
    ]) {
      const refused = row({
        Name: text,
        Email: text,
        LinkedIn: text,
        Country: text,
        'Connected on': text,
        Birthday: text,
      });
      expect(refused).toMatchObject({
        ok: false,
        reason: 'the cell under "Name" is longer than 2000 characters',
      });
    }
  });

  test('empty cells beyond the heading do no harm', () => {
    expect(readRow({ columns: ['Name'], cells: ['Ruth', '', ''] }, { Name: 'name' }).ok).toBe(true);
  });
});
