// What two records of one person say is held against each other fact by fact: a name is not put together from two, and a title
// stays with its organization.
import type { MergeableContact } from '../contacts/contact-facts.ts';
import {
  type contactFields,
  type FieldOfKind,
  factsOf,
  fieldsOfKind,
  isPlacePart,
  labelOf,
} from '../contacts/contact-fields.ts';
import { displayName } from '../contacts/names.ts';
import type { SingleField } from '../contacts/provenance.ts';

/** What merging looks at. `closedAt` is ISO text. */
export type MergingContact = MergeableContact & { closedAt: string | null; closedReason: string | null };

type Compared = FieldOfKind<'name' | 'line' | 'linkedin' | 'zone' | 'country'>;
type Table = typeof contactFields;
type UnitOf<Field extends Compared> = Table[Field] extends { unit: infer Unit } ? Unit : Field;
export type MergeField = { [Field in Compared]: UnitOf<Field> }[Compared] | 'closed';

type Unit = {
  label: string;
  /** The fields that go together. */
  members: readonly (keyof MergingContact)[];
  /** Those of them whose source is remembered. */
  owned: readonly SingleField[];
  /** Null where nothing is known. */
  inWords: (contact: MergingContact) => string | null;
};

const compared = fieldsOfKind('name', 'line', 'linkedin', 'zone', 'country');
// The table says so itself, where a field is not a fact by itself.
const unitOf = (field: Compared) => (factsOf(field).unit ?? field) as Exclude<MergeField, 'closed'>;

export const mergeFields: readonly MergeField[] = [...new Set(compared.map(unitOf)), 'closed'];

const closed: Unit = {
  label: 'Closed',
  members: ['closedAt', 'closedReason'],
  owned: [],
  inWords: ({ closedAt, closedReason }) =>
    closedAt === null ? null : closedReason ? `closed: ${closedReason}` : 'closed',
};

const labels: Partial<Record<MergeField, string>> = { name: 'Name', job: 'Work', place: 'Place' };

function unitNamed(name: MergeField): Unit {
  if (name === 'closed') return closed;
  const fields = compared.filter((field) => unitOf(field) === name);
  const members = [...new Set(fields.map((field) => (isPlacePart(field) ? 'place' : field)))];
  return {
    label: labels[name] ?? fields.map(labelOf).join(', '),
    members,
    owned: members,
    inWords: (contact) =>
      name === 'name' ? nameInWords(contact) : listed(fields.map((field) => textOf(contact, field))),
  };
}

function textOf(contact: MergingContact, field: Compared): string | null | undefined {
  return isPlacePart(field) ? contact.place[field] : contact[field];
}

function nameInWords({ givenName, familyName }: MergingContact): string | null {
  return givenName?.trim() || familyName?.trim() ? displayName({ givenName, familyName }) : null;
}

function listed(parts: readonly (string | null | undefined)[]): string | null {
  const known = parts.map((part) => part?.trim()).filter(Boolean);
  return known.length === 0 ? null : known.join(', ');
}

export const mergeUnits = Object.fromEntries(
  mergeFields.map((name) => [name, unitNamed(name)]),
  // Made of all their names.
) as Readonly<Record<MergeField, Unit>>;

/** The members of a unit as they are in one contact. */
export function membersOf(field: MergeField, contact: MergingContact): Partial<MergingContact> {
  return Object.fromEntries(mergeUnits[field].members.map((member) => [member, contact[member]]));
}
