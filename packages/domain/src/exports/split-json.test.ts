import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonSplitter, type JsonPiece } from './split-json.ts';

function split(text: string, size = text.length): { pieces: JsonPiece[]; rest: unknown } {
  const splitter = createJsonSplitter();
  const pieces: JsonPiece[] = [];
  for (let at = 0; at < text.length; at += size)
    pieces.push(...(splitter.feed(text.slice(at, at + size)) ?? []));
  return { pieces, rest: JSON.parse(splitter.rest()) };
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
    const { pieces, rest } = split(JSON.stringify(document, null, blanks));
    expect(pieces.map(({ table, text }) => [table, JSON.parse(text)])).toEqual(
      document.tables.contacts.map((row) => ['contacts', row]),
    );
    expect(rest).toEqual({ ...document, tables: { contacts: [], events: [] } });
  });

  test('of a whole account tells which search a row belongs to', () => {
    const account = { format: 'threefold-account', workspaces: [document, document] };
    const { pieces, rest } = split(JSON.stringify(account));
    expect(pieces.map(({ workspace }) => workspace)).toEqual([0, 0, 1, 1]);
    expect(rest).toMatchObject({
      workspaces: [{ format: 'threefold-export' }, { tables: { contacts: [] } }],
    });
  });

  test('comes apart the same wherever the stream is cut and whatever its rows hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const { pieces, rest } = split(JSON.stringify({ tables: { any: rows }, after: 1 }), size);
        expect(pieces.map(({ text }) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(rest).toEqual({ tables: { any: [] }, after: 1 });
      }),
      { numRuns: 200 },
    );
  });
});

test('what is cut or is no export leaves a rest that cannot be read', () => {
  expect(() => split(JSON.stringify(document).slice(0, -3))).toThrow(SyntaxError);
  expect(() => split('Name,Email\nRuth,ruth@halden.org')).toThrow(SyntaxError);
});
