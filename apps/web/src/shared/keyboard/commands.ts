// What the palette (Ctrl/⌘+K) can do besides going to pages. A page adds its own while it is shown.
import { useEffect, useRef } from 'react';

export type Command = {
  id: string;
  label: string;
  /** A quiet word at the right: the organization, the kind of action. */
  hint?: string;
  /** Other words by which it is found. */
  also?: string;
  keys?: string;
  run: () => void;
};

/** Answers a typed word with commands; `signal` ends it when the word changes. */
export type CommandSource = {
  title: string;
  search: (text: string, signal: AbortSignal) => Promise<Command[]>;
};

const commands = new Map<string, Command>();

export const activeCommands = (): Command[] => [...commands.values()];

/** Adds commands for as long as the component is there. */
export const useCommands = (list: readonly Command[]): void => {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  const ids = list.map((command) => command.id).join(' ');
  useEffect(() => {
    const added = ids.split(' ').filter(Boolean);
    for (const id of added) {
      const own = () => latest.current.find((command) => command.id === id);
      const shown = own();
      if (shown) commands.set(id, { ...shown, run: () => own()?.run() });
    }
    return () => {
      for (const id of added) commands.delete(id);
    };
  }, [ids]);
};

/** Every typed word begins some word of the command, whatever the order and the accents. */
export const matches = (command: Command, text: string): boolean => {
  const plain = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const there = plain(`${command.label} ${command.also ?? ''} ${command.hint ?? ''}`).split(
    /[^\p{L}\p{N}]+/u,
  );
  return plain(text)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => there.some((candidate) => candidate.startsWith(word)));
};
