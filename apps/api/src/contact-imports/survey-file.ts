// One seam for all formats: `surveyFile` reads a file through and says in plain data how to read it, `readRecords` takes that and gives rows
// of cells. Behind it nobody knows of formats.
import type { ImportColumn } from '@threefold/contracts/contact-imports';
import type { RecognizedFormat } from '@threefold/domain/contact-imports/recognize-format';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import {
  type AddressBookSource,
  addressBookFormat,
  readAddressBook,
  surveyAddressBook,
} from './reading/address-book-text.ts';
import {
  type CsvSource,
  detectQuoting,
  detectSeparator,
  readCsvPieces,
  readCsvRecords,
} from './reading/csv.ts';
import {
  type FileRecord,
  type ReadBytes,
  type Survey as SurveyOf,
  surveyTable,
  UnreadableFile,
} from './reading/file-record.ts';
import { type ArchiveSource, readArchiveRecords, surveyArchive } from './reading/linkedin-archive.ts';
import { openZip, type ZipEntry } from './reading/open-zip.ts';
import { isZip, looksLikeText, refuseOtherFormats } from './reading/other-files.ts';
import { type FoundEncoding, findEncoding, readHead, readSample } from './reading/text-encoding.ts';
import { readVcardRecords, surveyVcards, type VcardSource } from './reading/vcard.ts';
import { readWorkbookRecords, surveyWorkbook, type WorkbookSource } from './reading/workbook.ts';

type PlainSource = CsvSource | VcardSource | WorkbookSource | AddressBookSource;
type FileSource = PlainSource | ArchiveSource<PlainSource>;
export type Survey<Source = FileSource> = SurveyOf<Source>;

/** Reads a file through once: whatever would stop the import half way is found here, and thrown as `UnreadableFile`. */
export async function surveyFile(
  readBytes: ReadBytes,
  given: ImportMapping | null,
  encoding: string | null = null,
): Promise<Survey> {
  const head = await readHead(readBytes);
  if (!isZip(head)) return surveyText(readBytes, { head, given, encoding });
  const entries = await openZip(readBytes);
  if (isWorkbook(entries)) return surveyWorkbook(entries, given);
  return surveyArchive(entries, (readEntry) => surveyPlain(readEntry, { given, encoding }));
}

function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ path }) => /(^|\/)workbook\.xml$/i.test(path));
}

async function surveyPlain(readBytes: ReadBytes, { given, encoding }: Said): Promise<Survey<PlainSource>> {
  const head = await readHead(readBytes);
  if (!isZip(head)) return surveyText(readBytes, { head, given, encoding });
  const entries = await openZip(readBytes);
  if (isWorkbook(entries)) return surveyWorkbook(entries, given);
  throw new UnreadableFile(
    'The list in this ZIP archive is an archive itself. Unpack it and import what is in it.',
  );
}

/** What the seeker, or whoever sent the file, says of it. */
type Said = { given: ImportMapping | null; encoding: string | null };
type Begun = Said & { head: Uint8Array };

async function surveyText(
  readBytes: ReadBytes,
  { head, given, encoding }: Begun,
): Promise<Survey<PlainSource>> {
  const text = looksLikeText(head);
  if (!text.ok) throw new UnreadableFile(text.reason);
  const found = await findEncoding(head, readBytes, encoding);
  const sample = await readSample(head, found.encoding);
  if (/^\s*BEGIN:VCARD/i.test(sample)) return surveyVcards(readBytes, { found, sample });
  const format = addressBookFormat(sample);
  if (format !== null) return surveyAddressBook(readBytes, { format, found });
  refuseOtherFormats(sample);
  return surveyCsv(readBytes, { given, found, sample });
}

type Decoded = { given: ImportMapping | null; found: FoundEncoding; sample: string };

async function surveyCsv(
  readBytes: ReadBytes,
  { given, found: { encoding, remark, readings }, sample }: Decoded,
): Promise<Survey<CsvSource>> {
  const quoting = detectQuoting(sample.slice(0, 65_536), detectSeparator(sample));
  // What stands between quotes does not count, and a marked quotation mark is none.
  const separator = detectSeparator(quoting === 'backslash' ? sample.replaceAll('\\"', '') : sample);
  const source: CsvSource = { kind: 'csv', encoding, separator, ...(quoting && { quoting }) };
  const table = await surveyTable(readCsvRecords(readBytes(), source), given);
  return { source, encoding, ...table, remarks: remark === null ? [] : [remark], readings };
}

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
    case 'address-book':
      return readAddressBook(readBytes(), source);
    case 'workbook':
      return readWorkbookRecords(readBytes, source);
  }
}

/** Columns as the mapping step shows them; what nobody can tell is proposed to be kept beside the contact. */
export function columnsOf({ guesses }: RecognizedFormat): ImportColumn[] {
  return guesses.map(({ column, field, confidence, samples }) => ({
    column,
    field: field ?? 'extra',
    confidence,
    samples: samples.map((sample) => sample.slice(0, 200).toWellFormed()),
  }));
}
