import { type ReactNode, useId } from 'react';
import { classes } from '../classes.ts';
import styles from './section.module.css';

type Props = { title: ReactNode; aside?: ReactNode; children: ReactNode };

/** A part of a page under its own small heading. */
export const Section = ({ title, aside, children }: Props) => {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
};

/** `focus`: the one box for the one thing that is due now. `paper`: a sheet with text on it. */
export const Card = ({ kind = 'paper', children }: { kind?: 'paper' | 'focus'; children: ReactNode }) => (
  <div className={classes(styles.card, styles[kind])}>{children}</div>
);

/** Two columns where there is room: the work, and what belongs beside it. */
export const WithAside = ({ children, aside }: { children: ReactNode; aside: ReactNode }) => (
  <div className={styles.columns}>
    <div className={styles.work}>{children}</div>
    <aside className={styles.aside}>{aside}</aside>
  </div>
);
