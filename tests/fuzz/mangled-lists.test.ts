import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UnreadableFile } from '@threefold/api/contact-imports/reading/file-record';
import { readSheetRows } from '@threefold/api/contact-imports/reading/sheet-rows';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzCases, patience } from './fuzz-cases.ts';
import { type ReadAll, readAny } from './read-any-list.ts';

const folder = join(import.meta.dirname, '../fixtures/contact-lists/files');
const lists = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name)))
  .filter(({ length }) => length > 0 && length < 20_000);

type Change =
  | { kind: 'put'; at: number; bytes: Uint8Array }
  | { kind: 'over'; at: number; bytes: Uint8Array }
  | { kind: 'cut'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number };

const spice = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
  fc
    .constantFrom(
      '"',
      '\n',
      '\r',
      '\0',
      ';',
      ',',
      '\t',
      'BEGIN:VCARD\n',
      'END:VCARD\n',
      '=',
      ' ',
      '<c>',
      ']]>',
      '&x;',
      ':::',
      '\uD800',
    )
    .map((text) => new Uint8Array(Buffer.from(text))),
);
const at = fc.nat(20_000);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), at, bytes: spice }),
  fc.record({ kind: fc.constant('over' as const), at, bytes: spice }),
  fc.record({ kind: fc.constant('cut' as const), at, length: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at, length: fc.integer({ min: 1, max: 200 }) }),
);

function mangle(bytes: Uint8Array, change: Change): Uint8Array {
  const place = change.at % (bytes.length + 1);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (change.kind) {
    case 'put':
      return Buffer.concat([before, change.bytes, after]);
    case 'over':
      return Buffer.concat([before, change.bytes, after.subarray(change.bytes.length)]);
    case 'cut':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, change.length), after]);
  }
}

/** Every row that was counted is there, and ended as somebody or with a reason. */
function expectAllAccountedFor({ survey, records, rows }: ReadAll): void {
  expect(records.length).toBe(survey.rows);
  for (const row of rows) expect(row.ok || row.reason.length > 0).toBe(true);
}

function expectSentence(text: string): void {
  expect(text).toMatch(/^[\p{Lu}"].*\.$/su);
  expect(text.length).toBeLessThan(600);
}

describe('whatever a file holds, it is read with every row accounted for, or refused with a sentence', () => {
  test('a good list with bytes put in, overwritten, cut out and repeated', patience, async () => {
    const list = fc.constantFrom(...lists);
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(list, changes, async (bytes, all) => {
      const read = await readAny(all.reduce(mangle, bytes));
      if ('refused' in read) expectSentence(read.refused);
      else expectAllAccountedFor(read);
    });
    await fc.assert(property, fuzzCases(0.5));
  });

  test('any bytes at all, behind the first ones of every kind of file', patience, async () => {
    const beginnings = [
      '',
      'PK\u0003\u0004',
      'BEGIN:VCARD\n',
      'Name,Email\n',
      '\uFEFFName;Email\n',
      '<?xml',
      'PK\u0005\u0006',
    ];
    const property = fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 300 }),
      async (beginning, rest) => {
        const read = await readAny(Buffer.concat([Buffer.from(beginning), rest]));
        if ('refused' in read) expectSentence(read.refused);
        else expectAllAccountedFor(read);
      },
    );
    await fc.assert(property, fuzzCases(0.1));
  });

  test('and it makes no difference in which pieces it comes', patience, async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...lists),
      fc.integer({ min: 1, max: 700 }),
      async (bytes, size) => {
        expect(JSON.stringify(await readAny(bytes, size))).toBe(JSON.stringify(await readAny(bytes)));
      },
    );
    await fc.assert(property, fuzzCases(0.05));
  });

  test('a sheet of a workbook whose XML is mangled behind its checksum', patience, async () => {
    const cell =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Email</t></is></c><c s="0"><v>1E9</v></c>';
    const sheet = Buffer.from(
      `<worksheet><sheetData>${`<row r="2">${cell}</row>`.repeat(4)}</sheetData></worksheet>`,
    );
    const context = {
      strings: (index: number) => `text ${index}`,
      styles: [{ isDate: true, digits: 0 }],
      from1904: false,
    };
    const property = fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (all) => {
      const bytes = all.reduce<Uint8Array>(mangle, sheet);
      const read = async () => {
        for await (const { cells } of readSheetRows(Readable.from([bytes]), context))
          expect(cells.every((text) => typeof text === 'string')).toBe(true);
      };
      await read().catch((error) => {
        if (!(error instanceof UnreadableFile)) throw error;
        expectSentence(error.message);
      });
    });
    await fc.assert(property, fuzzCases(0.05));
  });
});
