import styles from './contact-imports.module.css';

type Props = {
  label: string;
  /** From 0 to 1; null while nobody can tell. */
  share: number | null;
  /** What is said below: "1,200 of 4,000 rows". */
  children?: string;
};

/** How far something is that takes more than a moment. */
export const ProgressBar = ({ label, share, children }: Props) => (
  <div className={styles.progress}>
    <progress
      className={styles.bar}
      aria-label={label}
      max={1}
      {...(share === null ? {} : { value: share })}
    />
    {children ? <p className={styles.progressWords}>{children}</p> : null}
  </div>
);
