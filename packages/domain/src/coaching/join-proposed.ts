/**
 * Somebody proposed who is known already is joined to the one who is there: only what was empty is filled, lists grow at
 * their end, and "do not contact" is never lifted. Source: what must never happen (an import over somebody existing).
 */
import { nowhere } from '../contacts/contact-facts.ts';
import {
  type ContactFacts,
  type FieldOfKind,
  factsOf,
  fieldsOfKind,
  flatFieldsOfKind,
  type Place,
  type PlacePart,
} from '../contacts/contact-fields.ts';
import { foldText } from '../contacts/search-text.ts';

type Phone = { e164?: string | null | undefined; typed: string; label?: string | undefined };

/** The fields that joining may fill: all of a contact but the name, by which they were found. */
export type ContactGaps = Partial<
  Omit<ContactFacts, PlacePart | FieldOfKind<'name' | 'phones'>> & { place: Place | null; phones: Phone[] }
>;
type Known = Required<ContactGaps>;
type Proposed = {
  [Field in keyof ContactGaps]?: Field extends 'place' ? Partial<Place> | null : Known[Field] | null;
};

/** What changes, and how it was before; both empty where the proposal says nothing new. */
export function joinProposed(known: Known, proposed: Proposed): { patch: ContactGaps; before: ContactGaps } {
  const patch = { ...fillTexts(known, proposed), ...fillJob(known, proposed), ...growLists(known, proposed) };
  for (const field of flags) if (proposed[field] && !known[field]) patch[field] = true;
  return { patch, before: partOf(known, patch) };
}

const flags = fieldsOfKind('flag', 'consent');
const texts = flatFieldsOfKind('line', 'linkedin', 'zone').filter((field) => factsOf(field).unit !== 'job');

function fillTexts(known: Known, proposed: Proposed): ContactGaps {
  const patch: ContactGaps = {};
  for (const field of texts) if (!known[field] && proposed[field]) patch[field] = proposed[field];
  if (known.place === null && proposed.place) patch.place = { ...nowhere, ...proposed.place };
  const notes = proposed.notes?.trim();
  if (notes && !known.notes?.includes(notes)) patch.notes = known.notes ? `${known.notes}\n${notes}` : notes;
  return patch;
}

/** A title is not put beside another organization, nor an organization behind a title that belongs elsewhere. */
function fillJob(known: Known, { title, organization }: Proposed): ContactGaps {
  const isElsewhere =
    known.organization && organization && foldText(known.organization) !== foldText(organization);
  if (isElsewhere || known.title) return {};
  return {
    ...(title ? { title } : {}),
    ...(!known.organization && organization ? { organization } : {}),
  };
}

function growLists(known: Known, proposed: Proposed): ContactGaps {
  const emails = added(known.emails, proposed.emails, (email) => email.toLowerCase());
  const phones = added(known.phones, proposed.phones, phoneKey);
  const tags = added(known.tags, proposed.tags, foldText);
  const reasons = added(known.reasons, proposed.reasons, (reason) => reason);
  return {
    ...(emails && { emails }),
    ...(phones && { phones }),
    ...(tags && { tags }),
    ...(reasons && { reasons }),
  };
}

function phoneKey({ e164, typed }: Phone): string {
  return e164 ?? typed.replace(/\D/g, '');
}

/** Null where nothing is new. */
function added<Item>(
  known: readonly Item[],
  proposed: readonly Item[] | null | undefined,
  keyOf: (item: Item) => string,
): Item[] | null {
  const keys = new Set(known.map(keyOf));
  const fresh = (proposed ?? []).filter((item) => !keys.has(keyOf(item)));
  return fresh.length === 0 ? null : [...known, ...fresh];
}

function partOf(known: Known, patch: ContactGaps): ContactGaps {
  // The names come from a part of the same shape.
  return Object.fromEntries(Object.keys(patch).map((field) => [field, known[field as keyof Known]]));
}
