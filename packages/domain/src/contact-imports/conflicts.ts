// Where a file says something else than what is known, what is known stays; the seeker is shown both and decides.

import type { ContactDetails } from '../contacts/contact-facts.ts';
import { flatFieldsOfKind, placeParts } from '../contacts/contact-fields.ts';
import { foldText, matchKeyForOrganization } from '../contacts/search-text.ts';

export type Conflict = { field: string; ours: string; theirs: string };

const texts = flatFieldsOfKind('name', 'line', 'linkedin', 'zone');
const longest = 200;

/** `kept`: the person as they are after the row went in. Spelling and case alone are no conflict. */
export function conflictsBetween(kept: ContactDetails, incoming: ContactDetails): Conflict[] {
  return [
    ...texts.flatMap((field) =>
      conflict(
        field,
        { ours: kept[field], theirs: incoming[field] },
        field === 'organization' ? matchKeyForOrganization : foldText,
      ),
    ),
    ...placeParts.flatMap((field) =>
      conflict(field, { ours: kept.place[field], theirs: incoming.place[field] }, foldText),
    ),
  ];
}

function conflict(
  field: string,
  { ours, theirs }: { ours: string | null | undefined; theirs: string | null },
  key: (text: string) => string | null,
): Conflict[] {
  if (!ours?.trim() || !theirs?.trim() || key(ours) === key(theirs)) return [];
  return [
    { field, ours: ours.slice(0, longest).toWellFormed(), theirs: theirs.slice(0, longest).toWellFormed() },
  ];
}
