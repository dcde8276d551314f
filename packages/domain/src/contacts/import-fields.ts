import { type ContactField, contactFields, factsOf, fieldNames } from './contact-fields.ts';

type Table = typeof contactFields;
type FieldOfFile = {
  [Field in ContactField]: Table[Field] extends { importedAs: infer Name } ? Name : Field;
}[ContactField];

/**
 * What a column of a file can hold beside the fields of a contact. `name`: all of it in one cell; `connectedOn` and
 * `threefoldId` exist for our own export, so that it comes back without loss; `relation`: somebody who has to do with the
 * person, named as what in a column beside it; `ignore`: the seeker wants it left out; `extra`: it has no field of its own and
 * is kept beside the contact.
 */
const besideTheFields = ['connectedOn', 'relation', 'threefoldId', 'ignore', 'extra'] as const;
export type ImportField = 'name' | 'referredBy' | (typeof besideTheFields)[number] | FieldOfFile;

/** What a mapping calls the column that holds a field. */
export function importedAs(field: ContactField): FieldOfFile {
  // The table says so itself, where the name is another one.
  return (factsOf(field).importedAs ?? field) as FieldOfFile;
}

/** In the order in which screens offer them. */
export const importFields: readonly ImportField[] = [
  'name',
  ...fieldNames.map(importedAs),
  'referredBy',
  ...besideTheFields,
];
export type ImportMapping = Record<string, ImportField>;
const importFormats = [
  'linkedin-connections',
  'google-contacts',
  'outlook',
  'hubspot',
  'salesforce',
  'vcard',
  'ldif',
  'nicknames',
  'xlsx',
  'plain-csv',
  'threefold',
] as const;
export type ImportFormat = (typeof importFormats)[number];

// Our own export comes back without loss: it uses these columns, in this order, and `exports/contact-csv` writes and reads their cells.

type Column = { column: string; field: ImportField };

/** Beside the fields of a contact. */
export const besideColumns = {
  connectedOn: { column: 'Connected on', field: 'connectedOn' },
  referredBy: { column: 'Referred by', field: 'referredBy' },
  source: { column: 'Source', field: 'extra' },
  others: { column: 'Other columns', field: 'extra' },
} as const satisfies Record<string, Column>;

export const fieldColumns: readonly { column: string; field: ContactField }[] = fieldNames.map((field) => ({
  column: contactFields[field].csv,
  field,
}));

export const threefoldColumns: readonly Column[] = [
  ...fieldColumns.map(({ column, field }) => ({ column, field: importedAs(field) })),
  ...Object.values(besideColumns),
];

/** Who the row is, whatever else was changed in it. Files from before this column was written are ours as well. */
export const idColumn = { column: 'Threefold ID', field: 'threefoldId' } as const;

/**
 * Whether a file is an export of ours as it went out: our columns, each for what it is for. One that is missing was not yet
 * written, or was taken out, as long as no other column stands for it.
 */
export function isOwnFile(
  columns: readonly string[],
  mapping: Readonly<Record<string, ImportField>>,
): boolean {
  const told = new Set(Object.values(mapping));
  const isThere = ({ column, field }: Column) => columns.includes(column) && mapping[column] === field;
  return (
    Object.values(besideColumns).every(isThere) &&
    threefoldColumns.every(
      (each) => isThere(each) || !(columns.includes(each.column) || told.has(each.field)),
    )
  );
}
