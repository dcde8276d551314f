// Two records of one person become one: what was typed by hand wins over what a file brought, "do not contact" wins over all,
// lists and notes are united, and each value that loses is kept.
import { fieldsOfKind } from '../contacts/contact-fields.ts';
import {
  type Brought,
  bring,
  emailKey,
  isBroughtBy,
  listKeys,
  phoneListKey,
  reasonKey,
  tagKey,
} from '../contacts/provenance.ts';
import { type MergeField, type MergingContact, membersOf, mergeFields, mergeUnits } from './merge-units.ts';

/** One of the two with what is known of who filled it. */
export type MergingSide = { contact: MergingContact; brought: Brought };
export type MergeSide = 'survivor' | 'merged';
export type MergeChoices = Partial<Record<MergeField, MergeSide>>;

export type ComparedField = {
  field: MergeField;
  /** Null where nothing is known. */
  survivor: string | null;
  merged: string | null;
  /** Whose value stands afterwards. */
  wins: MergeSide;
  why: 'same' | 'only-one' | 'typed' | 'stays' | 'chosen';
};
export type LosingValue = { field: string; value: string };
export type MergedTwo = {
  contact: MergingContact;
  brought: Brought;
  fields: ComparedField[];
  losing: LosingValue[];
};

export function mergeTwo(survivor: MergingSide, merged: MergingSide, choices: MergeChoices = {}): MergedTwo {
  const fields = mergeFields.map((field) => compareField(field, { survivor, merged, choices }));
  const winners = fields.map(({ field, wins }) =>
    membersOf(field, (wins === 'survivor' ? survivor : merged).contact),
  );
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
    brought: mergeBrought(fields, { survivor, merged, contact }),
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
function isTyped(field: MergeField, { brought }: MergingSide): boolean {
  return !mergeUnits[field].owned.some((member) => sourceOf(brought, member) !== null);
}

function sourceOf(brought: Brought, field: string): string | null {
  return Object.entries(brought.by ?? {}).find(([, fields]) => fields.includes(field))?.[0] ?? null;
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
function mergeBrought(fields: readonly ComparedField[], { survivor, merged, contact }: Merging): Brought {
  const owners = [
    ...fields.flatMap((field) => ownersOf(field, { survivor, merged })),
    ...Object.keys(contact.extra ?? {}).map((column): Owner => {
      const member = `extra.${column}`;
      return { member, source: sourceOf(survivor.brought, member) ?? sourceOf(merged.brought, member) };
    }),
  ];
  const brought = owners.reduce<Brought>(
    (before, { member, source }) => (source === null ? before : bring(before, source, [member])),
    {},
  );
  const there = new Set(listKeys(contact));
  const removed = [...(survivor.brought.removed ?? []), ...(merged.brought.removed ?? [])];
  const stillOut = [...new Set(removed)].filter((key) => !there.has(key));
  const emptied = (survivor.brought.emptied ?? []).filter((member) => sourceOf(brought, member) === null);
  return {
    ...brought,
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
    const source = sourceOf(winner.brought, member);
    const isContested = why !== 'same' && source !== null && isBroughtBy(loser.brought, source, member);
    return { member, source: isContested ? null : source };
  });
}
