import { useEffect, useState } from 'react';

/** Where a text lies on the device. */
export const storedTextName = (key: string): string => `threefold.text.${key}`;

const read = (name: string): string => {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
};

const write = (name: string, text: string): void => {
  try {
    if (text === '') localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Without room or leave to keep it the text lives on the screen.
  }
};

/** A text that survives a closed tab: kept on this device until it is cleared, and the same in every tab. */
export const useStoredText = (key: string): [string, (text: string) => void] => {
  const name = storedTextName(key);
  const [text, setText] = useState(() => read(name));
  useEffect(() => {
    // Told by the browser to the other tabs only, so that what was added there is not added here again.
    const onStorage = (event: StorageEvent) => {
      if (event.key === name) setText(event.newValue ?? '');
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [name]);
  const change = (next: string) => {
    setText(next);
    write(name, next);
  };
  return [text, change];
};
