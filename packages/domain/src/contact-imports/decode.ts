// A file is read in the encoding it was written in, and a file that is no text says what it is instead of giving broken names.

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';
export type Separator = ',' | ';' | '\t' | '|';

/** What the first bytes tell, where they do: a mark at the beginning, or the zeros of UTF-16. Give the first 64 kB or so. */
export function encodingOfHead(bytes: Uint8Array): TextEncoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8-bom';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return utf16WithoutMark(bytes);
}

/** UTF-16 has its zeros on one side: in Latin letters every second byte, in Chinese those of commas and line ends. */
function utf16WithoutMark(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, 65_536);
  if (length < 4) return null;
  const zeros = { even: 0, odd: 0 };
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  if (zeros.even + zeros.odd < length * 0.02) return null;
  if (zeros.odd > 20 * zeros.even) return 'utf-16le';
  if (zeros.even > 20 * zeros.odd) return 'utf-16be';
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
