// What a file says about somebody already known fills gaps, and changes what the same source had brought; what a person typed
// is never overwritten, what a person took out stays out, and nothing is lost. Each kind of field has its own way to be filled:
// texts and flags one by one, a job and a place as one fact, lists at their end.
import type { ContactDetails } from './contact-facts.ts';
import { fieldsOfKind, flatFieldsOfKind, placeParts } from './contact-fields.ts';
import { bouncedEmails, bouncedEmailsOf } from './email-address.ts';
import { areInitials, areSameName } from './given-names.ts';
import { alsoKnownAs, otherNamesOf } from './names.ts';
import {
  attributeTo,
  emailKey,
  isOwnedBy,
  type Provenance,
  phoneListKey,
  reasonKey,
  type SingleField,
  singleFields,
  tagKey,
  wasEmptiedByHand,
} from './provenance.ts';
import { foldText, matchKeyForOrganization } from './search-text.ts';

/** Where a row comes from, and what is known of who filled the contact before. */
export type FillSource = {
  /** As `sourceOfFile` names it. */
  source: string;
  provenance: Provenance;
  /** False for a further row about the same person in one file: it adds, and overrules no earlier row. */
  mayUpdate: boolean;
};

export type FilledField = Exclude<keyof ContactDetails, 'source'>;
export type FillResult<C extends ContactDetails> = {
  changed: boolean;
  contact: C;
  /** All fields that changed, and among them those that had another value before. */
  filled: FilledField[];
  updated: FilledField[];
  provenance: Provenance;
};

type Update = Partial<ContactDetails>;
type Rows = { existing: ContactDetails; incoming: ContactDetails; from: FillSource };

/**
 * Empty fields are filled; e-mails, phones, tags and reasons are added behind what is there; a field that the same source
 * brought takes its newer value. A title is not put beside another organization, nor a city into another country. An empty
 * cell empties nothing, but a title goes with the organization that it belonged to. "Do not contact" is never taken back, and
 * is taken over, and so is that mail to an address came back, which is then kept aside. The same row again changes nothing, and then `contact` is `existing` itself.
 */
export function fillContact<C extends ContactDetails>(
  existing: C,
  incoming: ContactDetails,
  from: FillSource,
): FillResult<C> {
  const rows: Rows = { existing, incoming, from };
  const texts = fillTexts(rows, textFields);
  const update: Update = {
    ...texts,
    ...fillFlags(rows),
    ...fillJob(rows),
    ...fillPlace(rows),
    ...addToLists(rows),
    ...fillExtra(rows, texts),
  };
  // Object.keys forgets the key type that `update` has.
  const filled = Object.keys(update) as FilledField[];
  const { provenance, source } = from;
  if (filled.length === 0) return { changed: false, contact: existing, filled, updated: [], provenance };
  return {
    changed: true,
    contact: { ...existing, ...update },
    filled,
    updated: filled.filter((field) => replaces(existing[field], update[field])),
    provenance: attributeTo(provenance, source, ownedFields(rows, update)),
  };
}

const singleTexts = flatFieldsOfKind('name', 'line', 'text', 'linkedin', 'zone');
type TextField = (typeof singleTexts)[number];
const jobFields: readonly TextField[] = ['organization', 'title'];
const textFields = singleTexts.filter((field) => !jobFields.includes(field));
const flags = fieldsOfKind('flag');
const consents = fieldsOfKind('consent');

/** A field of one value takes the value of a row where it is a gap, or where the same source had brought what stands there. */
function fillTexts({ existing, incoming, from }: Rows, fields: readonly TextField[]): Update {
  const update: Update = {};
  for (const field of fields) {
    if (isEmpty(incoming[field]) || incoming[field] === existing[field]) continue;
    if (isOpen(from, field, isEmpty(existing[field]))) update[field] = incoming[field];
  }
  return update;
}

function fillFlags({ existing, incoming, from }: Rows): Update {
  const update: Update = {};
  for (const field of flags) {
    if (incoming[field] === null || incoming[field] === existing[field]) continue;
    if (isOpen(from, field, existing[field] === null)) update[field] = incoming[field];
  }
  for (const field of consents) if (incoming[field] && !existing[field]) update[field] = true;
  return update;
}

/** Organization and title are one fact: what cannot be changed of it has to agree with the row. */
function fillJob(rows: Rows): Update {
  const { existing, incoming, from } = rows;
  const isOpenFor = (field: 'organization' | 'title') => isOpen(from, field, isEmpty(existing[field]));
  const organizationsAgree = agree(existing.organization, incoming.organization, matchKeyForOrganization);
  const titlesAgree = agree(existing.title, incoming.title, foldText);
  if ((!organizationsAgree && !isOpenFor('organization')) || (!titlesAgree && !isOpenFor('title'))) return {};
  if (!titlesAgree && isEmpty(incoming.organization) && !isEmpty(existing.organization)) return {};
  const movesOn = !organizationsAgree && isEmpty(incoming.title) && !isEmpty(existing.title);
  if (movesOn && !isOpenFor('title')) return {};
  return { ...fillTexts(rows, jobFields), ...(movesOn && { title: null }) };
}

/** The parts of a place are one fact as well: they are filled where they agree, and replaced only together. */
function fillPlace({ existing, incoming, from }: Rows): Update {
  if (placeParts.every((part) => isEmpty(incoming.place[part]))) return {};
  const isNew = placeParts.every((part) => isEmpty(existing.place[part]));
  const agrees = placeParts.every((part) => agree(existing.place[part], incoming.place[part], foldText));
  if (isNew && wasEmptiedByHand(from.provenance, 'place')) return {};
  if (!agrees) return isOpen(from, 'place', false) ? { place: { ...incoming.place } } : {};
  const place = { ...existing.place };
  for (const part of placeParts) if (isEmpty(place[part])) place[part] = incoming.place[part] || null;
  return placeParts.some((part) => (place[part] ?? '') !== (existing.place[part] ?? '')) ? { place } : {};
}

/** Lists only grow, but for addresses that bounced: what is new goes behind what is there, and what a person took out stays out. */
function addToLists(rows: Rows): Update {
  const { existing, incoming, from } = rows;
  const removed = new Set(from.provenance.removed);
  const update: Update = {};
  const emails = fillEmails(rows, removed);
  const phones = withNew(existing.phones, incoming.phones, { keyOf: phoneListKey, removed });
  const tags = withNew(existing.tags, incoming.tags, { keyOf: tagKey, removed });
  const reasons = withNew(existing.reasons, incoming.reasons, { keyOf: reasonKey, removed });
  if (emails) update.emails = emails;
  if (phones) update.phones = phones;
  if (tags) update.tags = tags;
  if (reasons) update.reasons = reasons;
  return update;
}

/** What mail came back from is not written to, until a person types it again. */
function fillEmails(rows: Rows, removed: ReadonlySet<string>): string[] | null {
  const { existing, incoming } = rows;
  const bounced = newlyBounced(rows).map(emailKey);
  const kept = existing.emails.filter((email) => !bounced.includes(emailKey(email)));
  const barred = new Set([...removed, ...bouncedEmailsOf(existing).map(emailKey)]);
  const emails = withNew(kept, incoming.emails, { keyOf: emailKey, removed: barred });
  return emails ?? (kept.length < existing.emails.length ? kept : null);
}

function newlyBounced({ existing, incoming }: Rows): string[] {
  const known = new Set([...bouncedEmailsOf(existing), ...incoming.emails].map(emailKey));
  return bouncedEmailsOf(incoming).filter((email) => !known.has(emailKey(email)));
}

type Comparing<T> = { keyOf: (one: T) => string; removed: ReadonlySet<string> };

/** null when nothing new is among them. */
function withNew<T>(existing: readonly T[], incoming: readonly T[], comparing: Comparing<T>): T[] | null {
  const { keyOf, removed } = comparing;
  const known = new Set(existing.map(keyOf));
  const added: T[] = [];
  for (const one of incoming) {
    const key = keyOf(one);
    if (isKeyOfNothing(key) || known.has(key) || removed.has(key)) continue;
    known.add(key);
    added.push(one);
  }
  return added.length === 0 ? null : [...existing, ...added];
}

function isKeyOfNothing(key: string): boolean {
  return /^[a-z]+:$/.test(key);
}

/** The given name of a row that is the same person under another form of it: kept, so that nobody else is taken for them by it. */
function otherGivenName({ existing, incoming }: Rows): [string, string][] {
  const { givenName } = incoming;
  const isKnown = [existing.givenName, ...otherNamesOf(existing)].some((name) =>
    areSameName(name, givenName),
  );
  if (!givenName?.trim() || isEmpty(existing.givenName) || isKnown || areInitials(givenName)) return [];
  return [[alsoKnownAs, [...otherNamesOf(existing), givenName].join('; ')]];
}

function fillExtra(rows: Rows, { givenName }: Update): Update {
  const { existing, incoming, from } = rows;
  const known = new Map(Object.entries(existing.extra ?? {}));
  const added = Object.entries(incoming.extra ?? {}).filter(
    ([column, value]) =>
      column !== bouncedEmails &&
      known.get(column) !== value &&
      isOpen(from, `extra.${column}`, !known.has(column)),
  );
  const bounced = newlyBounced(rows);
  if (bounced.length > 0) added.push([bouncedEmails, [...bouncedEmailsOf(existing), ...bounced].join(', ')]);
  if (givenName === undefined) added.push(...otherGivenName(rows));
  return added.length === 0 ? {} : { extra: Object.fromEntries([...known, ...added]) };
}

/** What the source owns from now on. A place that a person began is not the source's for having completed it. */
function ownedFields({ existing, from }: Rows, update: Update): SingleField[] {
  const known = new Map(Object.entries(existing.extra ?? {}));
  const columns = Object.entries(update.extra ?? {}).filter(([column, value]) => known.get(column) !== value);
  const isPlaceOwned =
    Object.values(existing.place).every(isEmpty) || isOwnedBy(from.provenance, from.source, 'place');
  return [
    ...singleFields.filter((field) => field in update && (field !== 'place' || isPlaceOwned)),
    ...columns.map(([column]): SingleField => `extra.${column}`),
  ];
}

/** Whether the source may set the field: an empty one that nobody emptied, or one that it brought itself. */
function isOpen({ provenance, source, mayUpdate }: FillSource, field: SingleField, isGap: boolean): boolean {
  if (isGap) return !wasEmptiedByHand(provenance, field);
  return mayUpdate && isOwnedBy(provenance, source, field);
}

/** A contact that was written down before a field came has not even null there. */
function isEmpty(text: string | null | undefined): boolean {
  return !text || text.trim() === '';
}

function agree(a: string | null, b: string | null, keyOf: (text: string) => string | null): boolean {
  return isEmpty(a) || isEmpty(b) || keyOf(a ?? '') === keyOf(b ?? '');
}

function replaces(before: unknown, after: unknown): boolean {
  if (Array.isArray(before)) return Array.isArray(after) && !before.every((one) => after.includes(one));
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null)
    return typeof before === 'string' && before.trim() !== '' && before !== after;
  const next = new Map(Object.entries(after));
  return Object.entries(before).some(([key, value]) => replaces(value, next.get(key)));
}
