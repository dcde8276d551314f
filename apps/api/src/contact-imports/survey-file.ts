import type { ImportColumn } from '@threefold/contracts/contact-imports';
import {
  detectSeparator,
  isZip,
  looksLikeText,
  type TextEncoding,
} from '@threefold/domain/contact-imports/decode';
import type { RecognizedFormat } from '@threefold/domain/contact-imports/recognize-format';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { type CsvSource, readCsvRecords } from './reading/csv-records.ts';
import { findEncoding, readHead, readSample } from './reading/decode-text.ts';
import { type ReadBytes, UnreadableFile } from './reading/file-record.ts';
import { surveyArchive } from './reading/linkedin-archive.ts';
import { openZip, type ZipEntry } from './reading/open-zip.ts';
import type { PlainSource, Survey } from './reading/survey.ts';
import { surveyTable } from './reading/survey-table.ts';
import { surveyVcards } from './reading/vcard-records.ts';
import { surveyWorkbook } from './reading/workbook-records.ts';

export type { Survey } from './reading/survey.ts';

/** Reads a file through once: whatever would stop the import half way is found here, and thrown as `UnreadableFile`. */
export async function surveyFile(readBytes: ReadBytes, given: ImportMapping | null): Promise<Survey> {
  const head = await readHead(readBytes);
  if (!isZip(head)) return surveyText(readBytes, { head, given });
  const entries = await openZip(readBytes);
  if (isWorkbook(entries)) return surveyWorkbook(entries, given);
  return surveyArchive(entries, (readEntry) => surveyPlain(readEntry, given));
}

function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ path }) => /(^|\/)workbook\.xml$/i.test(path));
}

async function surveyPlain(readBytes: ReadBytes, given: ImportMapping | null): Promise<Survey<PlainSource>> {
  const head = await readHead(readBytes);
  if (!isZip(head)) return surveyText(readBytes, { head, given });
  const entries = await openZip(readBytes);
  if (isWorkbook(entries)) return surveyWorkbook(entries, given);
  throw new UnreadableFile(
    'The list in this ZIP archive is an archive itself. Unpack it and import what is in it.',
  );
}

type Begun = { head: Uint8Array; given: ImportMapping | null };

async function surveyText(readBytes: ReadBytes, { head, given }: Begun): Promise<Survey<PlainSource>> {
  const text = looksLikeText(head);
  if (!text.ok) throw new UnreadableFile(text.reason);
  const encoding = await findEncoding(head, readBytes);
  const sample = await readSample(head, encoding);
  if (/^\s*BEGIN:VCARD/i.test(sample)) return surveyVcards(readBytes, encoding);
  refuseOtherFormats(sample);
  return surveyCsv(readBytes, { given, encoding, sample });
}

type Decoded = { given: ImportMapping | null; encoding: TextEncoding; sample: string };

async function surveyCsv(
  readBytes: ReadBytes,
  { given, encoding, sample }: Decoded,
): Promise<Survey<CsvSource>> {
  const source: CsvSource = { kind: 'csv', encoding, separator: detectSeparator(sample) };
  const table = await surveyTable(readCsvRecords(readBytes(), source), given);
  return { source, encoding, ...table, remarks: [] };
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

/** Whether the mapping says where the name or the address stands. */
export function canTellPeople(mapping: ImportMapping): boolean {
  const identifying = new Set(['name', 'givenName', 'familyName', 'email']);
  return Object.values(mapping).some((field) => identifying.has(field));
}

const otherFormats: readonly (readonly [RegExp, string])[] = [
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
