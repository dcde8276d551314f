// What every format becomes: rows of cells under columns, within bounds.
import { type RecognizedFormat, recognizeFormat } from '@threefold/domain/contact-imports/recognize-format';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { formatNumber } from '@threefold/domain/time/conventions';

/** A file can be read from its beginning as often as need be; pieces come in any size. */
export type ReadBytes = () => AsyncIterable<Uint8Array>;

/** One row as it stands in the file; `line` is the line on which it begins, counted from 1. */
export type FileRecord = { line: number; cells: string[] };

/** What is known of a file once it was read through, before anything of it goes in. Plain data. */
export type Survey<Source> = {
  /** How to read it. */
  source: Source;
  encoding: string;
  recognized: RecognizedFormat;
  /** Rows up to and with this line are preamble and header; 0 where the file begins with data. */
  headerLine: number;
  rows: number;
  /** Sentences for the seeker about what is in the file and does not come in as it is: photographs, further sheets, doubtful letters. */
  remarks: string[];
  /** The ways to read its letters, where two are likely: the seeker chooses before anything goes in. */
  readings?: { encoding: string; samples: string[] }[] | undefined;
};

export const mostRows = 2_000_000;
export const mostColumns = 500;

/** A file that cannot be read as a list of contacts. The message is one sentence for the seeker. */
export class UnreadableFile extends Error {}

export function tooManyColumns(line: number, count: number): UnreadableFile {
  return new UnreadableFile(
    `The row on line ${line} has ${formatNumber(count)} cells, and a list of contacts has ${mostColumns} at most. Keep the columns that matter and import that.`,
  );
}

const sampleRows = 50;

/** Goes through all rows once: whatever would stop an import half way is found here. */
export async function surveyTable(
  records: AsyncIterable<FileRecord>,
  given: ImportMapping | null,
): Promise<Pick<Survey<unknown>, 'recognized' | 'headerLine' | 'rows'>> {
  const { first, rows } = await countRows(records);
  const recognized = recognizeFormat(
    first.map(({ cells }) => cells),
    Object.keys(given ?? {}),
  );
  if (recognized.problem !== null) throw new UnreadableFile(recognized.problem);
  const headerRows = recognized.headerRow === null ? 0 : recognized.headerRow + 1;
  const headerLine = first[headerRows - 1]?.line ?? 0;
  refuseWithoutTable(recognized, { rows: rows - headerRows, headerLine });
  return { recognized, headerLine, rows: rows - headerRows };
}

/** The first rows, read no further than needed. */
export async function takeFirst(records: AsyncIterable<FileRecord>): Promise<FileRecord[]> {
  const first: FileRecord[] = [];
  for await (const record of records) {
    first.push(record);
    if (first.length === sampleRows) break;
  }
  return first;
}

async function countRows(records: AsyncIterable<FileRecord>): Promise<{ first: FileRecord[]; rows: number }> {
  const first: FileRecord[] = [];
  let rows = 0;
  for await (const record of records) {
    rows += 1;
    if (first.length < sampleRows) first.push(record);
    if (rows > mostRows)
      throw new UnreadableFile(
        `The file has more than ${formatNumber(mostRows)} rows. Divide it and import the parts one after the other.`,
      );
  }
  return { first, rows };
}

function refuseWithoutTable(
  recognized: RecognizedFormat,
  { rows, headerLine }: { rows: number; headerLine: number },
): void {
  if (recognized.headerRow !== null && rows === 0)
    throw new UnreadableFile(
      `The file has a header on line ${headerLine} and nothing under it. Export the contacts again and look whether the list is empty.`,
    );
  if (isProse(recognized))
    throw new UnreadableFile(
      'No table was found in this file: its lines hold one cell each, and none is a name or an e-mail. Export the contacts as CSV.',
    );
}

export function isProse({ columns, guesses }: RecognizedFormat): boolean {
  return columns.length < 2 && guesses.every(({ field }) => field === null);
}
