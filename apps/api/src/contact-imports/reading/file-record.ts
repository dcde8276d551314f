import type { RecognizedFormat } from '@threefold/domain/contact-imports/recognize-format';

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
};

export const mostRows = 2_000_000;
export const mostColumns = 500;

/** A file that cannot be read as a list of contacts. The message is one sentence for the seeker. */
export class UnreadableFile extends Error {}

export function tooManyColumns(line: number, count: number): UnreadableFile {
  return new UnreadableFile(
    `The row on line ${line} has ${count.toLocaleString('en')} cells, and a list of contacts has ${mostColumns} at most. Keep the columns that matter and import that.`,
  );
}
