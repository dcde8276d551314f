import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineItem } from '@threefold/contracts/history';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { clockAt, dayAt } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './contact-page.module.css';
import { timelineQuery } from './contact-requests.ts';
import { byDay, placeOf } from './contact-words.ts';

const Entry = ({ item, timeZone }: { item: TimelineItem; timeZone: string }) => {
  const place = placeOf(item);
  return (
    <li className={styles.entry}>
      <time dateTime={item.at} className={styles.time}>
        {clockAt(item.at, timeZone)}
      </time>
      <div className={styles.words}>
        <p>
          {place ? (
            <HrefLink href={place} className={styles.link}>
              <bdi>{item.sentence}</bdi>
            </HrefLink>
          ) : (
            <bdi>{item.sentence}</bdi>
          )}
        </p>
        {item.detail ? (
          <p className={styles.detail}>
            <bdi>{item.detail}</bdi>
          </p>
        ) : null}
      </div>
    </li>
  );
};

/** All that happened with a person, newest first, by the day. */
export const ContactStory = ({ contactId }: { contactId: string }) => {
  const timeZone = useOwnZone();
  const story = useInfiniteQuery(timelineQuery({ workspaceId: useWorkspaceId(), contactId }));
  const items = story.data?.pages.flatMap((page) => page.items) ?? [];
  const days = byDay(items, (at) => dayAt(at, { timeZone }));
  return (
    <Section title="Activity">
      {story.isPending ? <Skeleton lines={5} /> : null}
      {story.isError ? <ErrorNote error={story.error} retry={() => void story.refetch()} /> : null}
      {days.map(({ day, items: entries }) => (
        <section key={day} className={styles.day} aria-label={day}>
          <h3 className={styles.date}>{day}</h3>
          <ol>
            {entries.map((item) => (
              <Entry key={item.id} item={item} timeZone={timeZone} />
            ))}
          </ol>
        </section>
      ))}
      {story.isSuccess && items.length === 0 ? <p className={styles.nothing}>No activity yet.</p> : null}
      {story.hasNextPage ? (
        <Button onClick={() => void story.fetchNextPage()} pending={story.isFetchingNextPage}>
          {story.isFetchingNextPage ? 'Loading' : 'Show earlier activity'}
        </Button>
      ) : null}
    </Section>
  );
};
