import type { Stage, TargetReason } from '@threefold/contracts/contacts';
import { stages } from '@threefold/domain/contacts/stage';
import { targetReasons } from '@threefold/domain/contacts/target-reasons';

// What the list shows is said in its address, so that a filter can be bookmarked, sent and gone back to.

export const contactSorts = ['name', 'recent', 'stage'] as const;
export type ContactSort = (typeof contactSorts)[number];

/** As in the address: several values are joined by commas. */
export type ContactSearch = {
  q?: string;
  stage?: string;
  reason?: string;
  tag?: string;
  referrerId?: string;
  inPerson?: true;
  sort?: ContactSort;
  deleted?: true;
};

/** Part of a search to be changed; `undefined` takes a part off. */
export type SearchChange = { [Key in keyof ContactSearch]?: ContactSearch[Key] | undefined };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const textOf = (value: unknown, max: number): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text.slice(0, max);
};

const known = <Word extends string>(value: unknown, words: readonly Word[]): Word[] => {
  const asked = new Set((textOf(value, 500) ?? '').split(','));
  return words.filter((word) => asked.has(word));
};

export const stagesOf = (search: ContactSearch): Stage[] => known(search.stage, stages);
export const reasonsOf = (search: ContactSearch): TargetReason[] => known(search.reason, targetReasons);

const withoutEmpty = (search: { [Key in keyof ContactSearch]: ContactSearch[Key] | undefined }) =>
  // Only entries that are not undefined are kept.
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as ContactSearch;

/** Reads any address; words that mean nothing are dropped rather than refused. */
export const readContactSearch = (raw: Record<string, unknown>): ContactSearch => {
  const referrerId = textOf(raw.referrerId, 36);
  const [sort] = known(raw.sort, contactSorts);
  return withoutEmpty({
    q: textOf(raw.q, 200),
    stage: known(raw.stage, stages).join(',') || undefined,
    reason: known(raw.reason, targetReasons).join(',') || undefined,
    tag: textOf(raw.tag, 60),
    referrerId: referrerId && uuid.test(referrerId) ? referrerId : undefined,
    inPerson: raw.inPerson === true || raw.inPerson === 'true' ? true : undefined,
    sort: sort === 'name' ? undefined : sort,
    deleted: raw.deleted === true || raw.deleted === 'true' ? true : undefined,
  });
};

/** The same search with some of it changed. */
export const changed = (search: ContactSearch, change: SearchChange): ContactSearch =>
  readContactSearch({ ...search, ...change });

/** Switches one stage or reason on or off. */
export const toggled = (list: string | undefined, word: string): string => {
  const words = (list ?? '').split(',').filter(Boolean);
  return (words.includes(word) ? words.filter((one) => one !== word) : [...words, word]).join(',');
};

/** Whether anything narrows the list; the order does not. */
export const isNarrowed = ({ q, stage, reason, tag, referrerId, inPerson }: ContactSearch): boolean =>
  [q, stage, reason, tag, referrerId, inPerson].some((part) => part !== undefined);

/** The same as the query of the API. */
export const listQueryOf = (search: ContactSearch) => ({
  q: search.q,
  stage: stagesOf(search),
  reason: reasonsOf(search),
  tag: search.tag,
  referrerId: search.referrerId,
  faceToFace: search.inPerson ? ('true' as const) : undefined,
  sort: search.sort ?? 'name',
  deleted: search.deleted ? ('true' as const) : ('false' as const),
});

// The phone shows one part of a contact's page at a time; which one is said in the address. The desk shows all.
const contactParts = ['story', 'about', 'chain'] as const;
export type ContactPart = (typeof contactParts)[number];

export const readContactPart = (search: Record<string, unknown>): { part?: ContactPart } => {
  const part = contactParts.find((one) => one === search.part);
  return part === undefined || part === 'story' ? {} : { part };
};
