import { Readable } from 'node:stream';
import type { TextEncoding } from '@threefold/domain/contact-imports/decode';
import { CsvError, parse } from 'csv-parse';
import { type FileRecord, type ReadBytes, UnreadableFile } from './reading/file-record.ts';
import type { TextSource } from './survey-file.ts';

const longestRow = 1_048_576;
const mostColumns = 500;

type Bytes = AsyncIterable<Uint8Array>;

/** The rows of a file as its survey found them, from the first line on; memory holds one piece of the file at a time. */
export function readRecords(
  readBytes: ReadBytes,
  { source }: { source: TextSource },
): AsyncGenerator<FileRecord> {
  return readTextRecords(readBytes(), source);
}

async function* readTextRecords(
  bytes: Bytes,
  { encoding, separator }: TextSource,
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

function tooManyColumns(line: number, count: number): UnreadableFile {
  return new UnreadableFile(
    `The row on line ${line} has ${count.toLocaleString('en')} cells, and a list of contacts has ${mostColumns} at most. Save the list as CSV again and import that.`,
  );
}

function countLineBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The text with one kind of line break, without zeros and broken characters, which no database takes. */
export async function* readText(bytes: Bytes, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  let held = '';
  for await (const piece of bytes) {
    const text = held + decoder.decode(piece, { stream: true });
    held = text.endsWith('\r') ? '\r' : '';
    yield clean(held === '' ? text : text.slice(0, -1));
  }
  yield clean(held + decoder.decode());
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();
}

/** Whether all of a file is UTF-8: the beginning may hold plain letters only, and the first umlaut come late. */
export async function isAllUtf8(bytes: Bytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
