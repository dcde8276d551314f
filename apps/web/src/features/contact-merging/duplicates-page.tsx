import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Duplicate, DuplicateSearch } from '@threefold/contracts/contact-merging';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { useState } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { counted } from '../../shared/time/conventions.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Card } from '../../shared/ui/section.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './merging.module.css';
import { duplicatesQuery, searchQuery, useDecide, useSearchDuplicates } from './merging-requests.ts';
import { likelihood, queueHeadline } from './merging-words.ts';

const shows: { value: Shown; label: string }[] = [
  { value: 'open', label: 'To review' },
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
  if (show === 'later') return <EmptyState title="Pairs you set aside will show up here" />;
  if (show === 'not-same') return <EmptyState title="Pairs you mark as different people will show up here" />;
  if (isNew)
    return (
      <EmptyState
        title="No scan yet"
        action={
          <Button tone="primary" onClick={onLook}>
            Scan for duplicates
          </Button>
        }
      >
        This also happens automatically after each import.
      </EmptyState>
    );
  return (
    <EmptyState
      title="All reviewed"
      action={
        <ButtonLink to="/contacts" search={{}}>
          Back to contacts
        </ButtonLink>
      }
    >
      We’ll scan again after your next import.
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
  if (isUnderWay(search)) return 'Scanning your contacts. You can leave this page; it’ll keep going.';
  if (search.finishedAt === null || search.people === null)
    return 'You decide each one. Merges can be undone.';
  return `${counted(search.people, 'person', 'people')}, last scanned ${dayAt(search.finishedAt, { timeZone })}.`;
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
            {isLooking ? 'Scanning' : 'Scan again'}
          </Button>
        }
      >
        {queueHeadline(search, show)}
      </PageHeading>
      <div className={styles.choice}>
        <SegmentedControl
          label="Filter"
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

const Person = ({ contact }: { contact: Contact }) => {
  const work = [contact.title, contact.organization].filter(Boolean).join(', ');
  const place = [contact.place?.city, contact.place?.country].filter(Boolean).join(', ');
  return (
    <div className={styles.person}>
      <h3 className={styles.pairName}>
        <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
          <bdi>{displayName(contact)}</bdi>
        </Link>
      </h3>
      <ul className={styles.facts}>
        {[work, place, ...contact.emails, ...contact.phones.map(({ typed }) => typed), contact.linkedinUrl]
          .filter((fact) => fact !== null && fact !== '')
          .map((fact) => (
            <li key={fact}>
              <bdi>{fact}</bdi>
            </li>
          ))}
        {contact.source.label ? <li className={styles.source}>from {contact.source.label}</li> : null}
      </ul>
      <StageMark stage={contact.stage} />
    </div>
  );
};

type CardProps = {
  pair: Duplicate;
  show: Shown;
  isPending: boolean;
  onCompare: () => void;
  onDecide: (status: Shown) => void;
};

/** The pair that is to be decided now, with what speaks for it and against it. */
const PairCard = ({ pair, show, isPending, onCompare, onDecide }: CardProps) => {
  const [first, second] = pair.contacts;
  return (
    <Card kind="focus">
      <h2 className={styles.question}>
        <em>{likelihood(pair.score)}</em> the same person
      </h2>
      <div className={styles.two}>
        <Person contact={first} />
        <Person contact={second} />
      </div>
      <ul className={styles.reasons} aria-label="Evidence">
        {pair.reasons.map(({ speaks, sentence }) => (
          <li key={sentence} data-speaks={speaks}>
            <span className="sr-only">{speaks === 'for' ? 'For: ' : 'Against: '}</span>
            {sentence}
          </li>
        ))}
      </ul>
      <div className={styles.pairActions}>
        <Button tone="primary" onClick={onCompare} shortcut="Enter">
          Same person
        </Button>
        {show === 'not-same' ? (
          <Button onClick={() => onDecide('open')} pending={isPending} shortcut="N">
            Review again
          </Button>
        ) : (
          <Button onClick={() => onDecide('not-same')} pending={isPending} shortcut="N">
            Not the same
          </Button>
        )}
        {show === 'open' ? (
          <Button tone="quiet" onClick={() => onDecide('later')} pending={isPending} shortcut="L">
            Later
          </Button>
        ) : null}
      </div>
    </Card>
  );
};

/** A pair that waits its turn. */
const PairLine = ({ pair, onOpen }: { pair: Duplicate; onOpen: () => void }) => {
  const [first, second] = pair.contacts;
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <span className={styles.names}>
        <bdi>{displayName(first)}</bdi> <span className={styles.and}>and</span>{' '}
        <bdi>{displayName(second)}</bdi>
      </span>
      <span className={styles.pairWhy}>{pair.reasons[0]?.sentence}</span>
    </button>
  );
};

/** Filter are shown. */
export type Shown = 'open' | 'later' | 'not-same';

/** The pair in focus, and the keys that move through the queue and decide. */
const useQueue = (pairs: readonly Duplicate[], show: Shown) => {
  const navigate = useNavigate();
  const decide = useDecide();
  const [focused, setFocused] = useState<string | null>(null);
  const found = pairs.findIndex(({ id }) => id === focused);
  const at = found === -1 ? 0 : found;
  const current = pairs[at];
  const step = (by: number) => {
    const next = pairs[Math.min(Math.max(at + by, 0), pairs.length - 1)];
    if (!next) return;
    setFocused(next.id);
    requestAnimationFrame(() =>
      document.querySelector('[data-pair-in-focus]')?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const compare = (pair: Duplicate | undefined) => {
    if (!pair) return;
    const [first, second] = pair.contacts;
    void navigate({
      to: '/contacts/$contactId/merge',
      params: { contactId: first.id },
      search: { with: second.id, queue: true },
    });
  };
  const say = (pair: Duplicate | undefined, status: Shown) => {
    if (!pair || decide.isPending) return;
    setFocused(pairs[at + 1]?.id ?? pairs[at - 1]?.id ?? null);
    decide.mutate({ pair, status });
  };
  useShortcut('j', 'Next pair', () => step(1));
  useShortcut('k', 'Previous pair', () => step(-1));
  useShortcut('Enter', 'Same person (compare and merge)', () => compare(current));
  useShortcut('n', 'Not the same person', () => say(current, show === 'not-same' ? 'open' : 'not-same'));
  useShortcut('l', 'Decide later', () => say(current, show === 'later' ? 'open' : 'later'));
  return {
    at,
    compare,
    say,
    focus: setFocused,
    pendingId: decide.isPending ? decide.variables.pair.id : null,
  };
};
