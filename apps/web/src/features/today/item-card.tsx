import type { TodayItem } from '@threefold/contracts/today';
import { type ReactNode, useEffect, useRef } from 'react';
import { capital } from '../../shared/capital.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { momentIn } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Card } from '../../shared/ui/section.tsx';
import styles from './item-card.module.css';
import { badgeOf, type Where } from './item-words.ts';

type Props = { item: TodayItem; where: Where; action: ReactNode; takesFocus: boolean };

/** The one thing that comes next when it is not a call: what, why, and its action. */
export const ItemCard = ({ item, where, action, takesFocus }: Props) => {
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
