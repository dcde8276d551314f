import type { TodayItem } from '@threefold/contracts/today';
import type { ReactNode } from 'react';
import { Badge } from '../../shared/ui/badge.tsx';
import { badgeOf, leadOf, type Where } from './item-words.ts';
import styles from './today-rows.module.css';

type Props = {
  items: readonly TodayItem[];
  label?: string;
  where: Where;
  /** The one action of an item. */
  actionOf: (item: TodayItem) => ReactNode;
};

/** What else the day holds, in the server's order. */
export const TodayRows = ({ items, label = 'The rest of the day', where, actionOf }: Props) => (
  <ul className={styles.rows} aria-label={label}>
    {items.map((item) => {
      const { tone, text } = badgeOf(item, where.now);
      return (
        <li key={item.id} className={styles.row}>
          <p className={styles.lead}>{leadOf(item, where)}</p>
          <p className={styles.title}>{item.title}</p>
          <p className={styles.badge}>
            <Badge tone={tone}>{text}</Badge>
          </p>
          <p className={styles.why}>
            {item.contact.organization ? `${item.contact.organization} · ` : ''}
            {item.why}
          </p>
          <div className={styles.action}>{actionOf(item)}</div>
        </li>
      );
    })}
  </ul>
);
