import { Link } from '@tanstack/react-router';
import type { Counts } from '../counts.ts';
import type { NavigationEntry } from '../navigation.ts';
import styles from './navigation-links.module.css';

type Props = { entries: readonly NavigationEntry[]; counts: Counts | undefined; onNavigate?: () => void };

/** The entries one below the other, with their counts. */
export const NavigationLinks = ({ entries, counts, onNavigate }: Props) => (
  <ul className={styles.list}>
    {entries.map(({ to, label, count }) => {
      const number = count === undefined ? undefined : counts?.[count];
      return (
        <li key={to}>
          <Link to={to} className={styles.link} onClick={onNavigate}>
            <span>{label}</span>
            {number ? <span className={styles.count}>{number.toLocaleString('en')}</span> : null}
          </Link>
        </li>
      );
    })}
  </ul>
);
