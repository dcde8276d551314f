// A file is read in the encoding it was written in, and a file that is no text says what it is instead of giving broken names.

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Separator = ',' | ';' | '\t' | '|';

/** Give the first 64 kB or so; a character cut off at the end is forgiven. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8-bom';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return utf16WithoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** Text in Latin letters has a zero in every second byte when it is UTF-16. */
function utf16WithoutMark(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, 4_096);
  if (length < 4) return null;
  const zeros = { even: 0, odd: 0 };
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  if (zeros.odd > length * 0.3 && zeros.even < length * 0.05) return 'utf-16le';
  if (zeros.even > length * 0.3 && zeros.odd < length * 0.05) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    const following = followingBytes(lead);
    if (following === null) return false;
    for (let offset = 1; offset <= following; offset += 1) {
      const byte = bytes[index + offset];
      if (byte === undefined) return true;
      if (byte < 0x80 || byte > 0xbf) return false;
    }
    index += following + 1;
  }
  return true;
}

function followingBytes(lead: number): number | null {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

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
    what: 'an old Excel or Word file',
    remedy: 'Open it and save it as CSV.',
  },
  { start: [0x1f, 0x8b], what: 'a compressed file (gzip)', remedy: 'Unpack it first.' },
  { start: codes('7z\u00bc\u00af'), what: 'a compressed file (7-Zip)', remedy: 'Unpack it first.' },
  { start: codes('Rar!'), what: 'a compressed file (RAR)', remedy: 'Unpack it first.' },
  { start: codes('SQLite format 3'), what: 'a database file' },
];

/** Give the first 64 kB or so. An empty file is told as well. */
export function looksLikeText(bytes: Uint8Array): { ok: true } | { ok: false; reason: string } {
  if (bytes.length === 0) return { ok: false, reason: 'The file is empty.' };
  if (startsWith(bytes, [0x50, 0x4b])) return { ok: false, reason: zipReason(bytes) };
  for (const { start, at = 0, what, remedy } of notText) {
    if (!startsWith(bytes.subarray(at), start)) continue;
    return { ok: false, reason: `This is ${what}, not a list of contacts. ${remedy ?? ''}`.trim() };
  }
  const encoding = detectEncoding(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return { ok: true };
  if (countControls(bytes) <= bytes.length / 500) return { ok: true };
  return { ok: false, reason: 'This is a program or data file, not text. Export the contacts as CSV.' };
}

function zipReason(bytes: Uint8Array): string {
  const names = Array.from(bytes.subarray(0, 4_096), (byte) => String.fromCharCode(byte)).join('');
  if (names.includes('xl/') || names.includes('[Content_Types].xml')) {
    const isWord = names.includes('word/');
    return isWord
      ? 'This is a Word document, not a list of contacts.'
      : 'This is an Excel workbook. Open it and save it as CSV.';
  }
  if (names.includes('opendocument')) return 'This is a LibreOffice document. Open it and save it as CSV.';
  return 'This is a ZIP archive. Unpack it and choose the contacts file in it, for LinkedIn Connections.csv.';
}

/** Zeros and control codes that no text holds. */
function countControls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) count += 1;
  }
  return count;
}

const separators: readonly Separator[] = [',', ';', '\t', '|'];

/** The separator that cuts most lines into the same number of cells, and into more than one; what stands in quotes does not count. */
export function detectSeparator(sample: string): Separator {
  const lines = unquotedLines(sample.slice(0, 65_536)).slice(0, 60);
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(separator).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    for (const [cells, times] of counts) {
      const score = times * times * Math.log2(cells);
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}

function unquotedLines(sample: string): string[] {
  return sample
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
}
