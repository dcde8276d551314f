import type { Letter } from '@threefold/contracts/letters';
import { ApiProblem, isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';

// Keeps the words of a draft while they are written: shown at once, held in this tab until the server has them, saved a
// moment after the last keystroke, one call at a time. Nothing that was typed is given up without being asked for.
//
//   saved <-> unsaved -> saving -> saved
//                          |-> waiting (server out of reach; tried again) -> saving
//                          |-> changed-elsewhere (both texts are kept until one is chosen)
//                          '-> refused (a rule of the domain, told in its own sentence)

type Means = {
  patch: (letter: Letter, change: DraftPatch) => Promise<Letter>;
  store: DraftStore;
  onSaved?: (letter: Letter) => void;
  settleMs?: number;
  retryMs?: number;
};

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
export const createDraftKeeper = (first: Letter, means: Means) => {
  const { patch, store, onSaved, settleMs = 700, retryMs = 4_000 } = means;
  const { current, publish, subscribe } = createCell(firstSnapshot(first, store.read(first.id)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;

  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  const accept = (letter: Letter, sent: DraftText): void => {
    const isSame = sameText(current().text, sent);
    if (isSame) store.remove(letter.id);
    else store.write(letter.id, { ...current().text, version: letter.version });
    publish({ letter, state: isSame ? 'saved' : 'unsaved', reason: null });
    onSaved?.(letter);
    if (!isSame) plan(settleMs);
  };

  const refuse = (error: unknown): void => {
    const next = afterRefusal(current(), error);
    if (next.state === 'saved') {
      accept(next.letter, textOf(next.letter));
      return;
    }
    publish(next);
    if (next.state === 'waiting') plan(retryMs);
  };

  const save = (): Promise<void> => {
    clearTimeout(timer);
    if (saving) return saving;
    if (current().state === 'changed-elsewhere') return Promise.resolve();
    const sent = textOf(current().text);
    if (sameText(sent, current().letter)) {
      store.remove(current().letter.id);
      if (current().state !== 'saved') publish({ state: 'saved', reason: null });
      return Promise.resolve();
    }
    publish({ state: 'saving', reason: null });
    saving = patch(current().letter, sent)
      .then((letter) => accept(letter, sent), refuse)
      .finally(() => {
        saving = null;
      });
    return saving;
  };

  const write = (change: Partial<DraftText>): void => {
    const text = { ...current().text, ...change };
    if (sameText(text, current().text)) return;
    store.write(current().letter.id, { ...text, version: current().letter.version });
    const isHeld = current().state === 'changed-elsewhere';
    publish(isHeld ? { text } : { text, state: 'unsaved', reason: null });
    if (!isHeld) plan(settleMs);
  };

  /** Saves what is written and answers the letter as it then stands; null where that did not succeed. */
  const settle = async (): Promise<Letter | null> => {
    for (let round = 0; round < 5; round += 1) {
      await save();
      if (current().state === 'saved') return current().letter;
      if (current().state !== 'unsaved') return null;
    }
    return null;
  };

  /** A change that may reword the text: the promise, the template. Takes the server's text as the new one. */
  const change = async (wanted: DraftPatch): Promise<Letter> => {
    const letter = await settle();
    if (!letter) throw notSavedFirst();
    try {
      const changed = await patch(letter, wanted);
      store.remove(changed.id);
      publish({ letter: changed, text: textOf(changed), state: 'saved', reason: null });
      onSaved?.(changed);
      return changed;
    } catch (error) {
      if (isProblem(error, 412)) refuse(error);
      throw error;
    }
  };

  /** After a change elsewhere: `mine` overwrites it, `theirs` gives up what is written here. */
  const choose = (which: 'mine' | 'theirs'): void => {
    if (current().state !== 'changed-elsewhere') return;
    const { letter, text } = current();
    if (which === 'theirs') {
      store.remove(letter.id);
      publish({ text: textOf(letter), state: 'saved', reason: null });
      return;
    }
    store.write(letter.id, { ...text, version: letter.version });
    publish({ state: 'unsaved', reason: null });
    void save();
  };

  /** The letter as another answer of the server shows it, such as a fresh load: taken over where nothing is unsaved. */
  const renew = (letter: Letter): void => {
    if (letter.version <= current().letter.version || current().state === 'saving') return;
    publish(renewed(current(), letter));
  };

  if (current().state === 'unsaved') plan(0);

  return { current, subscribe, write, save, settle, change, choose, renew };
};

// What is known of a draft at one moment, and what a save that did not succeed leads to.

export type DraftText = { subject: string; body: string };
export type DraftPatch = Partial<DraftText> & { promiseAt?: string | null; templateId?: string };
type KeepingState = 'saved' | 'unsaved' | 'saving' | 'waiting' | 'changed-elsewhere' | 'refused';

export type DraftSnapshot = {
  text: DraftText;
  /** As the server last answered it. */
  letter: Letter;
  state: KeepingState;
  /** Why it is not saved, for `waiting` and `refused`. */
  reason: string | null;
};

export type KeptText = DraftText & { version: number };
type DraftStore = {
  read: (letterId: string) => KeptText | null;
  write: (letterId: string, text: KeptText) => void;
  remove: (letterId: string) => void;
};

const sameText = (a: DraftText, b: DraftText): boolean => a.subject === b.subject && a.body === b.body;
const textOf = ({ subject, body }: DraftText): DraftText => ({ subject, body });
const isPassing = (error: unknown): boolean =>
  isProblem(error) && (error.status === 0 || error.status === 429 || error.status >= 500);

const firstSnapshot = (letter: Letter, kept: KeptText | null): DraftSnapshot => {
  if (kept === null || sameText(kept, letter))
    return { text: textOf(letter), letter, state: 'saved', reason: null };
  const state = kept.version === letter.version ? 'unsaved' : 'changed-elsewhere';
  return { text: textOf(kept), letter, state, reason: null };
};

/** What a save that failed leads to; `saved` where the other tab wrote the very same. */
const afterRefusal = (snapshot: DraftSnapshot, error: unknown): DraftSnapshot => {
  if (isProblem(error, 412) && error.current) {
    // With 412 the server answers the letter as it stands.
    const letter = error.current as Letter;
    const state = sameText(letter, snapshot.text) ? 'saved' : 'changed-elsewhere';
    return { ...snapshot, letter, state, reason: null };
  }
  return { ...snapshot, state: isPassing(error) ? 'waiting' : 'refused', reason: problemSentence(error) };
};

const notSavedFirst = (): ApiProblem =>
  new ApiProblem({
    status: 0,
    title: 'Not saved',
    detail: 'What you wrote is not saved yet, so nothing else was changed. Try again once it is.',
  });

const renewed = (snapshot: DraftSnapshot, letter: Letter): Partial<DraftSnapshot> => {
  if (snapshot.state === 'saved') return { letter, text: textOf(letter) };
  return sameText(letter, snapshot.text) ? { letter } : { letter, state: 'changed-elsewhere' };
};

/** Holds the snapshot and tells of its changes. */
const createCell = (first: DraftSnapshot) => {
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

// What is not saved yet outlives a reload of this tab. A browser that refuses storage still keeps the text on the screen.

const keyOf = (letterId: string): string => `threefold.letter.${letterId}`;

const isKept = (value: unknown): value is KeptText =>
  typeof value === 'object' &&
  value !== null &&
  'subject' in value &&
  typeof value.subject === 'string' &&
  'body' in value &&
  typeof value.body === 'string' &&
  'version' in value &&
  typeof value.version === 'number';

const attempt = <Result>(act: () => Result): Result | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

export const draftStore: DraftStore = {
  read: (letterId) => {
    const value: unknown = attempt(() => JSON.parse(sessionStorage.getItem(keyOf(letterId)) ?? 'null'));
    return isKept(value) ? value : null;
  },
  write: (letterId, text) => {
    attempt(() => sessionStorage.setItem(keyOf(letterId), JSON.stringify(text)));
  },
  remove: (letterId) => {
    attempt(() => sessionStorage.removeItem(keyOf(letterId)));
  },
};
