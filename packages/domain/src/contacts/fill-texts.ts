// A field of one value takes the value of a row where it is a gap, or where the same source had brought what stands there.

import type { MergeableContact } from './fill-contact.ts';
import { type Brought, isBroughtBy, type SingleField, wasEmptiedByHand } from './provenance.ts';

/** Where a row comes from, and what is known of who filled the contact before. */
export type MergeSource = {
  /** As `sourceOfFile` names it. */
  source: string;
  brought: Brought;
  /** False for a further row about the same person in one file: it adds, and overrules no earlier row. */
  mayUpdate: boolean;
};

export type Update = Partial<MergeableContact>;
export type Rows = { existing: MergeableContact; incoming: MergeableContact; from: MergeSource };

type TextField =
  | 'givenName'
  | 'familyName'
  | 'credentials'
  | 'linkedinUrl'
  | 'timeZone'
  | 'notes'
  | 'organization'
  | 'title';

export function mergeTexts({ existing, incoming, from }: Rows, fields: readonly TextField[]): Update {
  const update: Update = {};
  for (const field of fields) {
    if (isEmpty(incoming[field]) || incoming[field] === existing[field]) continue;
    if (isOpen(from, field, isEmpty(existing[field]))) update[field] = incoming[field];
  }
  return update;
}

/** Whether the source may set the field: an empty one that nobody emptied, or one that it brought itself. */
export function isOpen(
  { brought, source, mayUpdate }: MergeSource,
  field: SingleField,
  isGap: boolean,
): boolean {
  if (isGap) return !wasEmptiedByHand(brought, field);
  return mayUpdate && isBroughtBy(brought, source, field);
}

export function isEmpty(text: string | null): boolean {
  return text === null || text.trim() === '';
}
