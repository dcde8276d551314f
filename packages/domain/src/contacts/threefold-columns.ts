// Our own export comes back without loss: it uses these columns, in this order, and `exports/contact-csv` writes and reads their cells.
import type { ImportField } from './import-fields.ts';

export const threefoldColumns: readonly { column: string; field: ImportField }[] = [
  { column: 'Given name', field: 'givenName' },
  { column: 'Family name', field: 'familyName' },
  { column: 'Credentials', field: 'credentials' },
  { column: 'Title', field: 'title' },
  { column: 'Organization', field: 'organization' },
  { column: 'E-mails', field: 'email' },
  { column: 'Phones', field: 'phone' },
  { column: 'LinkedIn', field: 'linkedinUrl' },
  { column: 'City', field: 'city' },
  { column: 'Region', field: 'region' },
  { column: 'Country', field: 'country' },
  { column: 'Time zone', field: 'timeZone' },
  { column: 'Target reasons', field: 'reasons' },
  { column: 'Face to face', field: 'faceToFace' },
  { column: 'Do not contact', field: 'doNotContact' },
  { column: 'Tags', field: 'tags' },
  { column: 'Notes', field: 'notes' },
  { column: 'Connected on', field: 'connectedOn' },
  { column: 'Referred by', field: 'referredBy' },
  { column: 'Assistant', field: 'extra' },
  { column: 'Source', field: 'extra' },
  { column: 'Other columns', field: 'extra' },
];

/** Who the row is, whatever else was changed in it. Files from before this column was written are ours as well. */
export const idColumn = { column: 'Threefold ID', field: 'threefoldId' } as const;
