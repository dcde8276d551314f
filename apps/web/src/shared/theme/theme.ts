// The setting is read before the first paint by /theme.js, which also follows the system; here it is only written.
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'threefold.theme';
const changed = 'threefold:theme';

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

export const chosenTheme = (): Theme => {
  try {
    const stored = localStorage.getItem(key);
    return isTheme(stored) ? stored : 'system';
  } catch {
    // Storage may be shut off; then the system decides.
    return 'system';
  }
};

export const chooseTheme = (theme: Theme): void => {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
  dispatchEvent(new Event(changed));
};

export const subscribeToTheme = (listener: () => void): (() => void) => {
  addEventListener(changed, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(changed, listener);
    removeEventListener('storage', listener);
  };
};
