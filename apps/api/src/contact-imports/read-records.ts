import { readCsvPieces, readCsvRecords } from './reading/csv-records.ts';
import type { FileRecord, ReadBytes } from './reading/file-record.ts';
import { readArchiveRecords } from './reading/linkedin-archive.ts';
import type { FileSource, PlainSource } from './reading/survey.ts';
import { readVcardRecords } from './reading/vcard-records.ts';
import { readWorkbookRecords } from './reading/workbook-records.ts';

/** The rows of a file as its survey found them, from the first line on; memory holds a piece of the file at a time. */
export function readRecords(
  readBytes: ReadBytes,
  { source }: { source: FileSource },
): AsyncIterable<FileRecord> {
  return source.kind === 'archive'
    ? readArchiveRecords(readBytes, source, readPlain)
    : readPlain(readBytes, source);
}

/** The same, several rows at a time where the format has many of them. */
export async function* readRecordPieces(
  readBytes: ReadBytes,
  survey: { source: FileSource },
): AsyncGenerator<FileRecord[]> {
  const { source } = survey;
  if (source.kind === 'csv') return yield* readCsvPieces(readBytes(), source);
  for await (const record of readRecords(readBytes, survey)) yield [record];
}

function readPlain(readBytes: ReadBytes, source: PlainSource): AsyncIterable<FileRecord> {
  switch (source.kind) {
    case 'csv':
      return readCsvRecords(readBytes(), source);
    case 'vcard':
      return readVcardRecords(readBytes(), source);
    case 'workbook':
      return readWorkbookRecords(readBytes, source);
  }
}
