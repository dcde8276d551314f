// The entries that this device keeps, per meeting, shared by all parts of a page and by all tabs. Each lies under its
// own name: what a tab removes never takes along what another one adds at that moment.
import { type KeptEntry, lieDown, takeUp } from './kept-entries.ts';

/** Where a meeting's entries lie. */
export type KeptPlace = { workspaceId: string; meetingId: string };

const prefix = 'threefold.kept.';
const nameOf = ({ workspaceId, meetingId }: KeptPlace, id = '') =>
  `${prefix}${workspaceId}.${meetingId}.${id}`;

const listeners = new Set<() => void>();
// What a storage that is full or refused could not take: kept for as long as this page is open.
const unstored = new Map<string, string>();
const shown = new Map<string, { texts: string[]; entries: KeptEntry[] }>();
let lastAt = 0;

const changed = (): void => {
  for (const listener of listeners) listener();
};

const storedNames = (): string[] => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};
const namesUnder = (place: string): string[] =>
  [...new Set([...storedNames(), ...unstored.keys()])].filter((name) => name.startsWith(place));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

const entriesUnder = (place: string): KeptEntry[] => {
  const texts = namesUnder(place)
    .toSorted()
    .flatMap((name) => unstored.get(name) ?? localStorage.getItem(name) ?? []);
  const known = shown.get(place);
  if (known && isSame(known.texts, texts)) return known.entries;
  const entries = takeUp(texts);
  shown.set(place, { texts, entries });
  return entries;
};

/** In the order in which they were written. The same array as long as nothing changed. */
export const keptIn = (place: KeptPlace): KeptEntry[] => entriesUnder(nameOf(place));

/** All of a workspace, whatever the meeting. The same array as long as nothing changed. */
export const keptOf = (workspaceId: string): KeptEntry[] => entriesUnder(`${prefix}${workspaceId}.`);

/** The meetings of a workspace with something kept. */
export const keptPlaces = (workspaceId: string): KeptPlace[] => {
  const ids = namesUnder(`${prefix}${workspaceId}.`).map((name) => name.split('.')[3] ?? '');
  return [...new Set(ids)].map((meetingId) => ({ workspaceId, meetingId }));
};

/** Keeps an entry, in place of an earlier one with its id. False where it lives only as long as this page does. */
export const keepEntry = (place: KeptPlace, entry: KeptEntry): boolean => {
  const name = nameOf(place, entry.id);
  lastAt = Math.max(Date.now(), lastAt + 1);
  const text = lieDown(entry, lastAt);
  unstored.delete(name);
  try {
    localStorage.setItem(name, text);
  } catch {
    unstored.set(name, text);
  }
  changed();
  return !unstored.has(name);
};

export const dropEntry = (place: KeptPlace, id: string): void => {
  const name = nameOf(place, id);
  unstored.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // A storage that is refused holds nothing.
  }
  changed();
};

export const subscribeToKept = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

let isMissed = false;
let tellDropped = (): void => {
  isMissed = true;
};
// Heard from the first moment on, though who is told of it is loaded behind the first page.
globalThis.addEventListener?.('storage', ({ key, newValue }) => {
  if (key?.startsWith(prefix) && newValue === null) tellDropped();
});

/** Calls back when another tab let go of an entry: sent or taken back, this tab's own answers do not know. */
export const onDroppedElsewhere = (listener: () => void): void => {
  tellDropped = listener;
  if (isMissed) listener();
};
