import type { ReactNode } from 'react';
import styles from './chosen-bar.module.css';

/** What can be done with those chosen in a list; it floats above the list's end. */
export const ChosenBar = ({ label, children }: { label: string; children: ReactNode }) => (
  <section className={styles.bar} aria-label={label} data-print="hide">
    {children}
  </section>
);
