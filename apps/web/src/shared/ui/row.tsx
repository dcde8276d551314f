import type { ReactNode } from 'react';
import styles from './row.module.css';

type Props = {
  /** The time or another short lead: "13:30", "any time". */
  lead?: ReactNode;
  /** Usually a link: the whole row follows it when it carries `data-row-link`. */
  title: ReactNode;
  badge?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
};

export const Rows = ({ children, label }: { children: ReactNode; label: string }) => (
  <ul className={styles.rows} aria-label={label}>
    {children}
  </ul>
);

/** One line of a day or a list, between hairlines. */
export const Row = ({ lead, title, badge, children, actions }: Props) => (
  <li className={styles.row}>
    {lead ? <div className={styles.lead}>{lead}</div> : null}
    <div className={styles.body}>
      <div className={styles.top}>
        <p className={styles.title}>{title}</p>
        {badge}
      </div>
      {children ? <div className={styles.text}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  </li>
);
