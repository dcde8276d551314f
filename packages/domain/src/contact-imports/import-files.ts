// What is said of a file as a whole. Which files are newer exports of one another, so that a newer one may change what an older one brought:
import type { ImportField, ImportMapping } from '../contacts/import-fields.ts';
import { foldText } from '../contacts/search-text.ts';
import { csvRow } from '../formats/csv-row.ts';

/**
 * Two files are of one source when they are the same kind of export: a known format, or a spreadsheet with the same columns in
 * whatever order. What is imported later counts as the newer export.
 */
export function sourceOfFile(format: string, columns: readonly string[]): string {
  if (!format.startsWith('plain-')) return format;
  const shape = [...new Set(columns.map(foldText))].sort().join('\u001f');
  return `${format} ${shortHash(shape)}`;
}

/** FNV-1a: names a shape in a few letters; nothing depends on its being hard to guess. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}

const identifying: ReadonlySet<ImportField> = new Set(['name', 'givenName', 'familyName', 'email']);

/** Without a column for the name or the e-mail nobody in a file can be told from the others. */
export function canTellPeople(mapping: ImportMapping): boolean {
  return Object.values(mapping).some((field) => identifying.has(field));
}

// Rows that did not go in come back as a file of the same columns, to be corrected and imported again; where each stood and why
// it stayed out is written beside it, in columns that an import leaves out.

export const retryColumns = ['Line in the first file', 'Why it did not go in'] as const;

type RetryRow = { line: number; reason: string | null; cells: readonly string[] };

export function retryHeader(columns: readonly string[]): string {
  return csvRow([...columns, ...retryColumns]);
}

/** A row with more cells than there are columns keeps them, between its own and the two that are added. */
export function retryRow(columns: readonly string[], { line, reason, cells }: RetryRow): string {
  const own = columns.map((_, index) => cells[index] ?? '');
  const beyond = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
  const why = [reason, ...(beyond.length > 0 ? [`beyond the last column: ${beyond.join(', ')}`] : [])];
  return csvRow([...own, String(line), why.filter(Boolean).join('; ')]);
}

// What people call the encodings that files come in.

const names: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-8-twice': 'UTF-8, with encoding errors fixed',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1250': 'Windows Central European',
  'windows-1251': 'Windows Cyrillic',
  'windows-1252': 'Windows Western European',
  'windows-1253': 'Windows Greek',
  'windows-1254': 'Windows Turkish',
  'windows-1255': 'Windows Hebrew',
  'windows-1256': 'Windows Arabic',
  'windows-1257': 'Windows Baltic',
  'iso-8859-2': 'Latin-2',
  'iso-8859-5': 'Latin/Cyrillic',
  'iso-8859-15': 'Latin-9',
  macintosh: 'Mac Roman',
  maccyrillic: 'Mac Cyrillic',
  cp437: 'DOS (United States)',
  cp850: 'DOS (Western Europe)',
  cp866: 'DOS (Cyrillic)',
  'koi8-r': 'KOI8-R',
  'koi8-u': 'KOI8-U',
  shift_jis: 'Shift JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  gb18030: 'GB 18030',
  big5: 'Big5',
};

/** "Mac Roman"; an encoding that is not known here goes by its label. */
export function encodingInWords(encoding: string): string {
  return Object.hasOwn(names, encoding) ? (names[encoding] ?? encoding) : encoding;
}
