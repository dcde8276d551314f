// What is known of a draft at one moment, and what a save that did not succeed leads to.
import type { Letter } from '@threefold/contracts/letters';
import { ApiProblem, isProblem } from '../../../shared/api/api-problem.ts';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';

export type DraftText = { subject: string; body: string };
export type DraftPatch = Partial<DraftText> & { promiseAt?: string | null; templateId?: string };
export type KeepingState = 'saved' | 'unsaved' | 'saving' | 'waiting' | 'changed-elsewhere' | 'refused';

export type DraftSnapshot = {
  text: DraftText;
  /** As the server last answered it. */
  letter: Letter;
  state: KeepingState;
  /** Why it is not saved, for `waiting` and `refused`. */
  reason: string | null;
};

export type KeptText = DraftText & { version: number };
export type DraftStore = {
  read: (letterId: string) => KeptText | null;
  write: (letterId: string, text: KeptText) => void;
  remove: (letterId: string) => void;
};

export const sameText = (a: DraftText, b: DraftText): boolean => a.subject === b.subject && a.body === b.body;
export const textOf = ({ subject, body }: DraftText): DraftText => ({ subject, body });
const isPassing = (error: unknown): boolean =>
  isProblem(error) && (error.status === 0 || error.status === 429 || error.status >= 500);

export const firstSnapshot = (letter: Letter, kept: KeptText | null): DraftSnapshot => {
  if (kept === null || sameText(kept, letter))
    return { text: textOf(letter), letter, state: 'saved', reason: null };
  const state = kept.version === letter.version ? 'unsaved' : 'changed-elsewhere';
  return { text: textOf(kept), letter, state, reason: null };
};

/** What a save that failed leads to; `saved` where the other tab wrote the very same. */
export const afterRefusal = (snapshot: DraftSnapshot, error: unknown): DraftSnapshot => {
  if (isProblem(error, 412) && error.current) {
    // With 412 the server answers the letter as it stands.
    const letter = error.current as Letter;
    const state = sameText(letter, snapshot.text) ? 'saved' : 'changed-elsewhere';
    return { ...snapshot, letter, state, reason: null };
  }
  return { ...snapshot, state: isPassing(error) ? 'waiting' : 'refused', reason: problemSentence(error) };
};

export const notSavedFirst = (): ApiProblem =>
  new ApiProblem({
    status: 0,
    title: 'Not saved',
    detail: 'What you wrote is not saved yet, so nothing else was changed. Try again once it is.',
  });

export const renewed = (snapshot: DraftSnapshot, letter: Letter): Partial<DraftSnapshot> => {
  if (snapshot.state === 'saved') return { letter, text: textOf(letter) };
  return sameText(letter, snapshot.text) ? { letter } : { letter, state: 'changed-elsewhere' };
};

/** Holds the snapshot and tells of its changes. */
export const createCell = (first: DraftSnapshot) => {
  const listeners = new Set<() => void>();
  let snapshot = first;
  return {
    current: (): DraftSnapshot => snapshot,
    publish: (change: Partial<DraftSnapshot>): void => {
      snapshot = { ...snapshot, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
