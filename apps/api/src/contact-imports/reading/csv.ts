// Text becomes rows of cells as it streams by: memory holds one piece of it at a time, and every row knows the line on which it begins.
// PapaParse cuts what is written by the rules. A quotation mark that stands where none belongs would make it read on through the rows
// below, in search of one that closes, so a row with such a mark is read by itself and ends with its line.
// Source: RFC 4180.
import Papa from 'papaparse';
import { type FileRecord, mostColumns, tooManyColumns, UnreadableFile } from './file-record.ts';
import { type FileEncoding, readText } from './text-encoding.ts';

/** `quoting`: how the file marks quotation marks, where it does not double them; left out where it does. */
export type CsvSource = { kind: 'csv'; encoding: FileEncoding; separator: string; quoting?: ForeignQuoting };
type ForeignQuoting = 'backslash' | 'single';

const longestRow = 1_048_576;

export async function* readCsvRecords(
  bytes: AsyncIterable<Uint8Array>,
  source: CsvSource,
): AsyncGenerator<FileRecord> {
  for await (const rows of readCsvPieces(bytes, source)) yield* rows;
}

/** The same, the rows of a piece at a time: to wait for each of a million rows takes as long as to cut it. */
export async function* readCsvPieces(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, separator, quoting }: CsvSource,
): AsyncGenerator<FileRecord[]> {
  const cut = createCsvCutter(separator, longestRow);
  const { texts, back } = asDoubled(readText(bytes, encoding), quoting);
  for await (const text of texts) yield* checked(back(cut(text, false)));
  yield* checked(back(cut('', true)));
}

// Databases write \" within a cell, and some programs single quotes around it: both are turned into what the parser knows, and back.

type Texts = AsyncIterable<string>;

function asDoubled(
  texts: Texts,
  quoting: ForeignQuoting | undefined,
): { texts: Texts; back: (rows: CsvRows) => CsvRows } {
  if (quoting === 'backslash') return { texts: withoutBackslashes(texts), back: (rows) => rows };
  if (quoting === 'single') return { texts: swapped(texts), back: swapBack };
  return { texts, back: (rows) => rows };
}

async function* withoutBackslashes(texts: Texts): AsyncGenerator<string> {
  let held = '';
  for await (const text of texts) {
    const all = held + text;
    held = /(?:^|[^\\])(?:\\\\)*\\$/.test(all) ? '\\' : '';
    yield all
      .slice(0, all.length - held.length)
      .replace(/\\(["\\])/g, (_, sign: string) => (sign === '"' ? '""' : sign));
  }
  yield held;
}

async function* swapped(texts: Texts): AsyncGenerator<string> {
  for await (const text of texts) yield swap(text);
}

function swapBack({ rows, problem }: CsvRows): CsvRows {
  return { rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(swap) })), problem };
}

function swap(text: string): string {
  return text.replace(/['"]/g, (mark) => (mark === '"' ? "'" : '"'));
}

/** Only where the file shows one habit and not the usual one. */
export function detectQuoting(sample: string, separator: string): ForeignQuoting | undefined {
  const hasDoubled = /[^"\n]""[^"\n]/.test(
    sample.replace(/\\"/g, '').replaceAll(`${separator}""`, separator),
  );
  if (/[^\\]\\"(?!\s*(?:[,;\t|\n]|$))/.test(sample) && !hasDoubled) return 'backslash';
  if (sample.split(separator).some((cell) => /^\s*"/.test(cell) || /\n\s*"/.test(cell))) return undefined;
  const lines = sample
    .split('\n')
    .slice(0, 20)
    .filter((line) => line.includes(separator));
  const quoted = lines.filter(
    (line) => /^\s*'/.test(line) && line.includes(`'${separator}`) && /'\s*$/.test(line),
  );
  return lines.length > 0 && quoted.length >= lines.length * 0.8 ? 'single' : undefined;
}

function* checked({ rows, problem }: CsvRows): Generator<FileRecord[]> {
  for (const { cells } of rows) if (cells.length > mostColumns) dropEmptyEnd(cells);
  const tooWide = rows.findIndex(({ cells }) => cells.length > mostColumns);
  const row = rows[tooWide];
  yield row ? rows.slice(0, tooWide) : rows;
  if (row) throw tooManyColumns(row.line, row.cells.length);
  if (problem) throw new UnreadableFile(explain(problem));
}

/** Some programs end each row with a thousand empty cells: what stands behind the last filled one is no column. */
function dropEmptyEnd(cells: string[]): void {
  cells.length = cells.findLastIndex((cell) => cell !== '') + 1;
}

function explain({ kind, line }: CsvProblem): string {
  return kind === 'quote-not-closed'
    ? `A quotation mark that opens on line ${line} or below is never closed. Close it and import the file again.`
    : `The row on line ${line} is longer than a megabyte. Look whether a quotation mark there is never closed.`;
}

type CsvProblem = { kind: 'quote-not-closed' | 'row-too-long'; line: number };
type CsvRows = { rows: FileRecord[]; problem: CsvProblem | null };

/** Hand over one text after the other, with `\n` as the only line break; `isLast` with the last one. Empty lines are passed over. */
export function createCsvCutter(
  separator: string,
  longest: number,
): (text: string, isLast: boolean) => CsvRows {
  let held = '';
  let line = 1;
  return (text, isLast) => {
    const input = held + text;
    const { rows, end, isNotClosed } = cutPiece(input, { separator, isLast });
    held = input.slice(end);
    // Only what came in several pieces can be so long.
    const tooLong = input.length > longest ? rows.findIndex((cells) => lengthOf(cells) > longest) : -1;
    const isFlat = !isLast && breaksIn(input.slice(0, end)) === rows.length;
    const numbered = numberRows(tooLong === -1 ? rows : rows.slice(0, tooLong), { line, isFlat });
    line = numbered.line;
    if (tooLong !== -1 || held.length > longest)
      return { rows: numbered.records, problem: { kind: 'row-too-long', line } };
    return { rows: numbered.records, problem: isNotClosed ? { kind: 'quote-not-closed', line } : null };
  };
}

/** `isFlat`: no cell has a line break, as in most pieces, and then none is looked for in each. */
function numberRows(rows: readonly string[][], { line, isFlat }: { line: number; isFlat: boolean }) {
  const records: FileRecord[] = [];
  let next = line;
  for (const cells of rows) {
    if (cells.length > 1 || cells[0] !== '') records.push({ line: next, cells });
    next += isFlat ? 1 : linesOf(cells);
  }
  return { records, line: next };
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, { length }) => sum + length + 1, 0);
}

function linesOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + breaksIn(cell), 1);
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

type Dialect = { separator: string; isLast: boolean };
/** `end`: what stands behind it belongs to a row that goes on. */
type Cut = { rows: string[][]; end: number; isNotClosed: boolean };
/** `isStray`: the row at the end has a mark where none belongs. */
type StrayCut = Cut & { isStray: boolean };

function cutPiece(input: string, { separator, isLast }: Dialect): Cut {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n' });
  const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(input, 0, !isLast);
  const isClean = errors.length === 0 && !(input.includes(' "') && hasSpacedQuote.test(input));
  return isClean
    ? { rows: data, end: meta.cursor, isNotClosed: false }
    : cutWithCare(input, { separator, isLast });
}

/** In some files a blank stands before the mark that opens a cell, which the parser takes for a part of it. */
const hasSpacedQuote = /(^|\P{L}) +"/mu;

/** A piece with so many misplaced marks is read line by line: to look for the end of each row in the rest of it would take too long. */
const mostStrayRows = 50;

function cutWithCare(input: string, { separator, isLast }: Dialect): Cut {
  const rows: string[][] = [];
  const readRow = createRowReader(separator);
  let end = 0;
  for (let strayRows = 0; end < input.length; strayRows += 1) {
    const rest = input.slice(end);
    const cut =
      strayRows < mostStrayRows ? cutToStrayRow(rest, { separator, isLast, readRow }) : nothingButStray;
    for (const row of cut.rows) rows.push(row);
    end += cut.end;
    const lineEnd = input.indexOf('\n', end);
    if (!cut.isStray || (lineEnd === -1 && !isLast)) return { rows, end, isNotClosed: cut.isNotClosed };
    rows.push(readRow(lineEnd === -1 ? input.slice(end) : input.slice(end, lineEnd)));
    end = lineEnd === -1 ? input.length : lineEnd + 1;
  }
  return { rows, end, isNotClosed: false };
}

const nothingButStray = { rows: [], end: 0, isStray: true, isNotClosed: false } as const;

type ReadRow = (text: string) => string[];

/** The rows before the first one with a mark where none belongs. */
function cutToStrayRow(
  input: string,
  { separator, isLast, readRow }: Dialect & { readRow: ReadRow },
): StrayCut {
  const cut: StrayCut = { rows: [], end: 0, isStray: false, isNotClosed: false };
  const parser = new Papa.Parser({
    delimiter: separator,
    newline: '\n',
    step: ({ data: [cells = []], errors, meta: { cursor } }: Papa.ParseStepResult<string[][]>) => {
      cut.isNotClosed = errors.length > 0 && errors.every(({ code }) => code === 'MissingQuotes');
      cut.isStray = errors.length > 0 && !cut.isNotClosed;
      if (errors.length > 0) return parser.abort();
      const isSpaced = cells.some((cell) => cell.startsWith(' '));
      cut.rows.push(isSpaced ? readRow(input.slice(cut.end, cursor).replace(/\n$/, '')) : cells);
      cut.end = cursor;
    },
  });
  const { errors }: Papa.ParseResult<string[]> = parser.parse(input, 0, !isLast);
  // The row goes on behind this piece: its first line tells whether to wait for the rest.
  if (errors.length > 0) cut.isStray = isStrayLine(input.slice(cut.end).split('\n', 1)[0] ?? '', separator);
  return cut;
}

function isStrayLine(line: string, separator: string): boolean {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n' });
  const { errors }: Papa.ParseResult<string[]> = parser.parse(line, 0, false);
  return errors.some(({ code }) => code === 'InvalidQuotes');
}

/** One row: blanks around quotes do not count. A misplaced mark stands for itself, and so does the text behind a closing one; cells that are quoted as they should be are read so. */
function createRowReader(separator: string): ReadRow {
  const mark = separator.replace(/[|^$.*+?()[\]{}\\]/g, '\\$&');
  const quoted = '"[^"]*(?:""[^"]*)*"';
  const cell = new RegExp(`(?: *(${quoted}) *|(?:${quoted})?[^${mark}]*)(?:${mark}|$)`, 'y');
  return (row) => {
    const cells: string[] = [];
    cell.lastIndex = 0;
    for (let isLastCell = false; !isLastCell; ) {
      const [text = '', whole] = cell.exec(row) ?? [];
      isLastCell = !text.endsWith(separator);
      const bare = isLastCell ? text : text.slice(0, -separator.length);
      cells.push(whole === undefined ? bare : whole.slice(1, -1).replaceAll('""', '"'));
    }
    return cells;
  };
}

const separators: readonly string[] = [',', ';', '\t', '|'];

/** What the first line names ("sep=;"), else the separator that cuts most lines into the same number of cells, and into more than one. */
export function detectSeparator(sample: string): string {
  const named = /^sep=([^\s"]|\t)/i.exec(sample)?.[1];
  if (named !== undefined) return named;
  const lines = unquotedLines(sample.slice(0, 65_536)).slice(0, 60);
  let best = { separator: ',', score: 0 };
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

/** What stands in quotes does not count. */
function unquotedLines(sample: string): string[] {
  return sample
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
}
