import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRow, createCsvSplitter } from './split-csv.ts';

function split(texts: readonly string[], { separator = ',', longest = 1_000 } = {}) {
  const splitter = createCsvSplitter(separator, longest);
  const rows: CsvRow[] = [];
  for (const [index, text] of texts.entries()) {
    const { rows: more, problem } = splitter(text, index === texts.length - 1);
    rows.push(...more);
    if (problem) return { rows, problem };
  }
  return { rows, problem: null };
}
const cellsOf = (text: string) => split([text]).rows.map(({ cells }) => cells);

describe('a careless file is read as it was meant', () => {
  test.each([
    ['rows of differing length', 'a,b\nc\n,d,e\n', [['a', 'b'], ['c'], ['', 'd', 'e']]],
    ['empty lines between', '\n\na\n\nb', [['a'], ['b']]],
    ['a comma and quotes inside of quotes', '"x, ""y""",z\n', [['x, "y"', 'z']]],
    ['a quotation mark inside of a cell', 'Kim "KJ" Jones,5" disk\n', [['Kim "KJ" Jones', '5" disk']]],
    ['text behind a closing mark', '"Ruth" A.,x\n', [['"Ruth" A.', 'x']]],
    ['a cell of nothing but quotes', '"",""""\n', [['', '"']]],
  ])('%s', (_, text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  test('a row is named by the line on which it begins', () => {
    const { rows } = split(['Name\n\n"Lee\nPark"\nJo\n']);
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

test('a mark that never closes is told with the line of its row', () => {
  expect(split(['a\nb\n"c\nd\n']).problem).toEqual({ kind: 'quote-not-closed', line: 3 });
});

test('a row that never ends is given up before it fills the memory', () => {
  expect(split(['a\n"', 'x'.repeat(600), 'x'.repeat(600)]).problem).toEqual({
    kind: 'row-too-long',
    line: 2,
  });
  expect(split([`a\n${'x'.repeat(1_001)}\n`]).problem).toEqual({ kind: 'row-too-long', line: 2 });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', ' '), maxLength: 40 });

test('wherever the text is cut, the rows are the same', () => {
  fc.assert(
    fc.property(letters, fc.nat(40), fc.nat(40), (text, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)];
      expect(split([text.slice(0, first), text.slice(first, second), text.slice(second)])).toEqual(
        split([text]),
      );
    }),
  );
});

test('every text is read as a parser of long standing reads it, or refused where it refuses', () => {
  const options = {
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
  };
  fc.assert(
    fc.property(letters, (text) => {
      const { rows, problem } = split([text]);
      if (problem) expect(() => parse(text, options)).toThrow();
      else expect(rows.map(({ cells }) => cells)).toEqual(parse(text, options));
    }),
    { numRuns: 2_000 },
  );
});
