// What the list shows is said in its address, so that a filter can be bookmarked, sent and gone back to.
import { type FindingKind, findingKinds } from '@threefold/domain/findings/merge-findings';

export type FindingsSearch = {
  /** `help`: what the seeker could help with, in the order of how many named it. */
  view?: 'help';
  q?: string;
  kind?: FindingKind;
  industry?: string;
  organization?: string;
};
export type FindingsChange = { [Key in keyof FindingsSearch]?: FindingsSearch[Key] | undefined };

const textOf = (value: unknown, max: number): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text.slice(0, max);
};

/** Reads any address; words that mean nothing are dropped rather than refused. */
export const readFindingsSearch = (raw: Record<string, unknown>): FindingsSearch => {
  const q = textOf(raw.q, 200);
  const kind = findingKinds.find((one) => one === raw.kind);
  const industry = textOf(raw.industry, 80);
  const organization = textOf(raw.organization, 200);
  return {
    ...(raw.view === 'help' ? { view: 'help' as const } : {}),
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(industry ? { industry } : {}),
    ...(organization ? { organization } : {}),
  };
};

export const changed = (search: FindingsSearch, change: FindingsChange): FindingsSearch =>
  readFindingsSearch({ ...search, ...change });

export const isNarrowed = ({ q, kind, industry, organization }: FindingsSearch): boolean =>
  [q, kind, industry, organization].some((part) => part !== undefined);
