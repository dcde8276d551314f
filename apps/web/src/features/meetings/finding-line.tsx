import type { FindingKind } from '@threefold/contracts/findings';
import type { ReactNode } from 'react';
import styles from './finding-line.module.css';

type Props = {
  finding: { kind: FindingKind; text: string; couldHelp: boolean };
  children?: ReactNode;
  /** A word of its own about this line. */
  below?: ReactNode;
};

/** One thing that was learnt, by its kind. */
export const FindingLine = ({ finding, children, below }: Props) => (
  <li className={styles.line}>
    <span className={styles.kind}>{finding.kind}</span>
    <span className={styles.text}>
      {finding.text}
      {finding.couldHelp ? <span className={styles.help}>I could help with this.</span> : null}
    </span>
    {children}
    {below ? <div className={styles.below}>{below}</div> : null}
  </li>
);
