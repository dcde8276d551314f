// Our own export comes back without loss: it uses these columns, in this order, and `exports/contact-csv` writes and reads their cells.
import { type ContactField, contactFields, fieldNames } from './contact-fields.ts';
import { type ImportField, importedAs } from './import-fields.ts';

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
