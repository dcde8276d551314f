import type { TodayItem } from '@threefold/contracts/today';
import type { ReactNode } from 'react';
import { Badge } from '../../shared/ui/badge.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { badgeOf, leadOf, type Where } from './item-words.ts';

type Props = {
  items: readonly TodayItem[];
  where: Where;
  /** The one action of an item. */
  actionOf: (item: TodayItem) => ReactNode;
};

/** What else the day holds, in the server's order. */
export const TodayRows = ({ items, where, actionOf }: Props) => (
  <Rows label="The rest of the day">
    {items.map((item) => {
      const { tone, text } = badgeOf(item, where.now);
      return (
        <Row
          key={item.id}
          lead={leadOf(item, where)}
          title={item.title}
          badge={<Badge tone={tone}>{text}</Badge>}
          actions={actionOf(item)}
        >
          {item.contact.organization ? `${item.contact.organization}. ` : ''}
          {item.why}
        </Row>
      );
    })}
  </Rows>
);
