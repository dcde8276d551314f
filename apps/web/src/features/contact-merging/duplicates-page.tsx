import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Duplicate, DuplicateSearch } from '@threefold/contracts/contact-merging';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './duplicates-page.module.css';
import { duplicatesQuery, searchQuery, useSearchDuplicates } from './merging-requests.ts';
import { queueHeadline } from './merging-words.ts';
import { PairCard, PairLine } from './pair-card.tsx';
import { type Shown, useQueue } from './use-queue.ts';

const shows: { value: Shown; label: string }[] = [
  { value: 'open', label: 'To decide' },
  { value: 'later', label: 'Later' },
  { value: 'not-same', label: 'Not the same' },
];

const Queue = ({ pairs, show }: { pairs: readonly Duplicate[]; show: Shown }) => {
  const queue = useQueue(pairs, show);
  return (
    <ol className={styles.pairs}>
      {pairs.map((pair, index) => (
        <li key={pair.id} className={styles.item} data-pair-in-focus={index === queue.at || undefined}>
          {index === queue.at ? (
            <PairCard
              pair={pair}
              show={show}
              isPending={queue.pendingId === pair.id}
              onCompare={() => queue.compare(pair)}
              onDecide={(status) => queue.say(pair, status)}
            />
          ) : (
            <PairLine pair={pair} onOpen={() => queue.focus(pair.id)} />
          )}
        </li>
      ))}
    </ol>
  );
};

const Nobody = ({ show, isNew, onLook }: { show: Shown; isNew: boolean; onLook: () => void }) => {
  if (show === 'later') return <EmptyState title="What you leave for later waits here." />;
  if (show === 'not-same')
    return <EmptyState title="Pairs that you told apart are kept here, and never asked about again." />;
  if (isNew)
    return (
      <EmptyState
        title="Nobody looked yet."
        action={
          <Button tone="primary" onClick={onLook}>
            Look through everybody
          </Button>
        }
      >
        After each import it happens by itself.
      </EmptyState>
    );
  return (
    <EmptyState
      title="All that could be one person was decided."
      action={
        <ButtonLink to="/contacts" search={{}}>
          Back to contacts
        </ButtonLink>
      }
    >
      After the next import it is looked through again.
    </EmptyState>
  );
};

const Bones = () => (
  <div aria-busy="true">
    <Skeleton shape="box" />
    <Skeleton lines={4} />
  </div>
);

/** What stands below the headline: what is going on, or how far it went. */
const StateLine = ({ search }: { search: DuplicateSearch }) => {
  const timeZone = useOwnZone();
  if (isUnderWay(search)) return 'Looking through everybody. You may leave this page; it goes on.';
  if (search.finishedAt === null || search.people === null)
    return 'The rules propose, you decide. A merge can be taken back.';
  return `${search.people.toLocaleString('en')} people, last looked through ${dayAt(search.finishedAt, { timeZone })}.`;
};

const isUnderWay = ({ status }: DuplicateSearch): boolean => status === 'waiting' || status === 'running';

type PairsProps = { show: Shown; search: DuplicateSearch; onLook: () => void };

const Pairs = ({ show, search, onLook }: PairsProps) => {
  const list = useInfiniteQuery(duplicatesQuery(useWorkspaceId(), show));
  const pairs = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isPending) return <Bones />;
  if (list.isError && pairs.length === 0)
    return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  if (pairs.length === 0)
    return isUnderWay(search) ? (
      <Bones />
    ) : (
      <Nobody show={show} isNew={search.status === 'never'} onLook={onLook} />
    );
  return (
    <>
      <Queue pairs={pairs} show={show} />
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} pending={list.isFetchingNextPage}>
          Show more pairs
        </Button>
      ) : null}
    </>
  );
};

export const DuplicatesPage = () => {
  const { show = 'open' } = useSearch({ from: '/signed-in/contacts/duplicates' });
  const navigate = useNavigate({ from: '/contacts/duplicates' });
  const { data: search } = useSuspenseQuery(searchQuery(useWorkspaceId()));
  const look = useSearchDuplicates();
  const isLooking = isUnderWay(search);
  return (
    <Page width="narrow">
      <PageHeading
        page="Duplicates"
        above={
          <Link to="/contacts" search={{}}>
            Contacts
          </Link>
        }
        below={<StateLine search={search} />}
        actions={
          <Button onClick={() => look.mutate()} pending={look.isPending || isLooking}>
            {isLooking ? 'Looking' : 'Look again'}
          </Button>
        }
      >
        {queueHeadline(search, show)}
      </PageHeading>
      <div className={styles.choice}>
        <SegmentedControl
          label="Which pairs"
          value={show}
          options={shows}
          onChange={(next) => void navigate({ search: next === 'open' ? {} : { show: next }, replace: true })}
        />
      </div>
      {/* A search that ended shows what it found. */}
      <Pairs key={`${show} ${search.finishedAt}`} show={show} search={search} onLook={() => look.mutate()} />
    </Page>
  );
};
