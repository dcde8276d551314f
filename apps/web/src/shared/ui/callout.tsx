import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import type { Tone } from './badge.tsx';
import styles from './callout.module.css';

type Props = { tone?: Tone; title?: ReactNode; children?: ReactNode; actions?: ReactNode };

/** A word beside the work: a warning with its remedy, or a hint. */
export const Callout = ({ tone = 'plain', title, children, actions }: Props) => (
  <div className={classes(styles.callout, styles[tone])}>
    {title ? <p className={styles.title}>{title}</p> : null}
    {children ? <div className={styles.text}>{children}</div> : null}
    {actions ? <div className={styles.actions}>{actions}</div> : null}
  </div>
);

/** Words that someone wrote or said, as in the letter: the promise, a referrer's sentence. */
export const Quote = ({ children }: { children: ReactNode }) => (
  <blockquote className={styles.quote}>{children}</blockquote>
);
