import { classes } from '../classes.ts';
import styles from './skeleton.module.css';

type Props = {
  /** How many lines of text will stand here. */
  lines?: number;
  /** `text`, a `headline`, or a `box` such as a card. */
  shape?: 'text' | 'headline' | 'box';
};

/** The shape of what is loading. The region around it says so to screen readers: see `Loading`. */
export const Skeleton = ({ lines = 1, shape = 'text' }: Props) => (
  <span className={styles.group} aria-hidden="true">
    {Array.from({ length: lines }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
      <span key={index} className={classes(styles.bone, styles[shape])} />
    ))}
  </span>
);

/** A page or part of it that is still loading, as skeletons and in words for the ear. */
export const Loading = ({ what }: { what: string }) => (
  <div className={styles.loading} aria-busy="true">
    <p className="sr-only" role="status">
      Loading {what}
    </p>
    <Skeleton shape="headline" />
    <Skeleton lines={2} />
    <Skeleton shape="box" />
    <Skeleton lines={4} />
  </div>
);
