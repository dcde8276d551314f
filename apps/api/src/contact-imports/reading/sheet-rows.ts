import { showDate, showNumber } from './cell-value.ts';
import { type FileRecord, mostColumns, tooManyColumns, UnreadableFile } from './file-record.ts';
import { readXml, type XmlAttributes } from './read-xml.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { CellStyle } from './workbook-parts.ts';

export type SheetContext = { strings: SharedStrings; styles: readonly CellStyle[]; from1904: boolean };

/** Excel itself takes half of it. */
const longestCell = 65_536;
const longestRow = 1_048_576;

/** The rows of a sheet that hold anything, with the numbers that Excel shows beside them. Formulas come as what they last amounted to. */
export async function* readSheetRows(
  bytes: AsyncIterable<Uint8Array>,
  context: SheetContext,
): AsyncGenerator<FileRecord> {
  const reader = createRowReader(context);
  for await (const _ of readXml(bytes, reader.handlers)) yield* reader.take();
}

type Cell = { at: number; type: string; style: CellStyle | undefined; text: string };

function createRowReader(context: SheetContext) {
  let rows: FileRecord[] = [];
  let row: FileRecord = { line: 0, cells: [] };
  let cell: Cell | null = null;
  let isValue = false;
  let phonetic = 0;
  let length = 0;
  /** Where a cell stands that does not say it: some programs leave the references out. */
  let next = 0;
  const open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'row') {
      row = { line: Number(attributes.r) || row.line + 1, cells: [] };
      length = 0;
      next = 0;
    } else if (name === 'c') {
      cell = cellAt(attributes, next, context);
      next = cell.at + 1;
    } else if (name === 'rPh') phonetic += 1;
    isValue = name === 'v' || (name === 't' && phonetic === 0);
  };
  const text = (part: string): void => {
    if (!cell || !isValue) return;
    cell.text += part;
    if (cell.text.length > longestCell) throw tooLong(row.line);
  };
  const close = (name: string): void => {
    isValue = false;
    if (name === 'rPh') phonetic -= 1;
    else if (name === 'c' && cell) {
      length += put(row, cell, show(cell, context));
      if (length > longestRow) throw tooLong(row.line);
      cell = null;
    } else if (name === 'row' && row.cells.length > 0) rows.push(row);
  };
  const take = (): FileRecord[] => {
    const taken = rows;
    rows = [];
    return taken;
  };
  return { handlers: { open, text, close }, take };
}

function cellAt({ r = '', t = '', s = '' }: XmlAttributes, next: number, { styles }: SheetContext): Cell {
  const letters = /^[A-Z]{1,4}/.exec(r)?.[0];
  return { at: letters ? columnOf(letters) : next, type: t, style: styles[Number(s)], text: '' };
}

/** "A" is 0, "AB" 27. */
function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** Answers how much longer the row became. */
function put({ line, cells }: FileRecord, { at }: Cell, text: string): number {
  if (text === '') return 0;
  if (at >= mostColumns) throw tooManyColumns(line, at + 1);
  while (cells.length < at) cells.push('');
  cells[at] = text;
  return text.length;
}

function tooLong(line: number): UnreadableFile {
  return new UnreadableFile(
    `Row ${line.toLocaleString('en')} of the sheet holds more text than Excel itself takes. Shorten it and import the file again.`,
  );
}

function show({ type, text, style }: Cell, { strings, from1904 }: SheetContext): string {
  if (text === '') return '';
  if (type === 's') return clean(strings(Number(text)));
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return text.replace(/T00:00:00(\.0+)?$/, '');
  if (type !== '' && type !== 'n') return clean(text);
  return style?.isDate ? showDate(text, from1904) : showNumber(text, style?.digits);
}

/** Excel writes control codes as _x000D_. */
function clean(text: string): string {
  return text
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .toWellFormed();
}
