import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Letter, LetterStatus } from '@threefold/contracts/letters';
import { useState } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { byDay, lettersHeadline } from '../letter-words.ts';
import { sentQuery, waitingQuery } from '../letters-requests.ts';
import { type PickPerson, WriteLetter } from '../write-letter.tsx';
import type { LetterSearch } from './letter-filter.ts';
import { LetterFilters } from './letter-filters.tsx';
import { LetterRows } from './letter-rows.tsx';
import { NoLetters } from './no-letters.tsx';

const waitingStatuses = ['draft', 'failed', 'unsure', 'queued', 'sending'] as const satisfies LetterStatus[];

type Waiting = Record<(typeof waitingStatuses)[number], Letter[]>;

/** The letters of each waiting state; undefined until all are known. */
const useWaiting = (
  kind: Letter['kind'] | undefined,
): { waiting: Waiting | undefined; error: Error | null } => {
  const workspaceId = useWorkspaceId();
  return useQueries({
    queries: waitingStatuses.map((status) => waitingQuery(workspaceId, { status, kind })),
    combine: (results) => {
      const error = results.find((result) => result.error)?.error ?? null;
      if (results.some((result) => result.data === undefined)) return { waiting: undefined, error };
      const [draft = [], failed = [], unsure = [], queued = [], sending = []] = results.map(
        (result) => result.data?.items ?? [],
      );
      return { waiting: { draft, failed, unsure, queued, sending }, error };
    },
  });
};

const Sent = ({ status, kind }: { status: LetterStatus; kind: Letter['kind'] | undefined }) => {
  const now = useNow();
  const zone = useOwnZone();
  const sent = useInfiniteQuery(sentQuery(useWorkspaceId(), { status, kind }));
  if (sent.error) return <ErrorNote error={sent.error} retry={() => void sent.refetch()} />;
  if (!sent.data) return <Skeleton lines={6} />;
  const letters = sent.data.pages.flatMap((page) => page.items);
  return (
    <>
      {byDay(letters, zone, now).map(({ day, letters }) => (
        <Section key={day} title={day}>
          <LetterRows label={day} letters={letters} />
        </Section>
      ))}
      {sent.hasNextPage ? (
        <p>
          <Button pending={sent.isFetchingNextPage} onClick={() => void sent.fetchNextPage()}>
            Earlier letters
          </Button>
        </p>
      ) : null}
    </>
  );
};

const Everything = ({ waiting, kind }: { waiting: Waiting; kind: Letter['kind'] | undefined }) => {
  const toSettle = [...waiting.unsure, ...waiting.failed];
  const underWay = [...waiting.sending, ...waiting.queued];
  return (
    <>
      {waiting.draft.length > 0 ? (
        <Section title="To approve">
          <LetterRows label="To approve" letters={waiting.draft} />
        </Section>
      ) : null}
      {toSettle.length > 0 ? (
        <Section title="To look into">
          <LetterRows label="To look into" letters={toSettle} />
        </Section>
      ) : null}
      {underWay.length > 0 ? (
        <Section title="On the way">
          <LetterRows label="On the way" letters={underWay} />
        </Section>
      ) : null}
      <Sent status="sent" kind={kind} />
    </>
  );
};

/** The letters as they are filtered, all of them by what waits first. */
const Filtered = ({ search, waiting }: { search: LetterSearch; waiting: Waiting | undefined }) => {
  if (search.status) return <Sent status={search.status} kind={search.kind} />;
  return waiting ? <Everything waiting={waiting} kind={search.kind} /> : <Skeleton lines={8} />;
};

const countOf = (waiting: Waiting | undefined) => ({
  drafts: waiting?.draft.length ?? 0,
  toSettle: (waiting?.failed.length ?? 0) + (waiting?.unsure.length ?? 0),
  underWay: (waiting?.queued.length ?? 0) + (waiting?.sending.length ?? 0),
});

export const LettersPage = ({ pickPerson }: { pickPerson: PickPerson }) => {
  const search = useSearch({ from: '/signed-in/letters' });
  const navigate = useNavigate();
  const [isWriting, setWriting] = useState(false);
  const { waiting, error } = useWaiting(search.kind);
  const sent = useInfiniteQuery(sentQuery(useWorkspaceId(), { status: 'sent', kind: search.kind }));
  const hasSent = (sent.data?.pages[0]?.items.length ?? 0) > 0;
  const counts = countOf(waiting);
  const isKnown = waiting !== undefined && sent.data !== undefined;
  const isFiltered = search.status !== undefined || search.kind !== undefined;
  const isEmpty = isKnown && !hasSent && Object.values(counts).every((count) => count === 0);
  const isFirst = isEmpty && !isFiltered;

  return (
    <Page width="narrow">
      <PageHeading
        page="Letters"
        actions={isFirst ? null : <Button onClick={() => setWriting(true)}>Write a letter</Button>}
      >
        {isKnown ? lettersHeadline(counts, hasSent || isFiltered) : 'Letters'}
      </PageHeading>
      {error ? <ErrorNote error={error} /> : null}
      {isFirst ? (
        <NoLetters pickPerson={pickPerson} />
      ) : (
        <>
          <LetterFilters
            search={search}
            onChange={(next) => void navigate({ to: '/letters', search: next, replace: true })}
          />
          <Filtered search={search} waiting={waiting} />
          {isEmpty ? <EmptyState title="No letter fits these filters." /> : null}
        </>
      )}
      {isWriting ? <WriteLetter pickPerson={pickPerson} onClose={() => setWriting(false)} /> : null}
    </Page>
  );
};
