import { Link } from '@tanstack/react-router';
import type { Today, TodayItem } from '@threefold/contracts/today';
import type { Where } from '../../features/today/item-words.ts';
import { TodayRows } from '../../features/today/today-items.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { TodayAction } from './today-action.tsx';
import styles from './today-page.module.css';

export const isProposed = ({ kind }: TodayItem) => kind === 'keep-warm';

/** What is proposed and not owed, below the day: a word to who helped, and the names that lie fallow. */
export const KeepInTouch = ({ today, where }: { today: Today; where: Where }) => {
  const notes = today.items.filter(isProposed);
  const { dangling } = today;
  return (
    <>
      {notes.length > 0 ? (
        <Section
          title="They helped, and have not heard for a while"
          aside={<Link to="/keep-warm">All of them</Link>}
        >
          <TodayRows
            label="Who helped"
            items={notes}
            where={where}
            actionOf={(item) => <TodayAction item={item} />}
          />
        </Section>
      ) : null}
      {dangling ? (
        <p className={styles.more}>
          {dangling.sentence}{' '}
          <Link to="/referrals" search={{ dangling: true }}>
            Look at {dangling.count === 1 ? 'it' : 'them'}
          </Link>
        </p>
      ) : null}
    </>
  );
};
