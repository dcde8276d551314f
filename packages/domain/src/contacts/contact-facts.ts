// A contact in its two shapes: flat, as it is stored, and as the rules of filling and merging see it, where a place is one
// fact and null says that nobody knows.
import {
  type ContactColumn,
  type ContactFacts,
  type ContactField,
  type ContactPhone,
  contactFields,
  type FieldKind,
  type FieldOfKind,
  type FlatField,
  factsOf,
  fieldNames,
  flatFields,
  isPlacePart,
  labelOf,
  type Place,
  placeParts,
  type ValueOfKind,
} from './contact-fields.ts';

type OrUnknown = FieldOfKind<'name' | 'flag'>;
export type ContactDetails = Omit<Pick<ContactFacts, FlatField>, OrUnknown> & {
  [Field in OrUnknown]: ContactFacts[Field] | null;
} & {
  place: Place;
  /** What a file said that has no field of its own, by column. */
  extra?: Record<string, string>;
  /** Comes with an export of our own and is taken over for somebody new only. */
  source?: { kind: 'typed' | 'import' | 'referral' | 'sample' | 'api' | 'coach'; label: string | null };
};

/** What the table of contacts holds. */
export type StoredFacts = Pick<ContactFacts, ContactColumn>;

const nothing: { readonly [Kind in FieldKind]: ValueOfKind<Kind> } = {
  name: '',
  line: null,
  text: null,
  linkedin: null,
  zone: null,
  country: null,
  flag: false,
  consent: false,
  emails: [],
  phones: [],
  reasons: [],
  tags: [],
};

/** Of each field the value of its kind that says nothing. */
export const nothingKnown = Object.fromEntries(
  fieldNames.map((field) => [field, nothing[contactFields[field].kind]]),
  // Each field has the value of its own kind.
) as Readonly<ContactFacts>;

/** These members of an object and no others. */
export function pick<From, Name extends keyof From>(from: From, names: readonly Name[]): Pick<From, Name> {
  // Filled with all of them right below.
  const picked = {} as Pick<From, Name>;
  for (const name of names) picked[name] = from[name];
  return picked;
}

const flatColumns = flatFields.filter(
  (field): field is FlatField & ContactColumn => factsOf(field).table === undefined,
);

/** As columns; what was written down before a field came says nothing of it. */
export function storedFacts(contact: Omit<ContactDetails, 'notes'>): StoredFacts {
  const facts: Record<string, unknown> = {};
  for (const field of flatColumns) facts[field] = contact[field] ?? nothingKnown[field];
  for (const part of placeParts) facts[part] = contact.place[part] ?? nothingKnown[part];
  // Filled with every column above.
  return facts as StoredFacts;
}

type Stored = Readonly<ContactFacts> & { extra?: Record<string, string> | null };

/** The other way round: a stored contact as the rules of filling and merging see it. */
export function detailsOf(stored: Stored): ContactDetails {
  return { ...pick(stored, flatFields), place: pick(stored, placeParts), extra: stored.extra ?? {} };
}

export const nowhere: Readonly<Place> = pick(nothingKnown, placeParts);

export function isNowhere(place: Readonly<Place>): boolean {
  return placeParts.every((part) => !place[part]);
}

/** What is known, as a list to read: the place as one line, what is empty left out. A private field is missing in what a coach gets. */
export function factsInWords(
  facts: Partial<Readonly<ContactFacts>>,
  fields: readonly ContactField[] = fieldNames,
): { label: string; text: string }[] {
  const lines = new Map<string, string[]>();
  for (const field of fields) {
    const text = valueInWords(facts[field]);
    const label = isPlacePart(field) ? 'Place' : labelOf(field);
    if (text !== null) lines.set(label, [...(lines.get(label) ?? []), text]);
  }
  return [...lines].map(([label, texts]) => ({ label, text: texts.join(', ') }));
}

/** Null where nothing is known. */
function valueInWords(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : null;
  if (Array.isArray(value)) return value.map(entryInWords).join(', ') || null;
  return typeof value === 'string' ? value.trim() || null : null;
}

function entryInWords(entry: string | ContactPhone): string {
  if (typeof entry === 'string') return entry;
  return entry.label ? `${entry.label}: ${entry.typed}` : entry.typed;
}
