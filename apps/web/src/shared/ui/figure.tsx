import type { ReactNode } from 'react';
import styles from './figure.module.css';

type Props = {
  /** The number as text: "2.6", "31 of 33". */
  value: ReactNode;
  /** What it counts, as the end of a sentence. */
  children: ReactNode;
  /** A small picture beside it, such as a `Meter`. */
  beside?: ReactNode;
};

export const Figure = ({ value, children, beside }: Props) => (
  <div className={styles.figure}>
    <div className={styles.top}>
      <p className={styles.value}>{value}</p>
      {beside}
    </div>
    <p className={styles.text}>{children}</p>
  </div>
);

type MeterProps = { value: number; goal: number; label: string };

/** Segments that fill towards a goal: referrals of a meeting, 2 of 3. */
export const Meter = ({ value, goal, label }: MeterProps) => (
  <div className={styles.meter}>
    <span className="sr-only">{`${label}: ${Number(value.toFixed(1))} of ${goal}`}</span>
    {Array.from({ length: goal }, (_, index) => {
      const share = Math.max(0, Math.min(1, value - index));
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
        <svg key={index} viewBox="0 0 30 8" width="30" height="8" aria-hidden="true" focusable="false">
          <rect width="30" height="8" rx="4" className={styles.empty} />
          {share > 0 ? <rect width={30 * share} height="8" rx="4" className={styles.full} /> : null}
        </svg>
      );
    })}
  </div>
);
