// A contact becomes one row that a spreadsheet shows and that comes back as it was: exactly, without the guesses that files of
// others need. The columns are those of `threefold-columns`.

import {
  type ContactFacts,
  type ContactField,
  type ContactPhone,
  contactFields,
  type FieldKind,
  type KindOf,
} from '../contacts/contact-fields.ts';
import { besideColumns, fieldColumns, idColumn, threefoldColumns } from '../contacts/import-fields.ts';
import { type TargetReason, targetReasons } from '../contacts/target-reasons.ts';
import { csvRow, unguardCell } from '../formats/csv-row.ts';
import { joinValues, splitValues } from '../formats/joined-values.ts';

type PhoneOfCsv = Omit<ContactPhone, 'e164'>;
export type ContactOfCsv = Omit<ContactFacts, 'phones'> & {
  /** Written, and read by whoever matches the rows. */
  id?: string;
  phones: PhoneOfCsv[];
  source: { kind: string; label: string | null };
  /** What files brought that has no field: by column. */
  extra: Readonly<Record<string, string>>;
  /** Names of those who made the introduction. */
  referredBy: readonly string[];
};

type Cell<Value> = { write: (value: Value) => string; read: (cell: string) => Value };
type CellOfKind = { [Field in ContactField as KindOf<Field>]: Cell<ContactOfCsv[Field]> };

const plain: Cell<string | null> = { write: (value) => value ?? '', read: (cell) => cell || null };
const yes: Cell<boolean> = { write: (value) => (value ? 'yes' : ''), read: isYes };
const joined: Cell<string[]> = { write: joinValues, read: splitValues };
const cellOfKind: CellOfKind = {
  name: { write: (value) => value, read: (cell) => cell },
  line: plain,
  text: plain,
  linkedin: plain,
  zone: plain,
  country: plain,
  flag: yes,
  consent: yes,
  emails: joined,
  tags: joined,
  phones: {
    write: (phones) => joinValues(phones.map(writePhone)),
    read: (cell) => splitValues(cell).map(readPhone),
  },
  reasons: { write: joinValues, read: readReasons },
};
// The value of a field is of its kind.
const cellOf = (field: ContactField) => cellOfKind[contactFields[field].kind as FieldKind] as Cell<unknown>;

const referredBy = besideColumns.referredBy.column;
const connectedOn = besideColumns.connectedOn.column;
const otherColumns = besideColumns.others.column;

const columnsOfCsv = [...threefoldColumns, idColumn].map(({ column }) => column);

export const contactCsvHeader = csvRow(columnsOfCsv);

export function contactCsvRow(contact: ContactOfCsv): string {
  const cells: Record<string, string> = { ...besideOf(contact), [idColumn.column]: contact.id ?? '' };
  for (const { column, field } of fieldColumns) cells[column] = cellOf(field).write(contact[field]);
  return csvRow(columnsOfCsv.map((column) => cells[column] ?? ''));
}

function besideOf(contact: ContactOfCsv): Record<string, string> {
  const referrers = joinValues(contact.referredBy);
  const { [connectedOn]: connected, ...rest } = contact.extra;
  const others = rest[referredBy] === referrers ? without(rest, referredBy) : rest;
  return {
    [connectedOn]: connected ?? '',
    [referredBy]: referrers,
    [besideColumns.source.column]: writeSource(contact.source),
    [otherColumns]: Object.keys(others).length === 0 ? '' : JSON.stringify(others),
  };
}

/** The other way round; null for a row in which nobody can be told. `cells` stand under `columns`. */
export function readContactCsvRow(columns: readonly string[], cells: readonly string[]): ContactOfCsv | null {
  const cell = (column: string) => unguardCell(cells[columns.indexOf(column)] ?? '').replace(/\r\n?/g, '\n');
  const facts: Record<string, unknown> = {};
  for (const { column, field } of fieldColumns) facts[field] = cellOf(field).read(cell(column));
  const contact: ContactOfCsv = {
    // Filled with every field above.
    ...(facts as Pick<ContactOfCsv, ContactField>),
    source: readSource(cell(besideColumns.source.column)),
    extra: readExtra(cell(otherColumns), cell(connectedOn)),
    referredBy: splitValues(cell(referredBy)),
  };
  const isSomebody = contact.givenName !== '' || contact.familyName !== '' || contact.emails.length > 0;
  return isSomebody || contact.organization !== null || contact.phones.length > 0 ? contact : null;
}

function readReasons(cell: string): TargetReason[] {
  const told = splitValues(cell);
  return targetReasons.filter((reason) => told.includes(reason));
}

function isYes(cell: string): boolean {
  return /^(yes|y|true|1|x|ja|oui|s[ií])$/i.test(cell.trim());
}

/** "mobile: +1 617 555 0142"; a number that itself reads so gets an empty label in front. */
function writePhone({ typed, label }: PhoneOfCsv): string {
  if (label) return `${label}: ${typed}`;
  return labelled.test(typed) ? `: ${typed}` : typed;
}

const labelled = /^([^:]*): (.+)$/s;

function readPhone(value: string): PhoneOfCsv {
  const found = labelled.exec(value);
  if (!found) return { typed: value.replace(/^: /, '') };
  const [, label = '', typed = ''] = found;
  return label === '' ? { typed } : { typed, label };
}

/** "import: Connections.csv", "typed". */
function writeSource({ kind, label }: ContactOfCsv['source']): string {
  return label === null ? kind : `${kind}: ${label}`;
}

function readSource(cell: string): ContactOfCsv['source'] {
  const end = cell.indexOf(': ');
  return end === -1 ? { kind: cell, label: null } : { kind: cell.slice(0, end), label: cell.slice(end + 2) };
}

function readExtra(others: string, connected: string): Record<string, string> {
  const known: Record<string, string> = connected === '' ? {} : { [connectedOn]: connected };
  const kept = parsed(others);
  if (kept === null) return others === '' ? known : { ...known, [otherColumns]: others };
  const texts = Object.entries(kept).map(([column, value]) => [
    column,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { ...Object.fromEntries(texts), ...known };
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function without(record: Record<string, string>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}
