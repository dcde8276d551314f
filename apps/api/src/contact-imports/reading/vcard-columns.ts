import { contactFields, factsOf, fieldNames } from '@threefold/domain/contacts/contact-fields';
import { type ImportField, importedAs } from '@threefold/domain/contacts/import-fields';

/** What the parts of a name and of an address are called, in the order in which a card has them. */
export const nameParts = ['Family name', 'Given name', 'Additional names', 'Prefix', 'Suffix'] as const;
export const addressParts = ['Box', 'More', 'Street', 'City', 'Region', 'Postal code', 'Country'] as const;

/** The columns that a card is laid out in, in this order; whatever else it holds has a column under its own name behind them. */
const columns = [
  'Full name',
  ...nameParts,
  'Nickname',
  'Organization',
  'Department',
  'Title',
  'Role',
  'E-mail',
  'E-mail - Label',
  'Phone',
  'Phone - Label',
  'LinkedIn',
  'Website',
  ...addressParts,
  'Address - Label',
  'Other address',
  'Time zone',
  'Relation',
  'Relation - Label',
  'Categories',
  'Notes',
  'Birthday',
  'Photo',
];
const places = new Map(columns.map((column, place) => [column, place]));

export function compareColumns(a: string, b: string): number {
  return (places.get(a) ?? columns.length) - (places.get(b) ?? columns.length);
}

const fieldByColumn = new Map<string, ImportField>([
  ...fieldNames.map((field): [string, ImportField] => {
    const { vcard, csv } = factsOf(field);
    if (typeof vcard === 'string') return [csv, importedAs(field)];
    const [property, part] = vcard;
    return [(property === 'N' ? nameParts : addressParts)[part] ?? csv, importedAs(field)];
  }),
  ['Full name', 'name'],
  ['Additional names', 'givenName'],
  ['Role', 'title'],
  ['E-mail', 'email'],
  ['Phone', 'phone'],
  ['Categories', 'tags'],
  ['Relation', 'relation'],
]);

export function fieldOfColumn(column: string): ImportField {
  return fieldByColumn.get(column) ?? 'extra';
}

/** The column of each property that is one text of a field. */
export const columnOfProperty: Readonly<Record<string, string>> = Object.fromEntries(
  fieldNames.flatMap((field) => {
    const { vcard } = factsOf(field);
    return typeof vcard === 'string' ? [[vcard, contactFields[field].csv]] : [];
  }),
);
