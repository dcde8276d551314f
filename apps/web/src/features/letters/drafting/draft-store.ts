// What is not saved yet outlives a reload of this tab. A browser that refuses storage still keeps the text on the screen.
import type { DraftStore, KeptText } from './draft-snapshot.ts';

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
