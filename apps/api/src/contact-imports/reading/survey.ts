import type { RecognizedFormat } from '@threefold/domain/contact-imports/recognize-format';
import type { CsvSource } from './csv-records.ts';
import type { ArchiveSource } from './linkedin-archive.ts';
import type { VcardSource } from './vcard-records.ts';
import type { WorkbookSource } from './workbook-records.ts';

/** How to read a file; plain data, so that it can be handed to another thread. */
export type PlainSource = CsvSource | VcardSource | WorkbookSource;
export type FileSource = PlainSource | ArchiveSource;

/** What is known of a file once it was read through, before anything of it goes in. Plain data. */
export type Survey<Source extends FileSource = FileSource> = {
  source: Source;
  encoding: string;
  recognized: RecognizedFormat;
  /** Rows up to and with this line are preamble and header; 0 where the file begins with data. */
  headerLine: number;
  rows: number;
  /** Sentences for the seeker about what is in the file and does not come in: photographs, further sheets. */
  remarks: string[];
};

export const mostRows = 2_000_000;
