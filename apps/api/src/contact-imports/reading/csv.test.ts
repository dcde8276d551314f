import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCsvCutter, detectSeparator } from './csv.ts';
import type { FileRecord } from './file-record.ts';

function cut(texts: readonly string[], { separator = ',', longest = 1_000 } = {}) {
  const cutter = createCsvCutter(separator, longest);
  const rows: FileRecord[] = [];
  for (const [index, text] of texts.entries()) {
    const { rows: more, problem } = cutter(text, index === texts.length - 1);
    rows.push(...more);
    if (problem) return { rows, problem };
  }
  return { rows, problem: null };
}
const cellsOf = (text: string, separator = ',') => cut([text], { separator }).rows.map(({ cells }) => cells);

describe('a careless file is read as it was meant', () => {
  test.each([
    ['rows of differing length', 'a,b\nc\n,d,e\n', [['a', 'b'], ['c'], ['', 'd', 'e']]],
    ['empty lines between', '\n\na\n\nb', [['a'], ['b']]],
    ['a comma and quotes inside of quotes', '"x, ""y""",z\n', [['x, "y"', 'z']]],
    ['a quotation mark inside of a cell', 'Kim "KJ" Jones,5" disk\n', [['Kim "KJ" Jones', '5" disk']]],
    ['text behind a closing mark', '"Ruth" A.,x\n', [['"Ruth" A.', 'x']]],
    [
      'text behind a closing mark, and quotes below',
      '"Ruth" A.,"x"\n"b","c"\n',
      [
        ['"Ruth" A.', 'x'],
        ['b', 'c'],
      ],
    ],
    [
      'marks that are not doubled',
      '"Kim "KJ" Jones",x\n"b",c\n',
      [
        ['"Kim "KJ" Jones"', 'x'],
        ['b', 'c'],
      ],
    ],
    ['a cell of nothing but quotes', '"",""""\n', [['', '"']]],
    [
      'blanks around quotes',
      'a, "b, c" ,"d"\n"e" , "f"\n',
      [
        ['a', 'b, c', 'd'],
        ['e', 'f'],
      ],
    ],
    ['a blank before quotes that end too early', 'a, "KJ" Jones\n', [['a', ' "KJ" Jones']]],
  ])('%s', (_, text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  test('a row is named by the line on which it begins', () => {
    const { rows } = cut(['Name\n\n"Lee\nPark"\n"Jo" A.\nSue\n']);
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5, 6]);
  });

  test('a misplaced mark costs its own line at most, however many there are', () => {
    const text = '"Ruth" A.,"x\n'.repeat(2_000);
    expect(cellsOf(text)).toEqual(Array.from({ length: 2_000 }, () => ['"Ruth" A.', '"x']));
  });
});

test('a mark that never closes is told with the line of its row', () => {
  expect(cut(['a\nb\n"c\nd\n']).problem).toEqual({ kind: 'quote-not-closed', line: 3 });
});

test('a row that never ends is given up before it fills the memory', () => {
  expect(cut(['a\n"', 'x'.repeat(600), 'x'.repeat(600)]).problem).toEqual({ kind: 'row-too-long', line: 2 });
  expect(cut([`a\n${'x'.repeat(1_001)}\n`]).problem).toEqual({ kind: 'row-too-long', line: 2 });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', ' '), maxLength: 40 });

test('wherever the text is cut into pieces, the rows are the same', () => {
  fc.assert(
    fc.property(letters, fc.nat(40), fc.nat(40), (text, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)];
      expect(cut([text.slice(0, first), text.slice(first, second), text.slice(second)])).toEqual(cut([text]));
    }),
    { numRuns: 2_000 },
  );
});

test('no letter of any text is lost, whatever its marks', () => {
  fc.assert(
    fc.property(letters, (text) => {
      const { rows, problem } = cut([text]);
      fc.pre(problem === null);
      const lettersOf = (all: string) => all.replace(/[^ab]/g, '');
      expect(lettersOf(rows.flatMap(({ cells }) => cells).join(''))).toBe(lettersOf(text));
    }),
    { numRuns: 2_000 },
  );
});

test('every table that is written by the rules comes back, whatever separates it', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', ',', ';', '|', '\t', '^', '"', '\n', ' '),
    maxLength: 6,
  });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t', '|', '^'), (table, separator) => {
      const written = table.map((cells) =>
        cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator),
      );
      expect(cellsOf(written.join('\n'), separator)).toEqual(table);
    }),
    { numRuns: 500 },
  );
});

describe('the separator is the one that cuts every line alike', () => {
  test.each([
    ['Name,Email\nRuth,r@x.org', ','],
    ['Name;Email;Ort\nRuth, Dr.;r@x.org;Bonn\nTom, Prof.;t@x.org;Ulm', ';'],
    ['Name\tEmail\nRuth, MD\tr@x.org', '\t'],
    ['Name|Email\nRuth|r@x.org', '|'],
    ['Name\nRuth', ','],
    ['Notes:\n"When exporting, some; things; are; missing"\n\nFirst Name,Last Name\nRuth,Abernathy\n', ','],
    ['A,"x;y;z\n;;;;;"\nB,c', ','],
  ])('%j', (sample, separator) => {
    expect(detectSeparator(sample)).toBe(separator);
  });

  test.each([
    ['sep=;\nA,b;c', ';'],
    ['sep=^\nName^Email', '^'],
    ['sep=\t\nName\tEmail', '\t'],
  ])('unless the first line names it: %j', (sample, separator) => {
    expect(detectSeparator(sample)).toBe(separator);
  });
});
