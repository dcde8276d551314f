import type { ImportColumn } from '@threefold/contracts/contact-imports';
import {
  detectEncoding,
  detectSeparator,
  looksLikeText,
  type Separator,
  type TextEncoding,
} from '@threefold/domain/contact-imports/decode';
import type { ImportMapping } from '@threefold/domain/contact-imports/import-fields';
import { type RecognizedFormat, recognizeFormat } from '@threefold/domain/contact-imports/recognize-format';
import { isAllUtf8, readRecords, readText } from './read-records.ts';
import { type FileRecord, type ReadBytes, UnreadableFile } from './reading/file-record.ts';

/** How to read a file; plain data, so that it can be handed to another thread. */
export type TextSource = { kind: 'text'; encoding: TextEncoding; separator: Separator };

/** What is known of a file once it was read through, before anything of it goes in. Plain data. */
export type Survey = {
  source: TextSource;
  encoding: string;
  recognized: RecognizedFormat;
  /** Rows up to and with this line are preamble and header; 0 where the file begins with data. */
  headerLine: number;
  rows: number;
  /** Sentences for the seeker about what is in the file and does not come in: photographs, further sheets. */
  remarks: string[];
};

const sampleBytes = 65_536;
const sampleRows = 50;
const mostRows = 200_000;

/** Reads a file through once: whatever would stop the import half way is found here, and thrown as `UnreadableFile`. */
export async function surveyFile(readBytes: ReadBytes, given: ImportMapping | null): Promise<Survey> {
  const head = await readHead(readBytes);
  const text = looksLikeText(head);
  if (!text.ok) throw new UnreadableFile(text.reason);
  const encoding = await findEncoding(head, readBytes);
  const sample = await readSample(head, encoding);
  refuseOtherFormats(sample);
  const separator = detectSeparator(sample);
  const source: TextSource = { kind: 'text', encoding, separator };
  const { first, rows } = await countRows(readRecords(readBytes, { source }));
  const recognized = recognizeFormat(
    first.map(({ cells }) => cells),
    Object.keys(given ?? {}),
  );
  if (recognized.problem !== null) throw new UnreadableFile(recognized.problem);
  const headerRows = recognized.headerRow === null ? 0 : recognized.headerRow + 1;
  const headerLine = first[headerRows - 1]?.line ?? 0;
  refuseWithoutTable(recognized, { rows: rows - headerRows, headerLine });
  return { source, encoding, recognized, headerLine, rows: rows - headerRows, remarks: [] };
}

/** Columns as the mapping step shows them; what nobody can tell is proposed to be kept beside the contact. */
export function columnsOf({ guesses }: RecognizedFormat): ImportColumn[] {
  return guesses.map(({ column, field, confidence, samples }) => ({
    column,
    field: field ?? 'extra',
    confidence,
    samples: samples.map((sample) => sample.slice(0, 200)),
  }));
}

/** Whether the mapping says where the name or the address stands. */
export function canTellPeople(mapping: ImportMapping): boolean {
  const identifying = new Set(['name', 'givenName', 'familyName', 'email']);
  return Object.values(mapping).some((field) => identifying.has(field));
}

async function readHead(readBytes: ReadBytes): Promise<Uint8Array> {
  for await (const piece of readBytes()) return piece.subarray(0, sampleBytes);
  return new Uint8Array();
}

async function findEncoding(head: Uint8Array, readBytes: ReadBytes): Promise<TextEncoding> {
  const encoding = detectEncoding(head);
  if (encoding !== 'utf-8') return encoding;
  return (await isAllUtf8(readBytes())) ? 'utf-8' : 'windows-1252';
}

async function readSample(head: Uint8Array, encoding: TextEncoding): Promise<string> {
  let sample = '';
  for await (const text of readText(toStream([head]), encoding)) sample += text;
  return sample;
}

async function* toStream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^\s*BEGIN:VCARD/i, 'This is a vCard file. Export the contacts as CSV instead.'],
  [/^\s*BEGIN:VCALENDAR/i, 'This is a calendar, not a list of contacts.'],
  [
    /^\s*(<\?xml|<!doctype|<html|<\w+[\s>])/i,
    'This is a web page or XML, not CSV. Export the contacts as CSV.',
  ],
  [/^\s*(\{\s*"|\[\s*[{["\]])/, 'This is JSON, not CSV. Export the contacts as CSV.'],
  [/^\s*\{\\rtf/, 'This is a word processor’s document. Save the list as CSV.'],
];

function refuseOtherFormats(sample: string): void {
  if (sample.trim() === '') throw new UnreadableFile('The file holds nothing but empty lines.');
  const other = otherFormats.find(([pattern]) => pattern.test(sample));
  if (other) throw new UnreadableFile(other[1]);
}

async function countRows(records: AsyncIterable<FileRecord>): Promise<{ first: FileRecord[]; rows: number }> {
  const first: FileRecord[] = [];
  let rows = 0;
  for await (const record of records) {
    rows += 1;
    if (first.length < sampleRows) first.push(record);
    if (rows > mostRows)
      throw new UnreadableFile(
        `The file has more than ${mostRows.toLocaleString('en')} rows. Divide it and import the parts one after the other.`,
      );
  }
  return { first, rows };
}

function refuseWithoutTable(
  { headerRow, columns, guesses }: RecognizedFormat,
  { rows, headerLine }: { rows: number; headerLine: number },
): void {
  if (headerRow !== null && rows === 0)
    throw new UnreadableFile(
      `The file has a header on line ${headerLine} and nothing under it. Export the contacts again and look whether the list is empty.`,
    );
  const isProse = columns.length < 2 && guesses.every(({ field }) => field === null);
  if (isProse)
    throw new UnreadableFile(
      'No table was found in this file: its lines hold one cell each, and none is a name or an e-mail. Export the contacts as CSV.',
    );
}
