import { newId } from '../api/new-id.ts';
import { problemSentence } from '../api/problem-sentence.ts';

export type Toast = {
  id: string;
  text: string;
  tone: 'plain' | 'leaf' | 'ember';
  /** May answer a promise; when that fails, the failure is said in turn. */
  undo?: (() => unknown) | undefined;
  /** Something to do about it; the sentence then stays until it is dismissed. */
  action?: { label: string; run: () => void } | undefined;
};

let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

const publish = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

export const subscribeToToasts = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const currentToasts = (): readonly Toast[] => toasts;

/** Where they are shown: what was said a moment ago, with its undo, stays within reach while a dialog is open. */
export const placesOfToasts = (): Iterable<Element> => document.querySelectorAll('[data-toasts]');

export const dismiss = (id: string): void => publish(toasts.filter((toast) => toast.id !== id));

/** Says one sentence at the lower edge; read out politely. At most three are shown, the oldest goes first. */
export const notify = ({
  text,
  tone = 'plain',
  undo,
  action,
}: {
  text: string;
  tone?: Toast['tone'];
  undo?: Toast['undo'];
  action?: Toast['action'];
}): string => {
  const id = newId();
  const others = toasts.filter((toast) => toast.text !== text || toast.undo !== undefined);
  publish([...others.slice(-2), { id, text, tone, undo, action }]);
  return id;
};

/** Says what was done and offers to take it back (by button or Ctrl/⌘+Z). Call it after the change was made. */
export const undoable = ({ text, undo }: { text: string; undo: () => unknown }): string =>
  notify({ text, tone: 'leaf', undo });

const lastUndoable = (): Toast | undefined => toasts.findLast((toast) => toast.undo !== undefined);

export const runUndo = async (toast: Toast): Promise<void> => {
  dismiss(toast.id);
  try {
    await toast.undo?.();
  } catch (error) {
    notify({ text: `Couldn’t undo. ${problemSentence(error)}`, tone: 'ember' });
  }
};

/** True where there was something to take back. */
export const undoLast = (): boolean => {
  const toast = lastUndoable();
  if (!toast) return false;
  void runUndo(toast);
  return true;
};
