import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type Props = {
  /** Why nothing is here, as a sentence. */
  title: ReactNode;
  /** What would fill it. */
  children?: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
};

export const EmptyState = ({ title, children, action }: Props) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {children ? <div className={styles.text}>{children}</div> : null}
    {action ? <div className={styles.action}>{action}</div> : null}
  </div>
);
