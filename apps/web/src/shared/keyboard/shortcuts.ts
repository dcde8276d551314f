// Keys that act without Ctrl or ⌘, alone ("m") or one after the other ("g t"). They rest while someone types and while
// a dialog is open.
import { useEffect, useRef } from 'react';

export type Shortcut = {
  /** "m", "?", or "g t". Letters in lower case. */
  keys: string;
  /** What it does, for the page of keys: "Go to Today". */
  does: string;
  run: () => void;
};

const active = new Set<Shortcut>();
let pending = '';
let pendingSince = 0;
const sequenceMs = 1200;

export const activeShortcuts = (): Shortcut[] => [...active];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|range|button|submit)$/.test(target.type));

/** A menu has letters of its own: they find its entries. */
const isBehindDialog = (): boolean =>
  document.querySelector('[data-dialog]:is([role="dialog"], [role="alertdialog"], [role="menu"])') !== null;

const find = (keys: string): Shortcut | undefined =>
  [...active].findLast((shortcut) => shortcut.keys === keys);
const begins = (keys: string): boolean =>
  [...active].some((shortcut) => shortcut.keys.startsWith(`${keys} `));

/** The document's one key listener; installed by the shell. */
export const handleKey = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (isTyping(event.target) || isBehindDialog()) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const prefix = event.timeStamp - pendingSince < sequenceMs ? pending : '';
  const keys = prefix === '' ? key : `${prefix} ${key}`;
  const shortcut = find(keys) ?? find(key);
  pending = shortcut === undefined && begins(key) ? key : '';
  pendingSince = event.timeStamp;
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
};

/** Sets a key until the function that it returns is called. */
export const addShortcut = (shortcut: Shortcut): (() => void) => {
  active.add(shortcut);
  return () => {
    active.delete(shortcut);
  };
};

/** Sets a key for as long as the component is there. A later one with the same keys wins. */
export const useShortcut = (keys: string, does: string, run: () => void): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => addShortcut({ keys, does, run: () => latest.current() }), [keys, does]);
};
