import { answerShelf } from './answer-shelf.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { keep?: (data: unknown) => boolean; [other: string]: unknown };
  }
}

export const shelf = answerShelf(() => localStorage);

/**
 * Options of a query whose answer this device keeps: a page begins with what is kept, and asks the server all the same.
 * `keep` says of an answer whether it is worth keeping.
 */
export const onDevice = <Data>(queryKey: readonly unknown[], keep: (data: Data) => boolean = () => true) => ({
  // A query's meta knows no type of its data; it is this query's own.
  meta: { keep: (data: unknown) => keep(data as Data) },
  // Kept from the same query's answer, under its key.
  initialData: () => shelf.take(queryKey)?.data as Data | undefined,
  // Never taken for fresh: another tab may have kept an older answer after a newer one.
  initialDataUpdatedAt: 0,
});

/** Calls back when another person signed in, in another tab of this browser. */
export const onOtherPerson = (isMe: (person: string) => boolean, listener: () => void): void =>
  window.addEventListener('storage', () => {
    const person = shelf.person();
    if (person !== null && !isMe(person)) listener();
  });
