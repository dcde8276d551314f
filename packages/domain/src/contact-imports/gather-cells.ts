// The cells of a row are gathered by what their column holds; a column without a meaning is kept beside the contact.
import type { ImportField, ImportMapping } from './import-fields.ts';
import { readText } from './read-cell.ts';

/** Enough for thirty addresses in one cell. */
export const longestCell = 2_000;

export type FileRow = { columns: readonly string[]; cells: readonly string[] };
type Cell = { column: string; text: string };
export type GatheredCells = {
  byField: Map<ImportField, Cell[]>;
  extra: Record<string, string>;
  filled: string[];
};

export function gatherCells(row: FileRow, mapping: ImportMapping): GatheredCells {
  const gathered: GatheredCells = { byField: new Map(), extra: {}, filled: [] };
  for (const [index, column] of row.columns.entries()) {
    const text = readText(row.cells[index]);
    if (text === '') continue;
    gathered.filled.push(text);
    const field = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    if (field === 'ignore') continue;
    if (!field || field === 'extra') keepBeside(gathered, { column, text });
    else gathered.byField.set(field, [...(gathered.byField.get(field) ?? []), { column, text }]);
  }
  return gathered;
}

/** The first column with a cell too long for its field; notes may be as long as they are. */
export function findTooLong({ byField }: GatheredCells): string | null {
  for (const [field, cells] of byField) {
    if (field === 'notes') continue;
    const tooLong = cells.find(({ text }) => text.length > longestCell);
    if (tooLong) return tooLong.column;
  }
  return null;
}

export function keepBeside({ extra }: GatheredCells, { column, text }: Cell): void {
  // A column may be named like a property of every object ("constructor", "__proto__"); defining it is safe where assigning is not.
  Object.defineProperty(extra, column, { value: text, enumerable: true, writable: true, configurable: true });
}

export function textsOf({ byField }: GatheredCells, field: ImportField): string[] {
  return (byField.get(field) ?? []).map(({ text }) => text);
}

/** The first filled cell of the field, in one line; a second one with something else in it is kept beside the contact. */
export function oneText(gathered: GatheredCells, field: ImportField): string | null {
  const [first, ...others] = gathered.byField.get(field) ?? [];
  if (!first) return null;
  for (const other of others) if (other.text !== first.text) keepBeside(gathered, other);
  return first.text.replace(/\s+/g, ' ');
}

/** Like `oneText`, for what has to be understood; a text that cannot be is kept beside the contact. */
export function oneValue<T>(
  gathered: GatheredCells,
  field: ImportField,
  read: (text: string) => T | null,
): T | null {
  let value: T | null = null;
  for (const cell of gathered.byField.get(field) ?? []) {
    const next: T | null = value === null ? read(cell.text) : null;
    if (next === null) keepBeside(gathered, cell);
    else value = next;
  }
  return value;
}

/** All values of the field, each once; what cannot be understood is kept beside the contact. */
export function allValues<T>(
  gathered: GatheredCells,
  field: ImportField,
  read: { separators: RegExp; value: (text: string) => T | null },
): T[] {
  const values = new Set<T>();
  for (const cell of gathered.byField.get(field) ?? []) {
    const rest: string[] = [];
    for (const part of cell.text.split(read.separators)) {
      const text = part.trim();
      if (text === '') continue;
      const value = read.value(text);
      if (value === null) rest.push(text);
      else values.add(value);
    }
    if (rest.length > 0) keepBeside(gathered, { column: cell.column, text: rest.join(', ') });
  }
  return [...values];
}
