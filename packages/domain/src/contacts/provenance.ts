// Who put what stands in a field of a contact: a file, whose newer export may change it, or a person, whom no file overrules.

import type { ContactDetails } from './contact-facts.ts';
import { type ContactPhone, fieldsOfKind, isPlacePart, type PlacePart } from './contact-fields.ts';
import { phoneKey } from './match.ts';
import { foldText } from './search-text.ts';
import type { TargetReason } from './target-reasons.ts';

const ownedKinds = fieldsOfKind('name', 'line', 'text', 'linkedin', 'zone', 'country', 'flag');
type OwnedField = (typeof ownedKinds)[number];

export const singleFields = [
  ...new Set(
    ownedKinds.map((field): Exclude<OwnedField, PlacePart> | 'place' =>
      isPlacePart(field) ? 'place' : field,
    ),
  ),
];
/** Fields that hold one value, the place as one of them. Columns of `extra` are named `extra.<column>`; lists only grow and have no owner. */
export type SingleField = (typeof singleFields)[number] | `extra.${string}`;

/**
 * Kept with each contact. What is not named here was typed, or nobody knows who brought it, which counts as typed.
 */
export type Provenance = {
  /** The fields whose value a source brought, by the source. */
  by?: Record<string, readonly string[]>;
  /** Fields that a person emptied: they stay so. */
  emptied?: readonly string[];
  /** Entries of lists that a person took out (`email:`, `phone:`, `tag:`, `reason:` and its key): they stay out. */
  removed?: readonly string[];
};

export const noProvenance: Provenance = {};

/** For somebody whom a file made: all that has a value came from it. */
export function provenanceFrom(source: string, contact: ContactDetails): Provenance {
  const fields = fieldsWithValue(contact);
  return fields.length === 0 ? noProvenance : { by: withSource(undefined, source, fields) };
}

export function isOwnedBy({ by }: Provenance, source: string, field: SingleField): boolean {
  return new Map(Object.entries(by ?? {})).get(source)?.includes(field) ?? false;
}

export function wasEmptiedByHand({ emptied }: Provenance, field: SingleField): boolean {
  return emptied?.includes(field) ?? false;
}

/** The source brought these fields; whoever brought them before no longer did. */
export function attributeTo(provenance: Provenance, source: string, fields: readonly string[]): Provenance {
  if (fields.length === 0) return provenance;
  const without = forget(provenance, fields);
  const own = new Map(Object.entries(without.by ?? {})).get(source) ?? [];
  return { ...without, by: withSource(without.by, source, [...own, ...fields]) };
}

/** A person changed a contact: what they set is theirs, what they emptied stays empty, what they took out of a list stays out. */
export function typeOver(provenance: Provenance, before: ContactDetails, after: ContactDetails): Provenance {
  const changed = singleFields.filter((field) => !isSame(before[field], after[field]));
  const emptied = changed.filter((field) => !hasValue(after[field]));
  const kept = forget(provenance, changed);
  const inList = new Set(listKeys(after));
  const removed = [...(provenance.removed ?? []), ...listKeys(before)].filter((key) => !inList.has(key));
  return tidy({
    ...kept,
    emptied: [...(kept.emptied ?? []), ...emptied],
    removed: [...new Set(removed)],
  });
}

/** An import is taken back: who brought these fields before it has brought them again. */
export function restoreProvenance(
  provenance: Provenance,
  before: Provenance,
  fields: readonly string[],
): Provenance {
  const sources = Object.entries(before.by ?? {});
  return sources.reduce(
    (restored, [source, own]) =>
      attributeTo(
        restored,
        source,
        own.filter((field) => fields.includes(field)),
      ),
    forget(provenance, fields),
  );
}

/** The entries of all lists of a contact as they are compared. */
export function listKeys(contact: Pick<ContactDetails, 'emails' | 'phones' | 'tags' | 'reasons'>): string[] {
  return [
    ...contact.emails.map(emailKey),
    ...contact.phones.map(phoneListKey),
    ...contact.tags.map(tagKey),
    ...contact.reasons.map(reasonKey),
  ];
}

export function emailKey(email: string): string {
  return `email:${email.trim().toLowerCase()}`;
}
export function phoneListKey(phone: ContactPhone): string {
  return `phone:${phoneKey(phone) ?? phone.typed.trim()}`;
}
export function tagKey(tag: string): string {
  return `tag:${foldText(tag)}`;
}
export function reasonKey(reason: TargetReason): string {
  return `reason:${reason}`;
}

function fieldsWithValue(contact: ContactDetails): SingleField[] {
  const columns = Object.keys(contact.extra ?? {}).map((column): SingleField => `extra.${column}`);
  return [...singleFields.filter((field) => hasValue(contact[field])), ...columns];
}

function forget(provenance: Provenance, fields: readonly string[]): Provenance {
  const gone = new Set(fields);
  const by = Object.entries(provenance.by ?? {}).map(
    ([source, own]) => [source, own.filter((field) => !gone.has(field))] as const,
  );
  return tidy({
    ...provenance,
    by: Object.fromEntries(by),
    emptied: (provenance.emptied ?? []).filter((field) => !gone.has(field)),
  });
}

/** Without empty members, so that nothing is stored for somebody whom a person typed. */
function tidy({ by, emptied, removed }: Provenance): Provenance {
  const sources = Object.entries(by ?? {}).filter(([, fields]) => fields.length > 0);
  return {
    ...(sources.length > 0 && { by: Object.fromEntries(sources) }),
    ...(emptied && emptied.length > 0 && { emptied }),
    ...(removed && removed.length > 0 && { removed }),
  };
}

function withSource(by: Provenance['by'], source: string, fields: readonly string[]): Provenance['by'] {
  if (!by) return Object.fromEntries([[source, fields]]);
  const others = Object.entries(by).filter(([name]) => name !== source);
  return Object.fromEntries([...others, [source, fields]]);
}

function hasValue(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasValue);
  return value === true;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return a === b || (!hasValue(a) && !hasValue(b));
  const other = new Map(Object.entries(b));
  return Object.entries(a).every(([key, value]) => isSame(value, other.get(key)));
}
