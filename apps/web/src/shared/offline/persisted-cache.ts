// The part of react-query's cache that outlives the page, so that a meeting opens with no network: each query dehydrated
// under its own name in this browser's storage. It belongs to one person and goes when that person signs out or another
// one signs in.
import {
  type DehydratedState,
  dehydrateQuery,
  hashKey,
  hydrate,
  type Query,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { persist?: (data: unknown) => boolean; [other: string]: unknown };
  }
}

type PersistedQuery = DehydratedState['queries'][number];

type PersistedCache = {
  /** Whose queries lie here. */
  person: () => string | null;
  /** From here on queries of this person are persisted; those of another go. */
  begin: (person: string) => void;
  /** Persists a query that asks for it, where this person's lie here. */
  persist: (query: Query, person: string) => void;
  /** Puts what lies here into the cache, before anything is drawn. What the cache has already stays as it is. */
  restore: (queryClient: QueryClient) => void;
  has: (key: QueryKey) => boolean;
  drop: (key: QueryKey) => void;
  clear: () => void;
};

const prefix = 'threefold.answers.';
const personName = `${prefix}person`;

/** Whether a name in the storage is one of these. */
export const isPersistedName = (name: string): boolean => name.startsWith(prefix);

// To be raised when an answer that is persisted changes its shape: what an older version left goes.
const shape = 5;

// With no network nobody could read it again.
const gcTime = Number.POSITIVE_INFINITY;

/** Options of a query that is persisted. `isWorthIt` says of an answer whether it is. */
export const persisted = <Data>(isWorthIt: (data: Data) => boolean = () => true) => ({
  gcTime,
  // A query's meta knows no type of its data; it is this query's own.
  meta: { persist: (data: unknown) => isWorthIt(data as Data) },
});

const attempt = <Result>(act: () => Result): Result | undefined => {
  try {
    return act();
  } catch {
    // A browser that refuses storage, or has no room left: nothing is persisted, and all else goes on.
    return undefined;
  }
};

const parseQuery = (text: string | null | undefined): PersistedQuery | undefined => {
  const value: unknown = attempt(() => JSON.parse(text ?? 'null'));
  if (!Array.isArray(Object(value).queryKey) || Object(Object(value).state).data === undefined)
    return undefined;
  // Written by `persist` alone; the check is for a storage that something else wrote to.
  const query = value as PersistedQuery;
  return {
    ...query,
    // Never taken for fresh: the server is asked all the same, and another tab may have written an older answer last.
    state: { ...query.state, dataUpdatedAt: 0 },
    // No function survives the storage; it stays persisted until the query's own options say otherwise.
    meta: { persist: () => true },
  };
};

/** `open` is asked each time, since a browser may refuse its storage at any time. */
export const createPersistedCache = (open: () => Storage): PersistedCache => {
  const names = () => attempt(() => Object.keys(open()).filter(isPersistedName)) ?? [];
  const person = () => attempt(() => open().getItem(personName)) ?? null;
  const placeOf = (owner: string | null) => `${prefix}${shape}.${owner}.`;
  const read = (name: string) => attempt(() => open().getItem(name));
  const remove = (name: string) => attempt(() => open().removeItem(name));
  const nameOf = (key: QueryKey) => placeOf(person()) + hashKey(key);
  const clear = () => {
    for (const name of names()) remove(name);
  };
  return {
    person,
    begin: (owner) => {
      if (person() === owner) return;
      clear();
      attempt(() => open().setItem(personName, owner));
    },
    persist: (query, owner) => {
      const { data } = query.state;
      if (data === undefined || query.meta?.persist?.(data) !== true || person() !== owner) return;
      attempt(() => open().setItem(placeOf(owner) + query.queryHash, JSON.stringify(dehydrateQuery(query))));
    },
    restore: (queryClient) => {
      const place = placeOf(person());
      for (const name of names()) if (name !== personName && !name.startsWith(place)) remove(name);
      const queries = names().flatMap((name) =>
        name.startsWith(place) ? (parseQuery(read(name)) ?? []) : [],
      );
      hydrate(queryClient, { queries }, { defaultOptions: { queries: { gcTime } } });
    },
    has: (key) => typeof read(nameOf(key)) === 'string',
    drop: (key) => remove(nameOf(key)),
    clear,
  };
};

export const persistedCache = createPersistedCache(() => localStorage);
