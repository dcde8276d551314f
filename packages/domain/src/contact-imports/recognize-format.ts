// The header row is looked for, not assumed, and each column is known by its name or guessed from what stands in it.

import type { ImportField, ImportFormat, ImportMapping } from '../contacts/import-fields.ts';
import { isEastAsian } from '../contacts/names.ts';
import { isCredential } from '../contacts/split-name.ts';
import { countryOfRegion, isStateCode } from '../contacts/time-zone-of-place.ts';
import { isCountry } from './country-code.ts';
import { columnKey, fieldForHeader, likelyFieldForHeader } from './header-names.ts';
import { readEmail, readLinkedinUrl } from './read-cell.ts';
import { readDate } from './read-date.ts';

export type RecognizedFormat = {
  format: ImportFormat;
  /** Index into the rows given; null when the file has no header row and its first row is data. */
  headerRow: number | null;
  /** Unique names, one per column: the header's own, "Column 3" where it has none, "E-mail (2)" where it repeats. */
  columns: string[];
  /** Columns that nobody can tell are left out of it: what they hold is kept beside the contact. */
  mapping: ImportMapping;
  guesses: ColumnGuess[];
  /** True when neither a name nor an e-mail column can be told. */
  needsMapping: boolean;
  /** A plain sentence when the file is known not to hold contacts: LinkedIn's messages and invitations, a thousand columns. */
  problem: string | null;
};

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
  const guesses = columns.map((column, index) => {
    const cells = data.map((row) => row[index] ?? '');
    return { ...guessColumn(header[index] ?? '', cells), column };
  });
  const keys = new Set(header.map(columnKey));
  settleTitles(guesses, keys);
  settleNames(guesses);
  dropSecondGuesses(guesses);
  const told = guesses.filter(({ field, confidence }) => field !== null && confidence >= sureEnough);
  return {
    format: formatOf(keys),
    headerRow,
    columns,
    mapping: Object.fromEntries(guesses.flatMap(({ column, field }) => (field ? [[column, field]] : []))),
    guesses,
    needsMapping: !told.some(({ field }) => isIdentifying(field)),
    problem: problemOf(rows, headerRow),
  };
}

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
    .map((row) => (row.some(isData) ? 0 : row.filter((cell) => fieldForHeader(cell) !== null).length));
  const best = Math.max(0, ...scores);
  if (best >= 2) return scores.indexOf(best);
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (best === 1 && scores[first] === 1) return first;
  return isUnknownHeader(rows, first) ? first : null;
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
  return guessColumn('', cells).field === 'name';
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

/** Outlook and Google call "Dr." a title when they have another column for the job. */
function settleTitles(guesses: ColumnGuess[], keys: ReadonlySet<string>): void {
  const hasJob = guesses.some(({ column, field }) => field === 'title' && columnKey(column) !== 'title');
  if (!hasJob || !keys.has('title')) return;
  for (const guess of guesses) {
    if (columnKey(guess.column) === 'title') Object.assign(guess, { field: 'extra', confidence: 1 });
  }
}

/**
 * "Name" beside "Vorname" is the family name, as in "Name; Vorname; Firma"; "Nombre" or "Nom" alone is the whole name.
 */
function settleNames(guesses: ColumnGuess[]): void {
  const has = (field: ImportField) => guesses.some((guess) => guess.field === field);
  const change = (keys: readonly string[], field: ImportField) => {
    const guess = guesses.find(({ column }) => keys.includes(columnKey(column)));
    if (guess) guess.field = field;
  };
  if (has('givenName') && !has('familyName')) {
    if (has('name')) change(['name'], 'familyName');
    else change(['nombre'], 'name');
  } else if (has('familyName') && !has('givenName') && !has('name')) change(['nom'], 'name');
}

/** A guess from samples gives way to a column that is known by name, and to an earlier guess; e-mails and phones may be many. */
function dropSecondGuesses(guesses: ColumnGuess[]): void {
  const taken = new Set(guesses.filter(({ confidence }) => confidence === 1).map(({ field }) => field));
  if (taken.has('givenName') || taken.has('familyName')) taken.add('name');
  for (const guess of guesses) {
    if (guess.field === null || guess.confidence === 1) continue;
    if (isRepeatable(guess.field)) continue;
    if (taken.has(guess.field)) Object.assign(guess, { field: null, confidence: 0 });
    else taken.add(guess.field);
  }
}

function isRepeatable(field: ImportField): boolean {
  return field === 'email' || field === 'phone' || field === 'extra' || field === 'notes' || field === 'tags';
}

function formatOf(keys: ReadonlySet<string>): ImportFormat {
  const has = (...all: string[]) => all.every((key) => keys.has(key));
  const some = (pattern: RegExp) => [...keys].some((key) => pattern.test(key));
  const hasField = (field: ImportField) => [...keys].some((key) => fieldForHeader(key) === field);
  if (has('target reasons', 'do not contact')) return 'threefold';
  if (hasField('connectedOn')) return 'linkedin-connections';
  if (some(googleColumn) || has('given name', 'family name', 'group membership')) return 'google-contacts';
  if (outlookMarks.filter((key) => keys.has(key)).length >= 2) return 'outlook';
  if (has('e mail adresse', 'vorname', 'firma')) return 'outlook';
  if (has('record id') || has('company name', 'lifecycle stage')) return 'hubspot';
  if (has('account name') || has('mailing city')) return 'salesforce';
  return 'plain-csv';
}

const googleColumn =
  /^(e mail|adresse e mail|correo electronico|phone|telefon|telephone|telefono) 1 (label|type|typ|libelle|etiqueta|tipo|value|wert|valeur|valor)$/;

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
  if (keys.has('inviterprofileurl')) {
    return 'This is the Invitations.csv of a LinkedIn export. The contacts are in Connections.csv beside it.';
  }
  return null;
}

// A column whose name says nothing is guessed from what stands in it.

type ColumnGuess = {
  column: string;
  field: ImportField | null;
  /** 1: the name of the column is known; 0: no idea. */
  confidence: number;
  samples: string[];
};

const looks: readonly { field: ImportField; confidence: number; test: (text: string) => boolean }[] = [
  { field: 'linkedinUrl', confidence: 0.95, test: (text) => readLinkedinUrl(text) !== null },
  { field: 'email', confidence: 0.9, test: (text) => readEmail(text) !== null },
  { field: 'phone', confidence: 0.7, test: isPhone },
  { field: 'country', confidence: 0.6, test: isCountry },
  { field: 'credentials', confidence: 0.6, test: isCredentials },
  { field: 'region', confidence: 0.5, test: isState },
  { field: 'organization', confidence: 0.45, test: isOrganization },
  { field: 'title', confidence: 0.45, test: isTitle },
  { field: 'name', confidence: 0.4, test: isName },
];

/** From this confidence on a guess counts as told; below it the seeker is asked. */
const sureEnough = 0.5;

/** `cells`: what the first rows hold in this column. Three in four filled cells have to look alike. */
function guessColumn(column: string, cells: readonly string[]): ColumnGuess {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const samples = [...new Set(filled)].slice(0, 3).map((sample) => sample.slice(0, 80).toWellFormed());
  const known = fieldForHeader(column);
  if (known) return { column, field: known, confidence: contradicts(known, filled) ? 0.6 : 1, samples };
  const likely = likelyFieldForHeader(column);
  if (likely && !contradicts(likely, filled)) return { column, field: likely, confidence: 0.8, samples };
  if (filled.length > 0 && filled.every((cell) => readDate(cell) !== null))
    return { column, field: 'extra', confidence: 0.5, samples };
  for (const { field, confidence, test } of looks) {
    if (filled.length > 0 && filled.filter(test).length >= filled.length * 0.75) {
      return { column, field, confidence, samples };
    }
  }
  return { column, field: null, confidence: 0, samples };
}

/** A column called "E-mail" in which hardly anything is one. */
function contradicts(field: ImportField, filled: readonly string[]): boolean {
  const looksRight = rightLooks[field];
  if (!looksRight || filled.length < 3) return false;
  return filled.filter(looksRight).length < filled.length / 2;
}

const rightLooks: Partial<Record<ImportField, (text: string) => boolean>> = {
  email: (text) => text.includes('@'),
  phone: (text) => (text.match(/\d/g)?.length ?? 0) >= 4,
  linkedinUrl: (text) => /linkedin|^https?:|\//i.test(text),
  name: (text) => !/\d{3}|@/.test(text),
  givenName: (text) => !/\d{3}/.test(text),
  familyName: (text) => !/\d{3}/.test(text),
};

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return (
    digits >= 7 && digits <= 16 && /^[+(\d][\d\s().\-/x+]*$/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text)
  );
}

function isCredentials(text: string): boolean {
  return text.split(/[\s,;]+/).every((word) => isCredential(word, { uniform: false }));
}

function isState(text: string): boolean {
  return isStateCode(text) || countryOfRegion(text) !== null;
}

function isOrganization(text: string): boolean {
  return /\b(hospital|clinic|health|university|inc|llc|gmbh|medical|center|centre|klinik|institute|group|college|pharma)\b/i.test(
    text,
  );
}

function isTitle(text: string): boolean {
  return /\b(director|chief|officer|manager|head|vice president|vp|physician|professor|resident|consultant|lead|president)\b/i.test(
    text,
  );
}

function isName(text: string): boolean {
  if (isEastAsian(text)) return /^\S{2,5}$|^\S{1,3} \S{1,3}$/.test(text);
  return /^\p{Lu}[\p{L}.'’-]*,?( [\p{L}][\p{L}.'’,-]*){1,4}$/u.test(text);
}
