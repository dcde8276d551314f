import { type ContactField, type contactFields, factsOf, fieldNames } from './contact-fields.ts';

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
export const importFormats = [
  'linkedin-connections',
  'google-contacts',
  'outlook',
  'hubspot',
  'salesforce',
  'vcard',
  'xlsx',
  'plain-csv',
  'threefold',
] as const;
export type ImportFormat = (typeof importFormats)[number];
