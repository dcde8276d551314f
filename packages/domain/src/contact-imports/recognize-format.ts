// The header row is looked for, not assumed, and each column is known by its name or guessed from what stands in it.

import type { ImportField, ImportFormat, ImportMapping } from '../contacts/import-fields.ts';
import { foldText } from '../contacts/search-text.ts';
import { isFormOfAddress } from '../contacts/split-name.ts';
import { type ColumnGuess, type Guess, guessColumn } from './guess-column.ts';
import { columnKey, fieldForHeader, languageOfHeader, mayBePrefix, readHeading } from './header-names.ts';
import { readEmail, readLinkedinUrl } from './read-cell.ts';

export type RecognizedFormat = {
  format: ImportFormat;
  /** Index into the rows given; null when the file has no header row and its first row is data. */
  headerRow: number | null;
  /** Unique names, one per column: the header's own, "Column 3" where it has none, "E-mail (2)" where it repeats. */
  columns: string[];
  /** Columns that nobody can tell are left out of it: what they hold is kept beside the contact. */
  mapping: ImportMapping;
  guesses: ColumnGuess[];
  /** True when the seeker has to say what the columns hold: who the people are cannot be told, or was only guessed. */
  needsMapping: boolean;
  /** A plain sentence when the file is known not to hold contacts: LinkedIn's messages and invitations, a thousand columns. */
  problem: string | null;
};

type NamedColumns = {
  columns: readonly string[];
  samples: ReadonlyMap<string, readonly string[]>;
  fieldOf: (column: string) => ImportField;
};

/** A file of a format that names what it holds: cards, directories and nicknames leave nothing to guess. */
export function recognizedByName(
  format: ImportFormat,
  { columns, samples, fieldOf }: NamedColumns,
): RecognizedFormat {
  return {
    format,
    headerRow: null,
    columns: [...columns],
    mapping: Object.fromEntries(columns.map((column) => [column, fieldOf(column)])),
    guesses: columns.map((column) => ({
      column,
      field: fieldOf(column),
      confidence: 1,
      samples: [...(samples.get(column) ?? [])],
    })),
    needsMapping: false,
    problem: null,
  };
}

type Rows = readonly (readonly string[])[];

const headerWithin = 30;

/**
 * Give the first 50 or so parsed rows: the header is looked for in the first 30, the rest are samples. `named` are columns
 * that the seeker named: the row that has them all is the header, whatever it looks like.
 */
export function recognizeFormat(rows: Rows, named: readonly string[] = []): RecognizedFormat {
  const headerRow = findNamedRow(rows, named) ?? findHeaderRow(rows);
  const header = headerRow === null ? [] : headerOf(rows, headerRow);
  const data = rows.slice(headerRow === null ? 0 : headerRow + 1);
  const width = headerRow === null ? Math.max(0, ...data.map((row) => row.length)) : header.length;
  const columns = nameColumns(header, width);
  const language = languageOfHeader(header);
  const cellsOf = (index: number) => data.map((row) => row[index] ?? '');
  const guesses = columns.map((column, index) => ({
    ...guessColumn(header[index] ?? '', cellsOf(index), language),
    column,
  }));
  settleTitles(guesses, cellsOf);
  settleNames(guesses, cellsOf);
  dropSecondGuesses(guesses);
  confirmByEmail(guesses, cellsOf);
  const keys = new Set(header.map(columnKey));
  const format = formatOf(keys, header);
  const needsMapping = mustAsk(guesses, format);
  if (!needsMapping) for (const guess of guesses) if (isOnlyGuessed(guess)) guess.field = null;
  return {
    format,
    headerRow,
    columns,
    mapping: Object.fromEntries(guesses.flatMap(({ column, field }) => (field ? [[column, field]] : []))),
    guesses: guesses.map(({ column, field, confidence, samples }) => ({
      column,
      field,
      confidence,
      samples,
    })),
    needsMapping,
    problem: problemOf(rows, headerRow),
  };
}

/** From this confidence on what a column holds counts as told. Below it is a guess, and an import waits until the seeker has said so. */
export const surelyTold = 0.8;

function isOnlyGuessed({ field, confidence, isNamed }: Guess): boolean {
  return field !== null && field !== 'extra' && !isNamed && confidence < surelyTold;
}

/** A guess waits for the seeker, but in the export of a program: what its own columns do not say none of the others does. */
function mustAsk(guesses: readonly Guess[], format: ImportFormat): boolean {
  const told = guesses.filter((guess) => guess.field !== null && !isOnlyGuessed(guess));
  if (!told.some(({ field }) => isIdentifying(field))) return true;
  const namesPeople = told.some(
    ({ field }) => field === 'name' || field === 'givenName' || field === 'familyName',
  );
  const isOfProgram =
    format !== 'plain-csv' || told.filter(({ isNamed }) => isNamed).length >= columnsOfProgram;
  return !(isOfProgram && namesPeople) && guesses.some(isOnlyGuessed);
}

const columnsOfProgram = 8;

function findNamedRow(rows: Rows, named: readonly string[]): number | null {
  if (named.length === 0) return null;
  const found = rows.slice(0, headerWithin).findIndex((row) => {
    const columns = nameColumns(row, row.length);
    return named.every((name) => columns.includes(name) && row.some((cell) => cell.trim() !== ''));
  });
  return found === -1 || named.every((name) => /^Column \d+$/.test(name)) ? null : found;
}

function isIdentifying(field: ImportField | null): boolean {
  return field === 'name' || field === 'givenName' || field === 'familyName' || field === 'email';
}

/** The row with the most known names, two at least, or one on top of the file; null when there is none. */
function findHeaderRow(rows: Rows): number | null {
  const scores = rows
    .slice(0, headerWithin)
    .map((row) =>
      row.some(isData) ? 0 : row.filter((cell) => isShort(cell) && fieldForHeader(cell) !== null).length,
    );
  const best = Math.max(0, ...scores);
  if (best >= 2) return scores.indexOf(best);
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (best === 1 && scores[first] === 1) return first;
  return isUnknownHeader(rows, first) ? first : null;
}

/** No column has a name of a line. */
function isShort(cell: string): boolean {
  return cell.length <= 80;
}

/** Cells that no header has. */
function isData(cell: string): boolean {
  return (
    readEmail(cell) !== null || readLinkedinUrl(cell) !== null || /\d{5,}/.test(cell.replace(/[\s().-]/g, ''))
  );
}

/** Words on top of a column that holds addresses, numbers or names of people below are its name, in whatever language. */
function isUnknownHeader(rows: Rows, first: number): boolean {
  const header = rows[first];
  if (!header || header.some(isData)) return false;
  const below = rows.slice(first + 1, first + 11);
  return header.some((cell, index) => {
    if (cell.trim() === '') return false;
    const cells = below.map((row) => row[index] ?? '');
    return (
      cells.filter(isData).length > below.length / 2 ||
      (isPersonColumn(cells) && !isPersonColumn([cell])) ||
      (!/\d/.test(cell) && cells.length > 1 && cells.every((one) => /\d/.test(one)))
    );
  });
}

function isPersonColumn(cells: readonly string[]): boolean {
  return guessColumn('', cells, 'common').field === 'name';
}

/** A heading of two rows has merged cells: where the lower one is empty, the name stands in the one above. */
function headerOf(rows: Rows, headerRow: number): readonly string[] {
  const header = rows[headerRow] ?? [];
  const above = rows[headerRow - 1] ?? [];
  const isHeading = above.filter((cell) => cell.trim() !== '').length > 1 && !above.some(isData);
  if (!isHeading) return header;
  return Array.from({ length: Math.max(header.length, above.length) }, (_, index) =>
    (header[index] ?? '').trim() === '' ? (above[index] ?? '') : (header[index] ?? ''),
  );
}

function nameColumns(header: readonly string[], width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = (header[index] ?? '').replace(/^\uFEFF/, '').trim() || `Column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Outlook and Google call "Dr." a title when they have another column for the job; elsewhere what stands in the column tells. */
function settleTitles(guesses: Guess[], cellsOf: CellsOf): void {
  const hasJob = guesses.some(({ column, field }) => field === 'title' && !mayBePrefix(column));
  for (const [index, guess] of guesses.entries()) {
    if (!mayBePrefix(guess.column) || !mayHoldTitle.has(guess.field)) continue;
    const filled = cellsOf(index).filter((cell) => cell.trim() !== '');
    const areForms = filled.filter(isFormOfAddress).length >= filled.length * 0.75;
    const field = hasJob || (filled.length > 0 && areForms) ? 'salutation' : 'title';
    Object.assign(guess, { field, confidence: 1, isNamed: true });
  }
}

const mayHoldTitle: ReadonlySet<ImportField | null> = new Set(['title', 'salutation', null]);

type CellsOf = (index: number) => string[];

/**
 * "Name" beside "Vorname" is the family name, as in "Name; Vorname; Firma", unless it has the given name in it; "Nombre" or "Nom"
 * alone is the whole name.
 */
function settleNames(guesses: Guess[], cellsOf: CellsOf): void {
  const has = (field: ImportField) => guesses.some((guess) => guess.field === field);
  const change = (keys: ReadonlySet<string>, field: ImportField) => {
    const guess = guesses.find(({ column }) => keys.has(columnKey(column)));
    if (guess) guess.field = field;
  };
  if (has('givenName') && !has('familyName')) {
    if (!has('name')) change(wholeWhenAlone, 'name');
    else if (!hasGivenNameInside(guesses, cellsOf)) change(familyBesideGiven, 'familyName');
  } else if (has('familyName') && !has('givenName') && !has('name')) change(wholeWhenAlone, 'name');
}

const familyBesideGiven: ReadonlySet<string> = new Set(['name', 'naam', 'namn', 'navn', 'nimi']);
/** Words that mean a given or a family name beside the other, and the whole where they stand alone. */
const wholeWhenAlone: ReadonlySet<string> = new Set(
  'nome|nom|nombre|имя|ім я|jméno|imię|όνομα|ad|adı|isim|이름|名字|名前'.split('|').map(columnKey),
);

function hasGivenNameInside(guesses: readonly Guess[], cellsOf: CellsOf): boolean {
  const wholes = cellsOf(guesses.findIndex(({ field }) => field === 'name'));
  const given = cellsOf(guesses.findIndex(({ field }) => field === 'givenName'));
  const pairs = wholes.map((whole, row) => [foldText(whole), foldText(given[row] ?? '')] as const);
  const filled = pairs.filter(([whole, name]) => whole !== '' && name !== '');
  return (
    filled.length > 0 && filled.filter(([whole, name]) => whole.includes(name)).length > filled.length / 2
  );
}

/** A guess from samples gives way to a column that is known by name, and to an earlier guess; e-mails and phones may be many. */
function dropSecondGuesses(guesses: Guess[]): void {
  const taken = new Set(guesses.flatMap(({ field, isNamed }) => (isNamed && field !== null ? [field] : [])));
  const byConfidence = guesses.filter(({ isNamed }) => !isNamed).sort((a, b) => b.confidence - a.confidence);
  for (const guess of byConfidence) {
    if (guess.field === null || isRepeatable(guess.field)) continue;
    if (isSaidAlready(guess.field, taken)) Object.assign(guess, { field: null, confidence: 0 });
    else taken.add(guess.field);
  }
}

/** The whole name says its parts, and the parts say the whole. */
function isSaidAlready(field: ImportField, taken: ReadonlySet<ImportField>): boolean {
  if (taken.has(field)) return true;
  if (field === 'name') return taken.has('givenName') || taken.has('familyName');
  return (field === 'givenName' || field === 'familyName') && taken.has('name');
}

/** Names that stand in the addresses beside them are names: "Ruth Abernathy" and "ruth@halden.org". */
function confirmByEmail(guesses: Guess[], cellsOf: CellsOf): void {
  const emails = cellsOf(guesses.findIndex(({ field }) => field === 'email')).map((cell) => foldText(cell));
  for (const [index, guess] of guesses.entries()) {
    if (guess.field !== 'name' || guess.isNamed) continue;
    const told = cellsOf(index).flatMap((cell, row) => {
      const email = emails[row] ?? '';
      return cell.trim() === '' || email === '' ? [] : [isInAddress(foldText(cell), email)];
    });
    if (told.length > 0 && told.filter(Boolean).length >= told.length * 0.6) guess.confidence = confirmed;
  }
}

const confirmed = 0.9;

function isInAddress(name: string, email: string): boolean {
  const local = email.split('@')[0] ?? '';
  return name.split(/[^\p{L}]+/u).some((word) => word.length > 2 && local.includes(word));
}

function isRepeatable(field: ImportField): boolean {
  return field === 'email' || field === 'phone' || field === 'extra' || field === 'notes' || field === 'tags';
}

function formatOf(keys: ReadonlySet<string>, header: readonly string[]): ImportFormat {
  const has = (...all: string[]) => all.every((key) => keys.has(key));
  const some = (pattern: RegExp) => [...keys].some((key) => pattern.test(key));
  const hasField = (field: ImportField) => [...keys].some((key) => fieldForHeader(key) === field);
  if (has('target reasons', 'do not contact')) return 'threefold';
  if (hasField('connectedOn')) return 'linkedin-connections';
  if (some(googleColumn) || has('given name', 'family name', 'group membership')) return 'google-contacts';
  if (outlookMarks.filter((key) => keys.has(key)).length >= 2) return 'outlook';
  if (has('e mail adresse', 'vorname', 'firma') || isOfOutlook(header)) return 'outlook';
  if (has('record id') || has('company name', 'lifecycle stage')) return 'hubspot';
  if (has('account name') || has('mailing city')) return 'salesforce';
  return 'plain-csv';
}

const googleColumn =
  /^(e mail|adresse e mail|correo electronico|phone|telefon|telephone|telefono) 1 (label|type|typ|libelle|etiqueta|tipo|value|wert|valeur|valor)$/;

/** Outlook has an address of the office and one of the home, in whatever language. */
function isOfOutlook(header: readonly string[]): boolean {
  const places = header
    .map((name) => readHeading(name))
    .filter((heading) => heading?.field === 'city' || heading?.field === 'street');
  return (
    header.length >= 20 &&
    ['work', 'home'].every((where) => places.some((heading) => heading?.where === where))
  );
}

/** Two of these, in any of its languages, are Outlook's. */
const outlookMarks = (
  'e mail address|job title|business street|business phone|e mail 2 address|e mail display name|' +
  'e mail adresse|strasse geschaftlich|telefon geschaftlich|e mail typ|' +
  'adresse de messagerie|rue bureau|telephone bureau|type de messagerie|' +
  'direccion de correo electronico|calle del trabajo|telefono del trabajo|puesto'
).split('|');

const mostColumns = 1_000;

function problemOf(rows: Rows, headerRow: number | null): string | null {
  const width = rows[headerRow ?? 0]?.length ?? 0;
  if (width > mostColumns)
    return `This file has ${width} columns, too many for a list of contacts. Keep those that matter.`;
  const keys = new Set(rows.slice(0, headerWithin).flatMap((row) => row.slice(0, 20).map(columnKey)));
  if (keys.has('conversation id')) {
    return 'This is the messages.csv of a LinkedIn export. The contacts are in Connections.csv beside it.';
  }
  if (keys.has('inviter profile url')) {
    return 'This is the Invitations.csv of a LinkedIn export. The contacts are in Connections.csv beside it.';
  }
  return null;
}
