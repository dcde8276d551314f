import { useSyncExternalStore } from 'react';
import { SegmentedControl } from '../ui/segmented-control.tsx';

// The setting is read before the first paint by /theme.js, which also follows the system; here it is only written.
const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'threefold.theme';
const changed = 'threefold:theme';

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

const chosenTheme = (): Theme => {
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

const subscribeToTheme = (listener: () => void): (() => void) => {
  addEventListener(changed, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(changed, listener);
    removeEventListener('storage', listener);
  };
};

const options: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Light, dark, or as the system is set; kept on this device. */
export const ThemeChoice = ({ labelHidden = true }: { labelHidden?: boolean }) => (
  <SegmentedControl
    label="Appearance"
    labelHidden={labelHidden}
    value={useSyncExternalStore(subscribeToTheme, chosenTheme)}
    options={options}
    onChange={chooseTheme}
  />
);
