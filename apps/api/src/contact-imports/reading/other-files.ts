// A file that is no list of contacts is told what it is, instead of giving broken names.
import { UnreadableFile } from './file-record.ts';
import { encodingOfHead } from './text-encoding.ts';

function codes(text: string) {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

const notText: readonly { start: readonly number[]; at?: number; what: string; remedy?: string }[] = [
  { start: [0x89, ...codes('PNG')], what: 'a picture (PNG)' },
  { start: [0xff, 0xd8, 0xff], what: 'a picture (JPEG)' },
  { start: codes('GIF8'), what: 'a picture (GIF)' },
  { start: codes('WEBP'), at: 8, what: 'a picture (WebP)' },
  { start: codes('ftyp'), at: 4, what: 'a film or a picture from a phone' },
  { start: codes('%PDF'), what: 'a PDF document' },
  {
    start: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Excel or Word file, or one with a password',
    remedy: 'Open it and save it as CSV or as an Excel workbook without a password.',
  },
  { start: [0x1f, 0x8b], what: 'a compressed file (gzip)', remedy: 'Unpack it first.' },
  { start: codes('7z\u00bc\u00af'), what: 'a compressed file (7-Zip)', remedy: 'Unpack it first.' },
  { start: codes('Rar!'), what: 'a compressed file (RAR)', remedy: 'Unpack it first.' },
  { start: codes('SQLite format 3'), what: 'a database file' },
];

/** Give the first 64 kB or so. An empty file is told as well. */
export function looksLikeText(bytes: Uint8Array): { ok: true } | { ok: false; reason: string } {
  if (bytes.length === 0) return { ok: false, reason: 'The file is empty.' };
  for (const { start, at = 0, what, remedy } of notText) {
    if (!startsWith(bytes.subarray(at), start)) continue;
    return { ok: false, reason: `This is ${what}, not a list of contacts. ${remedy ?? ''}`.trim() };
  }
  const encoding = encodingOfHead(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return { ok: true };
  if (isMostlyText(bytes)) return { ok: true };
  return { ok: false, reason: 'This is a program or data file, not text. Export the contacts as CSV.' };
}

/** Whether a file is a ZIP archive, as an Excel workbook is too. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]);
}

/** Some exports are strewn with zeros; other control codes no text holds. */
function isMostlyText(bytes: Uint8Array): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) zeros += 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls += 1;
  }
  return zeros <= bytes.length / 8 && controls <= Math.max(2, bytes.length / 500);
}

const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^\s*BEGIN:VCALENDAR/i, 'This is a calendar, not a list of contacts.'],
  [
    /^\s*(<\?xml|<!doctype|<html|<\w+[\s>])/i,
    'This is a web page or XML, not CSV. Export the contacts as CSV.',
  ],
  [/^\s*(\{\s*"|\[\s*[{["\]])/, 'This is JSON, not CSV. Export the contacts as CSV.'],
  [/^\s*(?:%YAML|---\s*\n|- ?[\w ]+:\s)/, 'This is YAML, not CSV. Export the contacts as CSV.'],
  [/^\s*\{\\rtf/, 'This is a word processor’s document. Save the list as CSV.'],
];

/** Text that is no list of contacts says what it is. */
export function refuseOtherFormats(sample: string): void {
  if (sample.trim() === '') throw new UnreadableFile('The file holds nothing but empty lines.');
  const other = otherFormats.find(([pattern]) => pattern.test(sample));
  if (other) throw new UnreadableFile(other[1]);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
