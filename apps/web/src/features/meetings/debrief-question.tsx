import type { ReactNode } from 'react';
import styles from './debrief.module.css';

type Props = { number: number; title: string; hint?: string; children: ReactNode };

export const DebriefQuestion = ({ number, title, hint, children }: Props) => (
  <section className={styles.question}>
    <h2 className={styles.title}>
      <span className={styles.number}>{number}</span> {title}
    </h2>
    {hint ? <p className={styles.hint}>{hint}</p> : null}
    {children}
  </section>
);
