import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from '../classes.ts';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** What it does, in words: read out, and shown on hover. */
  label: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

export const IconButton = ({ label, className, children, ...rest }: Props) => (
  <Tooltip text={label}>
    <button type="button" aria-label={label} {...rest} className={classes(styles.button, className)}>
      {children}
    </button>
  </Tooltip>
);
