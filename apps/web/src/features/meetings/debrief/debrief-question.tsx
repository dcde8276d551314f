import type { ReactNode } from 'react';
import styles from './debrief.module.css';

type Props = { title: string; hint?: ReactNode; children: ReactNode };

/** Numbered by its place in the form (a CSS counter), so that one that is left out leaves no gap. */
export const DebriefQuestion = ({ title, hint, children }: Props) => (
  <li className={styles.question}>
    <h2 className={styles.title}>{title}</h2>
    {hint ? <p className={styles.hint}>{hint}</p> : null}
    {children}
  </li>
);
