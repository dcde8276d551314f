import { useState } from 'react';

const prefix = 'threefold.text.';

const read = (key: string): string => localStorage.getItem(prefix + key) ?? '';

/** A text that survives a closed tab: kept on this device until it is cleared. */
export const useKeptText = (key: string): [string, (text: string) => void] => {
  const [text, setText] = useState(() => read(key));
  const write = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, next);
  };
  return [text, write];
};
