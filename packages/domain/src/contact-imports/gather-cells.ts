// The cells of a row are gathered by what their column holds; a column without a meaning is kept beside the contact.
import { contactFields, type Place, type PlacePart, placeParts } from '../contacts/contact-fields.ts';
import type { ImportField, ImportMapping } from '../contacts/import-fields.ts';
import { familyNameParticles, type PersonName } from '../contacts/names.ts';
import { foldText } from '../contacts/search-text.ts';
import { honorificsOf, pronounsIn, splitName, tidyName } from '../contacts/split-name.ts';
import { countryOfRegion } from '../contacts/time-zone-of-place.ts';
import { countryCode } from './country-code.ts';
import { type Where, whereOf } from './header-names.ts';
import { nameBesideEmail, readEmail, readText } from './read-cell.ts';

/** Enough for thirty addresses in one cell. */
export const longestCell = 2_000;

export type FileRow = { columns: readonly string[]; cells: readonly string[] };
/** `labels`: what the file calls each value of the cell, from the column beside it. */
type Cell = { column: string; text: string; labels?: string[] };
export type GatheredCells = {
  byField: Map<ImportField, Cell[]>;
  extra: Record<string, string>;
  filled: string[];
};

export function gatherCells(row: FileRow, mapping: ImportMapping): GatheredCells {
  const gathered: GatheredCells = { byField: new Map(), extra: {}, filled: [] };
  const labels = gatherLabels(row, mapping);
  for (let index = 0; index < row.columns.length; index += 1) {
    const column = row.columns[index] ?? '';
    const text = readText(row.cells[index]);
    if (text === '') continue;
    gathered.filled.push(text);
    const field = fieldOf(mapping, column);
    if (field === 'ignore' || labels.used.has(column)) continue;
    if (!field || field === 'extra') keepBeside(gathered, { column, text });
    else {
      const cell = { column, text, labels: labels.byValue.get(column) };
      const others = gathered.byField.get(field);
      if (others) others.push(cell);
      else gathered.byField.set(field, [cell]);
    }
  }
  return gathered;
}

function fieldOf(mapping: ImportMapping, column: string): ImportField | undefined {
  return Object.hasOwn(mapping, column) ? mapping[column] : undefined;
}

type Labels = { byValue: ReadonlyMap<string, string[]>; used: ReadonlySet<string> };
const noLabels: Labels = { byValue: new Map(), used: new Set() };
const labelColumn = / [-–] (Label|Type|Typ|Libellé|Etiqueta|Tipo)$/;

/** "Phone 1 - Label" says what "Phone 1 - Value" is called; for phones and relations it goes with the value. */
function gatherLabels({ columns, cells }: FileRow, mapping: ImportMapping): Labels {
  // Asked for every row of a list, and few lists have any.
  if (!columns.some((column) => labelColumn.test(column))) return noLabels;
  const byValue = new Map<string, string[]>();
  const used = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const stem = labelColumn.exec(column);
    if (!stem || fieldOf(mapping, column) === 'ignore') continue;
    const name = column.slice(0, stem.index);
    const value = columns.find((one) => one.replace(/ [-–] (Value|Wert|Valeur|Valor)$/, '') === name);
    const field = value === undefined ? undefined : fieldOf(mapping, value);
    if (value === undefined || (field !== 'phone' && field !== 'relation')) continue;
    const texts = readText(cells[index]).split(' ::: ');
    byValue.set(
      value,
      texts.map((text) => text.replace(/^\* ?/, '').trim()),
    );
    used.add(column);
  }
  return { byValue, used };
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

/** Two texts under one column stand one below the other. */
export function keepBeside({ extra }: GatheredCells, { column, text: added }: Cell): void {
  const known = Object.hasOwn(extra, column) ? extra[column] : undefined;
  const text = known === undefined || known === added ? added : `${known}\n${added}`;
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

type ReadValues<T> = {
  separators: RegExp | ((text: string) => string[]);
  /** `cell` with the label of this value, where it has one. */
  value: (text: string, cell: { column: string; label: string | undefined }) => T | null;
  /** Values with one key are the same. */
  keyOf?: (value: T) => unknown;
};

/** All values of the field, each once; what cannot be understood is kept beside the contact. */
export function allValues<T>(gathered: GatheredCells, field: ImportField, read: ReadValues<T>): T[] {
  const found = gathered.byField.get(field);
  if (!found) return [];
  const cells = field === 'phone' ? officeFirst(found) : found;
  const values = new Map<unknown, T>();
  const rest = new Map<string, string[]>();
  for (const { column, text, label } of partsOf(cells, read.separators)) {
    const value = read.value(text, { column, label });
    if (value === null) rest.set(column, [...(rest.get(column) ?? []), text]);
    else rememberFirst(values, { key: read.keyOf ? read.keyOf(value) : value, value });
  }
  for (const [column, texts] of rest) keepBeside(gathered, { column, text: texts.join(', ') });
  return [...values.values()];
}

type Part = { column: string; text: string; label: string | undefined };

function partsOf(cells: readonly Cell[], separators: ReadValues<unknown>['separators']): Part[] {
  const parts = cells.flatMap(({ column, text, labels }) =>
    (typeof separators === 'function' ? separators(text) : text.split(separators)).map((part, place) => ({
      column,
      text: part.trim(),
      label: labels?.[place] || undefined,
    })),
  );
  return parts.filter(({ text }) => text !== '');
}

function rememberFirst<T>(values: Map<unknown, T>, { key, value }: { key: unknown; value: T }): void {
  if (!values.has(key)) values.set(key, value);
}

// Columns for the parts of a name win over one for the whole; what the whole says beyond them is kept beside the contact.

const salutation = contactFields.salutation.csv;

export function readNameCells(gathered: GatheredCells): PersonName {
  const givenName = textsOf(gathered, 'givenName').join(' ');
  const familyName = particlesFirst(textsOf(gathered, 'familyName')).join(' ');
  const credentials = textsOf(gathered, 'credentials').join(', ');
  const wholes = (gathered.byField.get('name') ?? []).filter((cell) => !isFormula(gathered, cell));
  const isInParts = givenName !== '' || familyName !== '';
  const whole = wholes[0]?.text ?? '';
  const name = isInParts
    ? completed(tidyName({ givenName, familyName, credentials }), whole)
    : withCredentials(splitName(whole === '' ? nameInEmails(gathered) : whole), credentials);
  keepSalutation(gathered, isInParts ? givenName : whole);
  keepPronouns(gathered, isInParts ? `${givenName} ${familyName}` : whole);
  const used = isInParts ? cellsOfParts(gathered) : [];
  for (const cell of [...used, ...wholes]) {
    const isAddress = cell === wholes[0] && !isInParts && readEmail(cell.text) !== null;
    if (!isAddress && !isCovered(cell.text, name)) keepBeside(gathered, cell);
  }
  return name;
}

/** Dutch lists keep "van der" in a column of its own, on either side of the name. */
function particlesFirst(texts: readonly string[]): readonly string[] {
  if (texts.length < 2) return texts;
  const isParticle = (text: string) =>
    text.split(/\s+/).every((word) => familyNameParticles.has(word.toLowerCase()));
  return [...texts.filter(isParticle), ...texts.filter((text) => !isParticle(text))];
}

/** Beside one part of a name a column for the whole says the other. */
function completed(name: PersonName, whole: string): PersonName {
  const { givenName, familyName } = name;
  if (whole === '' || (givenName !== null && familyName !== null)) return name;
  const read = splitName(whole);
  const known = foldText(givenName ?? familyName ?? '');
  const isOfWhole = [read.givenName, read.familyName].some((part) => foldText(part ?? '').includes(known));
  if (!isOfWhole || read.givenName === null || read.familyName === null) return name;
  return {
    givenName: givenName ?? read.givenName,
    familyName: familyName ?? read.familyName,
    credentials: name.credentials ?? read.credentials,
  };
}

function cellsOfParts({ byField }: GatheredCells): { column: string; text: string }[] {
  return (['givenName', 'familyName', 'credentials'] as const).flatMap((field) => byField.get(field) ?? []);
}

/** What a spreadsheet was to work out is nobody's name. */
function isFormula(gathered: GatheredCells, cell: { column: string; text: string }): boolean {
  const isOne = /^[=@]/.test(cell.text);
  if (isOne) keepBeside(gathered, cell);
  return isOne;
}

/** "Ruth Abernathy <ruth@halden.org>" in a list of mere addresses. */
function nameInEmails(gathered: GatheredCells): string {
  return (
    textsOf(gathered, 'email')
      .map(nameBesideEmail)
      .find((name) => name !== null) ?? ''
  );
}

/** Whether a text says nothing that the name, its credentials and its titles do not. */
function isCovered(text: string, { givenName, familyName, credentials }: PersonName): boolean {
  if (text === givenName || text === familyName) return true;
  const known = new Set(wordsOf([givenName, familyName, credentials, honorificsOf(text)].join(' ')));
  return wordsOf(text).every((word) => known.has(word)) || text === `${familyName}${givenName}`;
}

function withCredentials(name: PersonName, more: string): PersonName {
  return { ...name, credentials: [name.credentials, more].filter(Boolean).join(', ') || null };
}

/** "Dr." is no part of a name, and what letters say before it. */
function keepSalutation(gathered: GatheredCells, text: string): void {
  const titles = honorificsOf(text);
  if (titles === null) return;
  const known = gathered.byField.get('salutation');
  if (!known) gathered.byField.set('salutation', [{ column: salutation, text: titles }]);
  else if (known.every((cell) => cell.text !== titles)) known.push({ column: salutation, text: titles });
}

function keepPronouns(gathered: GatheredCells, text: string): void {
  const found = pronounsIn(text);
  if (found !== null && !gathered.byField.has('pronouns'))
    gathered.byField.set('pronouns', [{ column: contactFields.pronouns.csv, text: found }]);
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

// A place comes in columns or in one cell: "Boston, MA, USA".

const further = placeParts.filter(
  (part): part is Further => part !== 'city' && part !== 'region' && part !== 'country',
);
type Further = Exclude<PlacePart, 'city' | 'region' | 'country'>;
type Parts = Omit<Place, Further>;

const placeFields = ['street', 'city', 'region', 'postalCode', 'country'] as const;
const placesInOrder = ['work', null, 'home', 'other'] as const;

/** Of the office and the home one is the place, as a whole: the office, where a list has any of it. The other is kept beside the contact. */
export function chooseOnePlace(gathered: GatheredCells): void {
  const { byField } = gathered;
  if (placeFields.every((field) => (byField.get(field)?.length ?? 0) < 2) && !hasTwoPlaces(byField)) return;
  const cells = placeFields.flatMap((field) =>
    (byField.get(field) ?? []).map((cell) => ({ field, cell, where: placeOf(cell.column) })),
  );
  const chosen = placesInOrder.find((place) => cells.some(({ where }) => where === place));
  for (const field of placeFields) {
    const own = cells.filter((one) => one.field === field);
    const kept = own.filter(({ where }) => where === chosen);
    const shown = kept.length > 0 ? kept : own.filter(({ where }) => where === null);
    const isSaid = (text: string) => shown.some(({ cell }) => cell.text === text);
    for (const { cell } of own) if (!isSaid(cell.text)) keepBeside(gathered, cell);
    if (shown.length > 0)
      byField.set(
        field,
        shown.map(({ cell }) => cell),
      );
    else byField.delete(field);
  }
}

function hasTwoPlaces(byField: GatheredCells['byField']): boolean {
  const columns = placeFields.flatMap((field) => (byField.get(field) ?? []).map(({ column }) => column));
  return columns.length > 1 && new Set(columns.map(placeOf).filter((where) => where !== null)).size > 1;
}

/** Asked for every row, and a list has few columns. */
const known = new Map<string, Where>();
function placeOf(column: string): Where {
  const place = known.get(column);
  if (place !== undefined) return place;
  if (known.size > 1_000) known.clear();
  const where = whereOf(column);
  known.set(column, where);
  return where;
}

/** The telephone of the office stands first: it is the one that is called. */
function officeFirst(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length < 2) return cells;
  return cells.toSorted((a, b) => callingOrder(a) - callingOrder(b));
}

function callingOrder({ column, labels }: Cell): number {
  const where = placeOf(labels?.[0] ?? column);
  if (/\b(fax|pager)/i.test(labels?.[0] ?? column)) return 3;
  return where === 'home' ? 2 : where === 'other' ? 1 : 0;
}

export function readPlaceCells(gathered: GatheredCells): Place {
  const place: Record<string, string | null> = readParts(gathered);
  for (const part of further) place[part] = oneText(gathered, part);
  // Filled with every part.
  return place as Place;
}

function readParts(gathered: GatheredCells): Parts {
  const city = oneText(gathered, 'city');
  const region = oneText(gathered, 'region');
  const country = oneValue(gathered, 'country', countryCode);
  const parts = city?.split(/\s*,\s*/).filter(Boolean) ?? [];
  if (region !== null || parts.length < 2 || parts.length > 3) return { city, region, country };
  return splitPlace(parts, country);
}

function splitPlace(parts: readonly string[], told: string | null): Parts {
  const [city = null, second = null, third = null] = parts;
  if (third !== null) {
    const country = countryCode(third);
    return country !== null && (told === null || told === country)
      ? { city, region: second, country }
      : { city: parts.join(', '), region: null, country: told };
  }
  // Two letters behind a city are a state before they are a country: "Boston, MA" is not in Morocco.
  const country =
    second !== null && second.length > 2 && countryOfRegion(second) === null ? countryCode(second) : null;
  if (country !== null && (told === null || told === country)) return { city, region: null, country };
  return { city, region: second, country: told };
}
