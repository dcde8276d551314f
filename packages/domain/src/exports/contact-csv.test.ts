import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvRow, guardCell, unguardCell } from '../formats/csv-row.ts';
import { joinValues, splitValues } from '../formats/joined-values.ts';
import { anyContact, ruth } from './contact.fixture.ts';
import { type ContactOfCsv, contactCsvHeader, contactCsvRow, readContactCsvRow } from './contact-csv.ts';

/** As another program reads it. */
function rowsOf(text: string): string[][] {
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

function readBack(contact: ContactOfCsv): ContactOfCsv | null {
  const [columns = [], cells = []] = rowsOf(contactCsvHeader + contactCsvRow(contact));
  return readContactCsvRow(columns, cells);
}

describe('a cell in a spreadsheet', () => {
  test.each(['=HYPERLINK("http://x")', '+cmd|calc', '-2+3', '@SUM(A1)', '\tx', "'=1"])(
    '%j never runs as a formula',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
      expect(unguardCell(guardCell(text))).toBe(text);
    },
  );

  test.each([
    '+1 617 555 0142',
    '+1 510 555 0123 ext. 4',
    '+1 510 555 0123x4',
    '+49 (0) 30/1234-5',
    '+1 617 555 0142; +1 617 555 0199',
  ])('%s stays the phone number that it is', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  test.each(['Ruth', "O'Brien", "'quoted'", ''])('%j stays as it is', (text) => {
    expect(guardCell(text)).toBe(text);
    expect(unguardCell(text)).toBe(text);
  });

  test('commas, quotes and line breaks are quoted', () => {
    expect(csvRow(['a,b', 'say "hi"', 'two\nlines', 'plain'])).toBe(
      '"a,b","say ""hi""","two\nlines",plain\r\n',
    );
  });
});

test('several values of one cell come apart as they were, semicolons and quotation marks in them too', () => {
  expect(joinValues(['Boston', 'payers; plans'])).toBe('Boston; "payers; plans"');
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const values = texts.filter((text) => text !== '' && !/^\s*$/.test(text));
      expect(splitValues(joinValues(values))).toEqual(values);
    }),
    { numRuns: 300 },
  );
});

describe('a contact as a row', () => {
  test('is readable in a spreadsheet', () => {
    const [cells = []] = rowsOf(contactCsvRow(ruth));
    expect(cells.slice(7, 9)).toEqual([
      'ruth@halden.org; r.a@home.net',
      'mobile: +1 617 555 0142; (617) 555-0199',
    ]);
    expect(cells).toContain('"payers; plans"; Boston, MA');
    expect(cells).toContain('import: Connections.csv');
  });

  test('comes back as it was', () => {
    expect(readBack(ruth)).toEqual(ruth);
  });

  test('comes back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(anyContact, (contact) => {
        const { extra, ...rest } = contact;
        expect(readBack(contact)).toEqual({ ...rest, extra });
      }),
      { numRuns: 300 },
    );
  });

  test('does not repeat the referrers that a file once brought and that are edges by now', () => {
    const extra = { 'Referred by': 'Sam Okafor' };
    expect(readBack({ ...ruth, extra, referredBy: ['Sam Okafor'] })?.extra).toEqual({});
    expect(readBack({ ...ruth, extra, referredBy: [] })?.extra).toEqual(extra);
  });

  test('in which nobody can be told is nobody', () => {
    expect(readContactCsvRow(['Given name', 'Notes'], ['', 'A note.'])).toBeNull();
  });
});
