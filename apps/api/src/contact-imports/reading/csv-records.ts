import { Readable } from 'node:stream';
import type { Separator, TextEncoding } from '@threefold/domain/contact-imports/decode';
import { CsvError, parse } from 'csv-parse';
import { readText } from './decode-text.ts';
import { type FileRecord, UnreadableFile } from './file-record.ts';

export type CsvSource = { kind: 'csv'; encoding: TextEncoding; separator: Separator };

const longestRow = 1_048_576;
export const mostColumns = 500;

/** Cuts a text into rows as it streams by: memory holds one piece of it at a time. */
export async function* readCsvRecords(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, separator }: CsvSource,
): AsyncGenerator<FileRecord> {
  const parser = Readable.from(readText(bytes, encoding)).compose(
    parse({
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      info: true,
    }),
  );
  let lastLine = 0;
  try {
    // With `info` each row comes with the line on which it ends.
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      lastLine = info.lines;
      const line = info.lines - record.reduce((count, cell) => count + countLineBreaks(cell), 0);
      if (record.length > mostColumns) throw tooManyColumns(line, record.length);
      yield { line, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile(explain(error.code, lastLine + 1)) : error;
  }
}

type Parsed = { record: string[]; info: { lines: number } };

function explain(code: string, line: number): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quotation mark that opens on line ${line} or below is never closed. Close it and import the file again.`;
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `The row on line ${line} is longer than a megabyte. Look whether a quotation mark there is never closed.`;
  return `The row on line ${line} cannot be read. Save the list as CSV again and import that.`;
}

export function tooManyColumns(line: number, count: number): UnreadableFile {
  return new UnreadableFile(
    `The row on line ${line} has ${count.toLocaleString('en')} cells, and a list of contacts has ${mostColumns} at most. Keep the columns that matter and import that.`,
  );
}

function countLineBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}
