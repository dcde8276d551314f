// What a file says about somebody already known fills gaps, and changes what the same source had brought; what a person typed
// is never overwritten, what a person took out stays out, and nothing is lost.

import { addToLists } from './fill-lists.ts';
import { mergeJob, mergePlace } from './fill-pairs.ts';
import { isEmpty, isOpen, type MergeSource, mergeTexts, type Rows, type Update } from './fill-texts.ts';
import { type Brought, bring, isBroughtBy, type SingleField, singleFields } from './provenance.ts';
import type { TargetReason } from './target-reasons.ts';

export type ContactPhone = { e164: string | null; typed: string; label?: string };

export type MergeableContact = {
  givenName: string | null;
  familyName: string | null;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  emails: string[];
  phones: ContactPhone[];
  linkedinUrl: string | null;
  place: { city: string | null; region: string | null; country: string | null };
  timeZone: string | null;
  reasons: TargetReason[];
  faceToFace: boolean | null;
  doNotContact: boolean;
  tags: string[];
  notes: string | null;
  extra?: Record<string, string>;
  /** These two come with an export of our own and are taken over for somebody new only. */
  assistant?: string | null;
  source?: { kind: 'typed' | 'import' | 'referral' | 'sample' | 'api' | 'coach'; label: string | null };
};

export type MergedField = Exclude<keyof MergeableContact, 'assistant' | 'source'>;
export type MergeResult<C extends MergeableContact> = {
  changed: boolean;
  contact: C;
  /** All fields that changed, and among them those that had another value before. */
  filled: MergedField[];
  updated: MergedField[];
  brought: Brought;
};

/**
 * Empty fields are filled; e-mails, phones, tags and reasons are added behind what is there; a field that the same source
 * brought takes its newer value. A title is not put beside another organization, nor a city into another country. An empty
 * cell empties nothing, but a title goes with the organization that it belonged to. "Do not contact" is never taken back, and
 * is taken over. The same row again changes nothing, and then `contact` is `existing` itself.
 */
export function mergeContact<C extends MergeableContact>(
  existing: C,
  incoming: MergeableContact,
  from: MergeSource,
): MergeResult<C> {
  const rows: Rows = { existing, incoming, from };
  const update: Update = {
    ...mergeSingle(rows),
    ...mergeJob(rows),
    ...mergePlace(rows),
    ...addToLists(rows),
    ...mergeExtra(rows),
  };
  if (incoming.doNotContact && !existing.doNotContact) update.doNotContact = true;
  // Object.keys forgets the key type that `update` has.
  const filled = Object.keys(update) as MergedField[];
  const { brought, source } = from;
  if (filled.length === 0) return { changed: false, contact: existing, filled, updated: [], brought };
  return {
    changed: true,
    contact: { ...existing, ...update },
    filled,
    updated: filled.filter((field) => replaces(existing[field], update[field])),
    brought: bring(brought, source, ownedFields(rows, update)),
  };
}

function mergeSingle(rows: Rows): Update {
  const { existing, incoming, from } = rows;
  const update = mergeTexts(rows, [
    'givenName',
    'familyName',
    'credentials',
    'linkedinUrl',
    'timeZone',
    'notes',
  ]);
  if (incoming.faceToFace !== null && incoming.faceToFace !== existing.faceToFace)
    if (isOpen(from, 'faceToFace', existing.faceToFace === null)) update.faceToFace = incoming.faceToFace;
  return update;
}

function mergeExtra({ existing, incoming, from }: Rows): Update {
  const known = new Map(Object.entries(existing.extra ?? {}));
  const added = Object.entries(incoming.extra ?? {}).filter(
    ([column, value]) => known.get(column) !== value && isOpen(from, `extra.${column}`, !known.has(column)),
  );
  return added.length === 0 ? {} : { extra: Object.fromEntries([...known, ...added]) };
}

/** What the source owns from now on. A place that a person began is not the source's for having completed it. */
function ownedFields({ existing, from }: Rows, update: Update): SingleField[] {
  const known = new Map(Object.entries(existing.extra ?? {}));
  const columns = Object.entries(update.extra ?? {}).filter(([column, value]) => known.get(column) !== value);
  const isPlaceOwned =
    Object.values(existing.place).every(isEmpty) || isBroughtBy(from.brought, from.source, 'place');
  return [
    ...singleFields.filter((field) => field in update && (field !== 'place' || isPlaceOwned)),
    ...columns.map(([column]): SingleField => `extra.${column}`),
  ];
}

function replaces(before: unknown, after: unknown): boolean {
  if (Array.isArray(before)) return false;
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null)
    return typeof before === 'string' && before.trim() !== '' && before !== after;
  const next = new Map(Object.entries(after));
  return Object.entries(before).some(([key, value]) => replaces(value, next.get(key)));
}
