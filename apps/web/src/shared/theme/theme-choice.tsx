import { useSyncExternalStore } from 'react';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { chooseTheme, chosenTheme, subscribeToTheme, type Theme } from './theme.ts';

const options: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'As the system' },
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
