// Who put what stands in a field of a contact: a file, whose newer export may change it, or a person, whom no file overrules.

import type { MergeableContact } from './contact-facts.ts';
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
export type Brought = {
  /** The fields whose value a source brought, by the source. */
  by?: Record<string, readonly string[]>;
  /** Fields that a person emptied: they stay so. */
  emptied?: readonly string[];
  /** Entries of lists that a person took out (`email:`, `phone:`, `tag:`, `reason:` and its key): they stay out. */
  removed?: readonly string[];
};

export const nothingBrought: Brought = {};

/** For somebody whom a file made: all that has a value came from it. */
export function broughtBy(source: string, contact: MergeableContact): Brought {
  const fields = fieldsWithValue(contact);
  return fields.length === 0 ? nothingBrought : { by: withSource(undefined, source, fields) };
}

export function isBroughtBy({ by }: Brought, source: string, field: SingleField): boolean {
  return new Map(Object.entries(by ?? {})).get(source)?.includes(field) ?? false;
}

export function wasEmptiedByHand({ emptied }: Brought, field: SingleField): boolean {
  return emptied?.includes(field) ?? false;
}

/** The source brought these fields; whoever brought them before no longer did. */
export function bring(brought: Brought, source: string, fields: readonly string[]): Brought {
  if (fields.length === 0) return brought;
  const without = forget(brought, fields);
  const own = new Map(Object.entries(without.by ?? {})).get(source) ?? [];
  return { ...without, by: withSource(without.by, source, [...own, ...fields]) };
}

/** A person changed a contact: what they set is theirs, what they emptied stays empty, what they took out of a list stays out. */
export function typeOver(brought: Brought, before: MergeableContact, after: MergeableContact): Brought {
  const changed = singleFields.filter((field) => !isSame(before[field], after[field]));
  const emptied = changed.filter((field) => !hasValue(after[field]));
  const kept = forget(brought, changed);
  const inList = new Set(listKeys(after));
  const removed = [...(brought.removed ?? []), ...listKeys(before)].filter((key) => !inList.has(key));
  return tidy({
    ...kept,
    emptied: [...(kept.emptied ?? []), ...emptied],
    removed: [...new Set(removed)],
  });
}

/** An import is taken back: who brought these fields before it has brought them again. */
export function bringBack(brought: Brought, before: Brought, fields: readonly string[]): Brought {
  const sources = Object.entries(before.by ?? {});
  return sources.reduce(
    (restored, [source, own]) =>
      bring(
        restored,
        source,
        own.filter((field) => fields.includes(field)),
      ),
    forget(brought, fields),
  );
}

/** The entries of all lists of a contact as they are compared. */
export function listKeys(
  contact: Pick<MergeableContact, 'emails' | 'phones' | 'tags' | 'reasons'>,
): string[] {
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

function fieldsWithValue(contact: MergeableContact): SingleField[] {
  const columns = Object.keys(contact.extra ?? {}).map((column): SingleField => `extra.${column}`);
  return [...singleFields.filter((field) => hasValue(contact[field])), ...columns];
}

function forget(brought: Brought, fields: readonly string[]): Brought {
  const gone = new Set(fields);
  const by = Object.entries(brought.by ?? {}).map(
    ([source, own]) => [source, own.filter((field) => !gone.has(field))] as const,
  );
  return tidy({
    ...brought,
    by: Object.fromEntries(by),
    emptied: (brought.emptied ?? []).filter((field) => !gone.has(field)),
  });
}

/** Without empty members, so that nothing is stored for somebody whom a person typed. */
function tidy({ by, emptied, removed }: Brought): Brought {
  const sources = Object.entries(by ?? {}).filter(([, fields]) => fields.length > 0);
  return {
    ...(sources.length > 0 && { by: Object.fromEntries(sources) }),
    ...(emptied && emptied.length > 0 && { emptied }),
    ...(removed && removed.length > 0 && { removed }),
  };
}

function withSource(by: Brought['by'], source: string, fields: readonly string[]): Brought['by'] {
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
