// What the page of the network keeps in the address, so that every view of it has a link.
import type { Picture, Shown } from './picture.ts';

export type NetworkSearch = {
  /** A civil day; without it, the present. */
  until?: string;
  person?: string;
  /** Only the chain that begins with this person. */
  root?: string;
  organization?: string;
  view?: 'list';
  /** With the people who were not written to yet. */
  scope?: 'all';
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const isDay = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00Z`));

export const readNetworkSearch = (search: Record<string, unknown>): NetworkSearch => {
  const until = text(search.until);
  const person = text(search.person);
  const root = text(search.root);
  const organization = text(search.organization);
  return {
    ...(until && isDay(until) ? { until } : {}),
    ...(person ? { person } : {}),
    ...(root ? { root } : {}),
    ...(organization ? { organization } : {}),
    ...(search.view === 'list' ? { view: 'list' } : {}),
    ...(search.scope === 'all' ? { scope: 'all' } : {}),
  };
};

export type NetworkPatch = { [Key in keyof NetworkSearch]?: NetworkSearch[Key] | undefined };

/** What the picture shows now, and how to change it. */
export type NetworkAt = {
  picture: Picture;
  shown: Shown;
  /** Null: the present. */
  day: string | null;
  /** Chosen in the picture, and in it at this day. */
  person: string | null;
  /** Only what came of this person is shown. */
  root: string | undefined;
  change: (patch: NetworkPatch) => void;
};

/** Leaves out of the address what is not set. */
export const withPatch = (search: NetworkSearch, patch: NetworkPatch): NetworkSearch =>
  readNetworkSearch({ ...search, ...patch });
