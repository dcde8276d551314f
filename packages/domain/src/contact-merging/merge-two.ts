// Two records of one person become one: what was typed by hand wins over what a file brought, "do not contact" wins over all,
// lists and notes are united, and each value that loses is kept.
import type { ContactDetails } from '../contacts/contact-facts.ts';
import {
  type contactFields,
  type FieldOfKind,
  factsOf,
  fieldsOfKind,
  isPlacePart,
  labelOf,
} from '../contacts/contact-fields.ts';
import { displayName } from '../contacts/names.ts';
import {
  attributeTo,
  emailKey,
  isOwnedBy,
  listKeys,
  type Provenance,
  phoneListKey,
  reasonKey,
  type SingleField,
  tagKey,
} from '../contacts/provenance.ts';

/** One of the two with what is known of who filled it. */
export type MergingSide = { contact: MergingContact; provenance: Provenance };
type MergeSide = 'survivor' | 'merged';
type MergeChoices = Partial<Record<MergeField, MergeSide>>;

type ComparedField = {
  field: MergeField;
  /** Null where nothing is known. */
  survivor: string | null;
  merged: string | null;
  /** Whose value stands afterwards. */
  wins: MergeSide;
  why: 'same' | 'only-one' | 'typed' | 'stays' | 'chosen';
};
type LosingValue = { field: string; value: string };
export type MergedTwo = {
  contact: MergingContact;
  provenance: Provenance;
  fields: ComparedField[];
  losing: LosingValue[];
};

export function mergeTwo(survivor: MergingSide, merged: MergingSide, choices: MergeChoices = {}): MergedTwo {
  const fields = mergeFields.map((field) => compareField(field, { survivor, merged, choices }));
  const winners = fields.map((field) => membersOf(field, { survivor, merged }));
  const contact: MergingContact = Object.assign(
    { ...survivor.contact, ...unite(survivor.contact, merged.contact) },
    ...winners,
  );
  const columns = Object.entries(merged.contact.extra ?? {}).filter(([column, value]) => {
    const kept = new Map(Object.entries(survivor.contact.extra ?? {})).get(column);
    return kept !== undefined && kept !== value;
  });
  return {
    contact,
    provenance: mergeProvenance(fields, { survivor, merged, contact }),
    fields,
    losing: [...losingValues(fields), ...columns.map(([column, value]) => ({ field: column, value }))],
  };
}

type Two = { survivor: MergingSide; merged: MergingSide };

function compareField(
  field: MergeField,
  { survivor, merged, choices }: Two & { choices: MergeChoices },
): ComparedField {
  const texts = {
    survivor: mergeUnits[field].inWords(survivor.contact),
    merged: mergeUnits[field].inWords(merged.contact),
  };
  const decide = (wins: MergeSide, why: ComparedField['why']) => ({ field, ...texts, wins, why });
  if (texts.survivor === texts.merged) return decide('survivor', 'same');
  const chosen = choices[field];
  if (chosen) return decide(chosen, 'chosen');
  if (texts.merged === null) return decide('survivor', 'only-one');
  if (texts.survivor === null) return decide('merged', 'only-one');
  const [survivorTyped, mergedTyped] = [isTyped(field, survivor), isTyped(field, merged)];
  if (survivorTyped === mergedTyped) return decide('survivor', 'stays');
  return decide(survivorTyped ? 'survivor' : 'merged', 'typed');
}

/** Typed as far as anybody knows: no file brought any part of it. */
function isTyped(field: MergeField, { provenance }: MergingSide): boolean {
  return !mergeUnits[field].owned.some((member) => sourceOf(provenance, member) !== null);
}

function sourceOf(provenance: Provenance, field: string): string | null {
  return Object.entries(provenance.by ?? {}).find(([, fields]) => fields.includes(field))?.[0] ?? null;
}

function unite(survivor: MergingContact, merged: MergingContact): Partial<MergingContact> {
  return {
    emails: united(survivor.emails, merged.emails, emailKey),
    phones: united(survivor.phones, merged.phones, phoneListKey),
    tags: united(survivor.tags, merged.tags, tagKey),
    reasons: united(survivor.reasons, merged.reasons, reasonKey),
    ...Object.fromEntries(texts.map((field) => [field, uniteNotes(survivor[field], merged[field])])),
    ...Object.fromEntries(flags.map((field) => [field, survivor[field] === true || merged[field] === true])),
    extra: { ...merged.extra, ...survivor.extra },
  };
}

const texts = fieldsOfKind('text');
const flags = fieldsOfKind('flag', 'consent');

function united<T>(first: readonly T[], second: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(first.map(keyOf));
  return [...first, ...second.filter((one) => !known.has(keyOf(one)))];
}

/** Both, one below the other; a note that stands in the other already is not repeated. */
export function uniteNotes(survivor: string | null, merged: string | null): string | null {
  const [first, second] = [survivor?.trim() ?? '', merged?.trim() ?? ''];
  if (second === '' || first.includes(second)) return survivor;
  if (first === '' || second.includes(first)) return merged;
  return `${survivor}\n\n${merged}`;
}

function losingValues(fields: readonly ComparedField[]): LosingValue[] {
  return fields.flatMap(({ field, wins, survivor, merged, why }) => {
    const value = wins === 'survivor' ? merged : survivor;
    return why === 'same' || value === null ? [] : [{ field, value }];
  });
}

type Merging = Two & { contact: MergingContact };

/** A value keeps its source, and what was emptied or taken out stays so where nobody brought it back. */
function mergeProvenance(
  fields: readonly ComparedField[],
  { survivor, merged, contact }: Merging,
): Provenance {
  const owners = [
    ...fields.flatMap((field) => ownersOf(field, { survivor, merged })),
    ...Object.keys(contact.extra ?? {}).map((column): Owner => {
      const member = `extra.${column}`;
      return { member, source: sourceOf(survivor.provenance, member) ?? sourceOf(merged.provenance, member) };
    }),
  ];
  const provenance = owners.reduce<Provenance>(
    (before, { member, source }) => (source === null ? before : attributeTo(before, source, [member])),
    {},
  );
  const there = new Set(listKeys(contact));
  const removed = [...(survivor.provenance.removed ?? []), ...(merged.provenance.removed ?? [])];
  const stillOut = [...new Set(removed)].filter((key) => !there.has(key));
  const emptied = (survivor.provenance.emptied ?? []).filter(
    (member) => sourceOf(provenance, member) === null,
  );
  return {
    ...provenance,
    ...(emptied.length > 0 && { emptied }),
    ...(stillOut.length > 0 && { removed: stillOut }),
  };
}

type Owner = { member: string; source: string | null };

/**
 * Where one source had brought both values, the choice between them is the seeker's own, and the next export of that source
 * does not turn it round.
 */
function ownersOf({ field, wins, why }: ComparedField, { survivor, merged }: Two): Owner[] {
  const [winner, loser] = wins === 'survivor' ? [survivor, merged] : [merged, survivor];
  return mergeUnits[field].owned.map((member) => {
    if (isTaken({ field, why }, { winner, loser, member }))
      return { member, source: sourceOf(loser.provenance, member) };
    const source = sourceOf(winner.provenance, member);
    const isContested = why !== 'same' && source !== null && isOwnedBy(loser.provenance, source, member);
    return { member, source: isContested ? null : source };
  });
}

// What two records of one person say is held against each other fact by fact, and put together field by field.

/** What merging looks at. `closedAt` is ISO text. */
export type MergingContact = ContactDetails & { closedAt: string | null; closedReason: string | null };

type Compared = FieldOfKind<'name' | 'line' | 'linkedin' | 'zone' | 'country'>;
type Table = typeof contactFields;
type UnitOf<Field extends Compared> = Table[Field] extends { unit: infer Unit } ? Unit : Field;
type MergeField = { [Field in Compared]: UnitOf<Field> }[Compared] | 'closed';

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

/** The members of a unit as they stand afterwards: of the side that wins, but field by field, and empty never beats filled. */
function membersOf({ field, wins, why }: ComparedField, { survivor, merged }: Two): Partial<MergingContact> {
  const [winner, loser] = wins === 'survivor' ? [survivor, merged] : [merged, survivor];
  return Object.fromEntries(
    mergeUnits[field].members.map((member) => {
      if (member === 'place' && why !== 'same') return [member, filledPlace(winner, loser)];
      const side = isTaken({ field, why }, { winner, loser, member }) ? loser : winner;
      return [member, side.contact[member]];
    }),
  );
}

type Members = { winner: MergingSide; loser: MergingSide; member: string };

/** Whether the other side gives this one field: the winner has nothing there, or only what a file brought where the other typed. */
function isTaken(
  { field, why }: Pick<ComparedField, 'field' | 'why'>,
  { winner, loser, member }: Members,
): boolean {
  if (field === 'closed' || isNothing(valueIn(loser.contact, member))) return false;
  if (field === 'name' && !isOneName(winner.contact, loser.contact)) return false;
  if (isNothing(valueIn(winner.contact, member))) return true;
  if (why !== 'stays' && why !== 'typed') return false;
  return (
    member !== 'place' &&
    sourceOf(winner.provenance, member) !== null &&
    sourceOf(loser.provenance, member) === null
  );
}

function valueIn(contact: MergingContact, member: string): unknown {
  return new Map<string, unknown>(Object.entries(contact)).get(member);
}

/** A name is not put together from two people's: one part is the same, and the other is nowhere contradicted. */
function isOneName(one: MergingContact, other: MergingContact): boolean {
  const pairs = [
    [one.givenName, other.givenName],
    [one.familyName, other.familyName],
  ].map((pair) => pair.map((part) => part?.trim().toLowerCase() ?? ''));
  const isSame = ([first, second]: readonly string[]) => first !== '' && first === second;
  const isOpen = ([first, second]: readonly string[]) => first === '' || second === '';
  return pairs.some(isSame) && pairs.every((pair) => isSame(pair) || isOpen(pair));
}

function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return (value ?? '') === '';
  return Object.values(value).every(isNothing);
}

function filledPlace(winner: MergingSide, loser: MergingSide): MergingContact['place'] {
  const [one, other] = [winner.contact.place, loser.contact.place];
  // A city is not put into another country.
  const isElsewhere =
    (one.country && other.country && one.country !== other.country) ||
    (one.city && other.city && one.city !== other.city);
  if (isElsewhere) return one;
  return {
    city: one.city || other.city,
    region: one.region || other.region,
    country: one.country || other.country,
  };
}

// Taking a merge back gives the one that stayed what it was before, and leaves whatever was changed since as it is now.

type Times<Value> = { before: Value; after: Value; now: Value };

/** `before` and `after` the merge, and as it is `now`. */
export function takeApart({ before, after, now }: Times<MergingContact>): MergingContact {
  // Each field keeps the type that it has in all three.
  const fields = Object.fromEntries(
    Object.keys(now).map((name) => {
      const field = name as keyof MergingContact;
      // The merge knew nothing of a field that came later.
      if (!(field in after)) return [field, now[field]];
      return [field, earlier({ before: before[field], after: after[field], now: now[field] })];
    }),
  ) as unknown as MergingContact;
  const list = <T>(pick: (contact: MergingContact) => readonly T[], keyOf: (one: T) => string) =>
    earlierList({ before: pick(before), after: pick(after), now: pick(now) }, keyOf);
  return {
    ...fields,
    emails: list(({ emails }) => emails, emailKey),
    phones: list(({ phones }) => phones, phoneListKey),
    tags: list(({ tags }) => tags, tagKey),
    reasons: list(({ reasons }) => reasons, reasonKey),
    // "Do not contact" that was set since stays set.
    doNotContact: now.doNotContact === after.doNotContact ? before.doNotContact : now.doNotContact,
  };
}

function earlier<Value>({ before, after, now }: Times<Value>): Value {
  return isEqual(after, now) ? before : now;
}

/** What was added since stays, what was taken out since stays out. */
function earlierList<T>({ before, after, now }: Times<readonly T[]>, keyOf: (one: T) => string): T[] {
  const [then, current] = [new Set(after.map(keyOf)), new Set(now.map(keyOf))];
  const stayed = before.filter((one) => current.has(keyOf(one)) || !then.has(keyOf(one)));
  return [...stayed, ...now.filter((one) => !then.has(keyOf(one)))];
}

/** For plain data, in whatever order its members stand. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return false;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && isEqual(value, other.get(key)))
  );
}
