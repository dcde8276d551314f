import type { Separator, TextEncoding } from '@threefold/domain/contact-imports/decode';
import { type CsvProblem, createCsvSplitter } from '@threefold/domain/contact-imports/split-csv';
import { readText } from './decode-text.ts';
import { type FileRecord, UnreadableFile } from './file-record.ts';

export type CsvSource = { kind: 'csv'; encoding: TextEncoding; separator: Separator };

const longestRow = 1_048_576;
export const mostColumns = 500;

/** Cuts a text into rows as it streams by: memory holds one piece of it at a time. */
export async function* readCsvRecords(
  bytes: AsyncIterable<Uint8Array>,
  source: CsvSource,
): AsyncGenerator<FileRecord> {
  for await (const rows of readCsvPieces(bytes, source)) yield* rows;
}

/** The same, the rows of a piece at a time: to wait for each of a million rows takes as long as to cut it. */
export async function* readCsvPieces(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, separator }: CsvSource,
): AsyncGenerator<FileRecord[]> {
  const split = createCsvSplitter(separator, longestRow);
  for await (const text of readText(bytes, encoding)) yield* checked(split(text, false));
  yield* checked(split('', true));
}

function* checked({
  rows,
  problem,
}: ReturnType<ReturnType<typeof createCsvSplitter>>): Generator<FileRecord[]> {
  const tooWide = rows.findIndex(({ cells }) => cells.length > mostColumns);
  const row = rows[tooWide];
  yield row ? rows.slice(0, tooWide) : rows;
  if (row) throw tooManyColumns(row.line, row.cells.length);
  if (problem) throw new UnreadableFile(explain(problem));
}

function explain({ kind, line }: CsvProblem): string {
  return kind === 'quote-not-closed'
    ? `A quotation mark that opens on line ${line} or below is never closed. Close it and import the file again.`
    : `The row on line ${line} is longer than a megabyte. Look whether a quotation mark there is never closed.`;
}

export function tooManyColumns(line: number, count: number): UnreadableFile {
  return new UnreadableFile(
    `The row on line ${line} has ${count.toLocaleString('en')} cells, and a list of contacts has ${mostColumns} at most. Keep the columns that matter and import that.`,
  );
}
