import type { TodayItem } from '@threefold/contracts/today';
import { type ReactNode, useEffect, useRef } from 'react';
import { capital } from '../../shared/capital.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { momentIn } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Card } from '../../shared/ui/section.tsx';
import { badgeOf, leadOf, type Where } from './item-words.ts';
import styles from './today.module.css';

type ItemCardProps = { item: TodayItem; where: Where; action: ReactNode; takesFocus: boolean };

/** The one thing that comes next when it is not a call: what, why, and its action. */
export const ItemCard = ({ item, where, action, takesFocus }: ItemCardProps) => {
  const { contact } = item;
  const { tone, text } = badgeOf(item, where.now);
  const heading = useRef<HTMLHeadingElement>(null);
  const about = [contact.title, contact.organization, contact.city].filter(Boolean).join(', ');

  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    // Only as far as needed: on the phone the buttons of the last one stood far below.
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);

  return (
    <Card kind="focus">
      <section className={styles.item} aria-labelledby={`item-${item.id}`}>
        <p>
          <Badge tone={tone}>{text}</Badge>
        </p>
        <h2 id={`item-${item.id}`} ref={heading} tabIndex={-1} className={styles.title}>
          {item.title}
        </h2>
        <p className={styles.about}>
          <HrefLink href={`/contacts/${contact.id}`}>{contact.name}</HrefLink>
          {about ? `, ${about}` : ''}
          {contact.referredBy ? `. Referred by ${contact.referredBy}` : ''}
        </p>
        <p>{item.why}</p>
        {item.at ? (
          <p className={styles.about}>{capital(momentIn(item.at, contact.timeZone, where))}</p>
        ) : null}
        <div className={styles.actions}>{action}</div>
      </section>
    </Card>
  );
};

type TodayRowsProps = {
  items: readonly TodayItem[];
  label?: string;
  where: Where;
  /** The one action of an item. */
  actionOf: (item: TodayItem) => ReactNode;
};

/** What else the day holds, in the server's order. */
export const TodayRows = ({ items, label = 'The rest of the day', where, actionOf }: TodayRowsProps) => (
  <ul className={styles.rows} aria-label={label}>
    {items.map((item) => {
      const { tone, text } = badgeOf(item, where.now);
      return (
        <li key={item.id} className={styles.row}>
          <p className={styles.lead}>{leadOf(item, where)}</p>
          <p className={styles.rowsTitle}>{item.title}</p>
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
