import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDocumentSplitter, type DocumentRow } from './read-document.ts';

function split(text: string, size = text.length): { rows: DocumentRow[]; rest: unknown } {
  const splitter = createDocumentSplitter();
  const rows: DocumentRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...splitter.feed(text.slice(at, at + size)));
  return { rows, rest: splitter.end() };
}

const document = {
  format: 'threefold-export',
  owner: { name: 'tables', tags: ['tables', '[', '{'] },
  tables: {
    contacts: [
      { id: 1, notes: 'a "quoted" ]} text, \\' },
      { id: 2, phones: [{ typed: '1' }] },
    ],
    events: [],
  },
};

describe('an export', () => {
  test.each([0, 2])('comes apart into its rows, laid out with %i blanks or without', (blanks) => {
    const { rows, rest } = split(JSON.stringify(document, null, blanks));
    expect(rows.map(({ table, row }) => [table, row])).toEqual(
      document.tables.contacts.map((row) => ['contacts', row]),
    );
    expect(rest).toEqual({ ...document, tables: { contacts: [], events: [] } });
  });

  test('of a whole account tells which search a row belongs to', () => {
    const account = { format: 'threefold-account', workspaces: [document, document] };
    const { rows, rest } = split(JSON.stringify(account));
    expect(rows.map(({ workspace }) => workspace)).toEqual([0, 0, 1, 1]);
    expect(rest).toMatchObject({
      workspaces: [{ format: 'threefold-export' }, { tables: { contacts: [] } }],
    });
  });

  test('comes apart the same wherever the stream is cut and whatever its rows hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 7 }), (given, size) => {
        const { rows, rest } = split(JSON.stringify({ tables: { any: given }, after: 1 }), size);
        expect(rows.map(({ row }) => row)).toEqual(JSON.parse(JSON.stringify(given)));
        expect(rest).toEqual({ tables: { any: [] }, after: 1 });
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['cut', JSON.stringify(document).slice(0, -3)],
  ['no JSON', 'Name,Email\nRuth,ruth@halden.org'],
  ['empty', ''],
])('a document that is %s is refused', (_, text) => {
  expect(() => split(text)).toThrow();
});

test.each([
  ['a text that never ends', '{"tables":{"contacts":["', 'x'],
  ['a row without end', '{"tables":{"contacts":[{"a":[', '1,'],
  ['brackets within brackets', '{"tables":{"contacts":[', '['],
  ['more beside the rows than any export has', '{"a":[', '1,'],
])('%s is refused before it fills the memory', (_, begin, more) => {
  const splitter = createDocumentSplitter();
  const piece = more.repeat(65_536);
  const feedAll = () => {
    splitter.feed(begin);
    for (let fed = 0; fed < 32 * 1_048_576; fed += piece.length) splitter.feed(piece);
  };
  expect(feedAll).toThrow(/too (long|deep)/);
});
