// The rows of one sheet of a workbook, as Excel shows them.

import { formatNumber } from '@threefold/domain/time/conventions';
import sax from 'sax';
import { Temporal } from 'temporal-polyfill';
import {
  type FileRecord,
  mostColumns,
  type ReadBytes,
  tooManyColumns,
  UnreadableFile,
} from './file-record.ts';

/** Style by number: whether it shows dates, and how many digits it pads numbers to. */
export type CellStyle = { isDate: boolean; digits: number };

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
    `Row ${formatNumber(line)} of the sheet holds more text than Excel itself takes. Shorten it and import the file again.`,
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

// What a cell of a workbook shows: numbers as they were typed, dates as YYYY-MM-DD, whatever the number behind them.
// Source: ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4 (dates).

/** Numbers of the formats that Excel brings along and that show a date or a time, those of East Asia included. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare);
}

/** "6.1755501420000000E9" is a telephone number: written out in full. */
function showNumber(value: string, digits = 0): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  const text = Number.isInteger(number) && Math.abs(number) < 1e21 ? number.toFixed(0) : String(number);
  return digits > 0 && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
}

const millisecondsOfDay = 86_400_000;

/** Days since the end of 1899, or since 1904 where the workbook came from an old Mac. */
function showDate(value: string, from1904: boolean): string {
  const serial = Number(value);
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return value;
  const day = Math.floor(serial);
  const rest = Math.round((serial - day) * millisecondsOfDay);
  const time =
    rest > 0 ? new Temporal.PlainTime().add({ milliseconds: rest }).toString({ smallestUnit: 'minute' }) : '';
  if (day === 0 && !from1904) return time || value;
  // Excel counts a 29 February 1900 that never was.
  const first = from1904 ? '1904-01-01' : day < 60 ? '1899-12-31' : '1899-12-30';
  const date = Temporal.PlainDate.from(first).add({ days: day }).toString();
  return time ? `${date} ${time}` : date;
}

/** The texts of a workbook by their number. */
type SharedStrings = (index: number) => string;

const largest = 128 * 1_048_576;
const longestText = 65_536;

/** Kept as bytes in one piece: a million texts as strings would take three times as much. */
export async function readSharedStrings(read: ReadBytes | null): Promise<SharedStrings> {
  const store = createStore();
  if (read) {
    let text = '';
    let isText = false;
    let phonetic = 0;
    const xml = readXml(read(), {
      open: (name) => {
        if (name === 'rPh') phonetic += 1;
        isText = name === 't' && phonetic === 0;
      },
      text: (part) => {
        if (isText) text += part;
      },
      close: (name) => {
        isText = false;
        if (name === 'rPh') phonetic -= 1;
        if (name !== 'si') return;
        store.add(text);
        text = '';
      },
    });
    for await (const _ of xml) {
      // A single text may be cut into pieces, so what has come of it so far counts.
      if (store.size() > largest || text.length > longestText)
        throw new UnreadableFile(
          'The texts of this workbook are too large to be kept in memory. Save the sheet as CSV and import that.',
        );
    }
  }
  return store.get;
}

function createStore() {
  let bytes = Buffer.alloc(65_536);
  let ends = new Uint32Array(4_096);
  let count = 0;
  let used = 0;
  return {
    size: () => used + count * 4,
    add(text: string): void {
      const length = Buffer.byteLength(text);
      if (used + length > bytes.length)
        bytes = Buffer.concat([bytes], Math.max(bytes.length * 2, used + length));
      if (count === ends.length) ends = grown(ends);
      used += bytes.write(text, used);
      ends[count] = used;
      count += 1;
    },
    get: (index: number): string =>
      index >= 0 && index < count
        ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
        : '',
  };
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2);
  larger.set(ends);
  return larger;
}

type XmlAttributes = Readonly<Record<string, string>>;
type XmlHandlers = {
  /** Names and attributes come without their prefixes. */
  open: (name: string, attributes: XmlAttributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Streams XML by; after each piece control comes back, so that what the handlers gathered can be passed on. */
async function* readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = createParser(handlers);
  const decoder = new TextDecoder();
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

/** For parts that are small. */
export async function readXmlWhole(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(bytes, handlers));
}

function createParser({ open, text, close }: XmlHandlers): sax.SAXParser {
  const parser = sax.parser(true, { position: false });
  parser.onerror = () => {
    throw new UnreadableFile(
      'This Excel workbook is damaged. Open it in Excel, save it again and import that.',
    );
  };
  parser.onopentag = ({ name, attributes }) => open(withoutPrefix(name), plain(attributes));
  if (text) {
    parser.ontext = text;
    parser.oncdata = text;
  }
  if (close) parser.onclosetag = (name) => close(withoutPrefix(name));
  return parser;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plain(attributes: sax.Tag['attributes'] | sax.QualifiedTag['attributes']): XmlAttributes {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    all[withoutPrefix(name)] = typeof value === 'string' ? value : value.value;
  }
  return all;
}
