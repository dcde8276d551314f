import { readRow } from '@threefold/domain/contact-imports/read-row';
import { isEastAsian } from '@threefold/domain/contacts/names';
import { foldText } from '@threefold/domain/contacts/search-text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzCases, patience } from './fuzz-cases.ts';
import { readAny } from './read-any-list.ts';

/** Text as a person may type it: letters of all writings, quotes, separators, line breaks. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'aZ é漢,;|"\n\t\'=-+@.'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 20,
  })
  .map((one) => one.replace(/[\0\r\uFEFF]/g, '').toWellFormed());
const rowsOfCells = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });

test(
  'a table comes back cell by cell, whatever separates it and in whatever encoding',
  patience,
  async () => {
    const property = fc.asyncProperty(
      rowsOfCells,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom<BufferEncoding>('utf8', 'utf16le'),
      async (cells, separator, lineEnd, encoding) => {
        const table = [['Name', 'Email', 'Notes'], ...cells.map(([name, notes]) => [name, 'r@x.org', notes])];
        const written = table
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator) + lineEnd)
          .join('');
        const read = await readAny(Buffer.from(`\uFEFF${written}`, encoding));
        if ('refused' in read) throw new Error(read.refused);
        expect(read.records.map((record) => record.cells)).toEqual(table.slice(1));
        expect(read.rows.every(({ ok }) => ok)).toBe(true);
      },
    );
    await fc.assert(property, fuzzCases(0.1));
  },
);

function foldedLine(line: string): string {
  return line.replace(/(.{60})/gu, '$1\r\n ');
}

test('cards come back value by value, escaped and folded', patience, async () => {
  const escaped = (value: string) => value.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
  const property = fc.asyncProperty(rowsOfCells, async (cells) => {
    const cards = cells.map(([name, note]) => [
      ...['BEGIN:VCARD', 'VERSION:3.0', `FN:${escaped(`Ruth ${name}`)}`, 'EMAIL:r@x.org'],
      ...[`NOTE:${escaped(`x${note}x`)}`, 'END:VCARD', ''],
    ]);
    const read = await readAny(Buffer.from(cards.map((card) => card.map(foldedLine).join('\r\n')).join('')));
    if ('refused' in read) throw new Error(read.refused);
    const [first, ...others] = ['Full name', 'Notes'].map((name) =>
      read.survey.recognized.columns.indexOf(name),
    );
    expect(read.records.map((record) => record.cells[first ?? 0])).toEqual(
      cells.map(([name]) => `Ruth ${name}`.trim()),
    );
    expect(read.records.map((record) => record.cells[others[0] ?? 0])).toEqual(
      cells.map(([, note]) => `x${note}x`),
    );
  });
  await fc.assert(property, fuzzCases(0.1));
});

test('a directory comes back value by value, in base64 and folded', patience, async () => {
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const property = fc.asyncProperty(rowsOfCells, async (cells) => {
    const entries = cells.map(([name, note], place) =>
      [
        `dn: cn=${place}`,
        `cn:: ${base64(`Ruth ${name}`)}`,
        'mail: r@x.org',
        `description:: ${base64(`x${note}x`)}`,
      ]
        .map((line) => line.replace(/(.{60})/gu, '$1\n '))
        .join('\n'),
    );
    const read = await readAny(Buffer.from(`version: 1\n\n${entries.join('\n\n')}\n`));
    if ('refused' in read) throw new Error(read.refused);
    const at = (name: string) => read.survey.recognized.columns.indexOf(name);
    expect(read.records.map((record) => record.cells[at('cn')])).toEqual(
      cells.map(([name]) => `Ruth ${name}`.trim()),
    );
    expect(read.records.map((record) => record.cells[at('description')])).toEqual(
      cells.map(([, note]) => `x${note}x`),
    );
  });
  await fc.assert(property, fuzzCases(0.05));
});

const keepingFields = [
  'name',
  'givenName',
  'familyName',
  'credentials',
  'email',
  'phone',
  'organization',
  'title',
  'salutation',
  'pronouns',
  'street',
  'city',
  'region',
  'postalCode',
  'notes',
  'tags',
  'referredBy',
  'relation',
  'extra',
] as const;

test('no word of a row is lost: it is in a field, or beside the contact', patience, () => {
  const column = fc.record({ field: fc.constantFrom(...keepingFields), cell: text });
  const property = fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), (given) => {
    const columns = ['E-mail', ...given.map((_, place) => `Column ${place}`)];
    const mapping = Object.fromEntries(given.map(({ field }, place) => [`Column ${place}`, field]));
    const cells = ['ruth@x.org', ...given.map(({ cell }) => cell)];
    const read = readRow({ columns, cells }, { 'E-mail': 'email', ...mapping });
    if (!read.ok) throw new Error(read.reason);
    const kept = folded(
      Object.values(read.contact)
        .map((value) => JSON.stringify(value))
        .join(' '),
    ).replace(/\\[nt"]/g, ' ');
    for (const word of cells.flatMap(wordsOf)) expect(kept).toContain(word);
  });
  fc.assert(property, fuzzCases(0.1));
});

/** A sigma at the end of a word has a shape of its own. */
function folded(text: string): string {
  return foldText(text).replaceAll('ς', 'σ');
}

/** Runs of letters and digits, as a search sees them; a name in Chinese writing is taken apart into its letters. */
function wordsOf(cell: string): string[] {
  const words = folded(cell).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (isEastAsian(word) ? [...word] : [word]));
}
