// The entries that this device keeps, per meeting, shared by all parts of a page and by all tabs.
import { type KeptEntry, readEntries } from './kept-entries.ts';

const prefix = 'threefold.kept.';
const listeners = new Set<() => void>();
const shown = new Map<string, { text: string | null; entries: KeptEntry[] }>();

/** The same array as long as nothing changed. */
export const keptIn = (place: string): KeptEntry[] => {
  const text = localStorage.getItem(prefix + place);
  const known = shown.get(place);
  if (known && known.text === text) return known.entries;
  const entries = readEntries(text);
  shown.set(place, { text, entries });
  return entries;
};

export const changeKept = (place: string, change: (entries: readonly KeptEntry[]) => KeptEntry[]): void => {
  const next = change(keptIn(place));
  if (next.length === 0) localStorage.removeItem(prefix + place);
  else localStorage.setItem(prefix + place, JSON.stringify(next));
  for (const listener of listeners) listener();
};

export const subscribeToKept = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};
