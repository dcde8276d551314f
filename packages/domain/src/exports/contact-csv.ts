// A contact becomes one row that a spreadsheet shows and that comes back as it was: exactly, without the guesses that files of
// others need. The columns are those of `threefold-columns`.

import type { ContactPhone } from '../contacts/fill-contact.ts';
import type { ImportField } from '../contacts/import-fields.ts';
import { type TargetReason, targetReasons } from '../contacts/target-reasons.ts';
import { idColumn, threefoldColumns } from '../contacts/threefold-columns.ts';
import { csvRow, unguardCell } from '../formats/csv-row.ts';
import { joinValues, splitValues } from './joined-values.ts';

export type ContactOfCsv = {
  /** Written, and read by whoever matches the rows. */
  id?: string;
  givenName: string;
  familyName: string;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  emails: readonly string[];
  phones: readonly Omit<ContactPhone, 'e164'>[];
  linkedinUrl: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  timeZone: string | null;
  reasons: readonly TargetReason[];
  faceToFace: boolean;
  doNotContact: boolean;
  tags: readonly string[];
  notes: string | null;
  assistant: string | null;
  source: { kind: string; label: string | null };
  /** What files brought that has no field: by column. */
  extra: Readonly<Record<string, string>>;
  /** Names of those who made the introduction. */
  referredBy: readonly string[];
};

const referredBy = 'Referred by';
const connectedOn = 'Connected on';

const columnsOfCsv = [...threefoldColumns, idColumn].map(({ column }) => column);

export const contactCsvHeader = csvRow(columnsOfCsv);

export function contactCsvRow(contact: ContactOfCsv): string {
  const cells: Record<string, string> = { ...cellsOf(contact), [idColumn.column]: contact.id ?? '' };
  return csvRow(columnsOfCsv.map((column) => cells[column] ?? ''));
}

function cellsOf(contact: ContactOfCsv): Record<string, string> {
  const referrers = joinValues(contact.referredBy);
  const { [connectedOn]: connected, ...rest } = contact.extra;
  const others = rest[referredBy] === referrers ? without(rest, referredBy) : rest;
  return {
    'Given name': contact.givenName,
    'Family name': contact.familyName,
    Credentials: contact.credentials ?? '',
    Title: contact.title ?? '',
    Organization: contact.organization ?? '',
    'E-mails': joinValues(contact.emails),
    Phones: joinValues(contact.phones.map(writePhone)),
    LinkedIn: contact.linkedinUrl ?? '',
    City: contact.city ?? '',
    Region: contact.region ?? '',
    Country: contact.country ?? '',
    'Time zone': contact.timeZone ?? '',
    'Target reasons': joinValues(contact.reasons),
    'Face to face': contact.faceToFace ? 'yes' : '',
    'Do not contact': contact.doNotContact ? 'yes' : '',
    Tags: joinValues(contact.tags),
    Notes: contact.notes ?? '',
    [connectedOn]: connected ?? '',
    [referredBy]: referrers,
    Assistant: contact.assistant ?? '',
    Source: writeSource(contact.source),
    'Other columns': Object.keys(others).length === 0 ? '' : JSON.stringify(others),
  };
}

/** Whether a file is an export of ours as it went out: all of its columns, each for what it is for. */
export function isOwnFile(
  columns: readonly string[],
  mapping: Readonly<Record<string, ImportField>>,
): boolean {
  return threefoldColumns.every(({ column, field }) => columns.includes(column) && mapping[column] === field);
}

/** The other way round; null for a row in which nobody can be told. `cells` stand under `columns`. */
export function readContactCsvRow(columns: readonly string[], cells: readonly string[]): ContactOfCsv | null {
  const cell = (column: string) => unguardCell(cells[columns.indexOf(column)] ?? '').replace(/\r\n?/g, '\n');
  const textOf = (column: string) => cell(column) || null;
  const contact: ContactOfCsv = {
    givenName: cell('Given name'),
    familyName: cell('Family name'),
    credentials: textOf('Credentials'),
    title: textOf('Title'),
    organization: textOf('Organization'),
    emails: splitValues(cell('E-mails')),
    phones: splitValues(cell('Phones')).map(readPhone),
    linkedinUrl: textOf('LinkedIn'),
    city: textOf('City'),
    region: textOf('Region'),
    country: textOf('Country'),
    timeZone: textOf('Time zone'),
    reasons: targetReasons.filter((reason) => splitValues(cell('Target reasons')).includes(reason)),
    faceToFace: isYes(cell('Face to face')),
    doNotContact: isYes(cell('Do not contact')),
    tags: splitValues(cell('Tags')),
    notes: textOf('Notes'),
    assistant: textOf('Assistant'),
    source: readSource(cell('Source')),
    extra: readExtra(cell('Other columns'), cell(connectedOn)),
    referredBy: splitValues(cell(referredBy)),
  };
  const isSomebody = contact.givenName !== '' || contact.familyName !== '' || contact.emails.length > 0;
  return isSomebody || contact.organization !== null || contact.phones.length > 0 ? contact : null;
}

function isYes(cell: string): boolean {
  return /^(yes|y|true|1|x|ja|oui|s[ií])$/i.test(cell.trim());
}

/** "mobile: +1 617 555 0142"; a number that itself reads so gets an empty label in front. */
function writePhone({ typed, label }: { typed: string; label?: string }): string {
  if (label) return `${label}: ${typed}`;
  return labelled.test(typed) ? `: ${typed}` : typed;
}

const labelled = /^([^:]*): (.+)$/s;

function readPhone(value: string): { typed: string; label?: string } {
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
  if (kept === null) return others === '' ? known : { ...known, 'Other columns': others };
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
