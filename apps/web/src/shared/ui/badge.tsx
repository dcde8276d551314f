import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import styles from './badge.module.css';
import { CloseIcon } from './icons.tsx';

export type Tone = 'ember' | 'gold' | 'leaf' | 'plain';

/** A state in one or two words. `ember`: owed now. `gold`: waits for you. `leaf`: ours or done. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={classes(styles.badge, styles[tone])}>{children}</span>
);

type ChipProps = {
  label: string;
  onRemove: () => void;
  /** What is taken off, for the ear. */
  what?: string;
};

/** A filter or a tag that is on, with the way to take it off. */
export const FilterChip = ({ label, onRemove, what = 'filter' }: ChipProps) => (
  <button type="button" className={classes(styles.badge, styles.leaf, styles.chip)} onClick={onRemove}>
    <span className="sr-only">Remove {what}: </span>
    {label}
    <CloseIcon />
  </button>
);
