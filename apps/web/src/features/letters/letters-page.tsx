import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Letter, LetterKind, LetterStatus } from '@threefold/contracts/letters';
import { letterKindFacts, letterKinds, letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { type ReactNode, useState } from 'react';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { clockAt, momentIn } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Badge, FilterChip, type Tone } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Select } from '../../shared/ui/field.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { LetterSearch } from './letter-search.ts';
import { byDay, lettersHeadline, stateSentence, statusLabel } from './letter-words.ts';
import styles from './letters-page.module.css';
import { sentQuery, suggestionsQuery, waitingQuery } from './letters-requests.ts';

const waitingStatuses = [
  'draft',
  'handed-over',
  'failed',
  'unsure',
  'queued',
  'sending',
] as const satisfies LetterStatus[];

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
      const [draft = [], handedOver = [], failed = [], unsure = [], queued = [], sending = []] = results.map(
        (result) => result.data?.items ?? [],
      );
      return { waiting: { draft, 'handed-over': handedOver, failed, unsure, queued, sending }, error };
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
  const toSettle = [...waiting['handed-over'], ...waiting.unsure, ...waiting.failed];
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
  toSettle: waiting ? waiting['handed-over'].length + waiting.failed.length + waiting.unsure.length : 0,
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

const statuses = [
  { value: 'draft', label: 'To approve' },
  { value: 'handed-over', label: 'Went out?' },
  { value: 'unsure', label: 'May not have arrived' },
  { value: 'failed', label: 'Did not go out' },
  { value: 'sent', label: 'Sent' },
] as const;

const statusName = (status: string): string =>
  statuses.find(({ value }) => value === status)?.label ??
  status.replace(/^./, (first) => first.toUpperCase());

type Props = { search: LetterSearch; onChange: (next: LetterSearch) => void };

/** What is shown, as chips that can be taken off; the address keeps it. */
const LetterFilters = ({ search, onChange }: Props) => {
  const { status, kind } = search;
  return (
    <div className={styles.filters}>
      <Menu
        label="State"
        trigger={<Button tone="quiet">State</Button>}
        items={statuses.map(({ value, label }) => ({
          label,
          onSelect: () => onChange({ ...search, status: value }),
        }))}
      />
      <Menu
        label="Kind"
        trigger={<Button tone="quiet">Kind</Button>}
        items={letterKinds.map((value) => ({
          label: letterKindFacts[value].label,
          onSelect: () => onChange({ ...search, kind: value }),
        }))}
      />
      {status ? (
        <FilterChip label={statusName(status)} onRemove={() => onChange(kind ? { kind } : {})} />
      ) : null}
      {kind ? (
        <FilterChip label={letterKindFacts[kind].label} onRemove={() => onChange(status ? { status } : {})} />
      ) : null}
    </div>
  );
};

const tones: Partial<Record<Letter['status'], Tone>> = {
  draft: 'gold',
  unsure: 'ember',
  failed: 'ember',
};

const badgeOf = (letter: Letter): string | null => {
  if (letter.status === 'sent') return null;
  return letter.status === 'draft' ? 'to approve' : statusLabel[letter.status];
};

const LetterRow = ({ letter }: { letter: Letter }) => {
  const now = useNow();
  const mine = useOwnZone();
  const badge = badgeOf(letter);
  const { promiseAt, promiseTimeZone } = letter;
  return (
    <Row
      lead={letter.sentAt === null ? undefined : clockAt(letter.sentAt, mine)}
      title={
        <Link to="/letters/$letterId" params={{ letterId: letter.id }} data-row-link="">
          {letter.contactName}
        </Link>
      }
      badge={badge === null ? null : <Badge tone={tones[letter.status] ?? 'plain'}>{badge}</Badge>}
    >
      <p>
        {letterName(letter)}. {stateSentence(letter)}
      </p>
      {promiseAt !== null && (letter.status === 'draft' || letter.status === 'sent') ? (
        <p>
          {letter.status === 'draft' ? 'Will promise a call' : 'Promised a call'}{' '}
          {momentIn(promiseAt, promiseTimeZone, { timeZone: mine, now })}.
        </p>
      ) : null}
    </Row>
  );
};

const LetterRows = ({ label, letters }: { label: string; letters: readonly Letter[] }) => (
  <Rows label={label}>
    {letters.map((letter) => (
      <LetterRow key={letter.id} letter={letter} />
    ))}
  </Rows>
);

/** Before the first letter: the best people to write to, and a way to everybody else. */
const NoLetters = ({ pickPerson }: { pickPerson: PickPerson }) => {
  const suggestions = useQuery(suggestionsQuery(useWorkspaceId()));
  const start = useStartLetter();
  const writeTo = (contactId: string) => start.mutate({ contactId, kind: 'outreach' });
  const people = suggestions.data ?? [];
  return (
    <div className={styles.empty}>
      {suggestions.isPending ? <Skeleton lines={5} /> : null}
      {people.length > 0 ? (
        <Rows label="Who to write to first">
          {people.map(({ contactId, name, organization, why }) => (
            <Row
              key={contactId}
              title={<HrefLink href={`/contacts/${contactId}`}>{name}</HrefLink>}
              actions={
                <Button
                  pending={start.isPending && start.variables.contactId === contactId}
                  disabled={start.isPending}
                  onClick={() => writeTo(contactId)}
                >
                  Write the first letter
                </Button>
              }
            >
              {organization ? <p>{organization}</p> : null}
              <p>{why}</p>
            </Row>
          ))}
        </Rows>
      ) : null}
      {suggestions.isSuccess && people.length === 0 ? (
        <EmptyState title="A letter begins with a person.">
          <p>
            <HrefLink href="/contacts/new">Add a contact</HrefLink> or{' '}
            <HrefLink href="/imports">import a list</HrefLink>, then choose who to write to.
          </p>
        </EmptyState>
      ) : null}
      {people.length > 0 ? <div className={styles.search}>{pickPerson(({ id }) => writeTo(id))}</div> : null}
    </div>
  );
};

/** A field that finds somebody: people are another feature's. */
type PickPerson = (onPick: (person: { id: string; name: string }) => void) => ReactNode;

const kinds = letterKinds.map((value) => ({ value, label: letterKindFacts[value].label }));
const kindOf = (value: string): LetterKind => letterKinds.find((kind) => kind === value) ?? 'outreach';

/** To whom, and what kind; the rest is written on paper. */
const WriteLetter = ({ pickPerson, onClose }: { pickPerson: PickPerson; onClose: () => void }) => {
  const start = useStartLetter();
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null);
  const [kind, setKind] = useState<LetterKind>('outreach');
  return (
    <Dialog
      open
      onClose={onClose}
      title="Write a letter"
      footer={
        <Button
          tone="primary"
          disabled={person === null}
          pending={start.isPending}
          onClick={() => person && start.mutate({ contactId: person.id, kind })}
        >
          {person ? `Write to ${person.name}` : 'Choose a person first'}
        </Button>
      }
    >
      <div className={styles.form}>
        {pickPerson(setPerson)}
        <Select
          label="Kind"
          options={kinds}
          value={kind}
          hint={letterKindFacts[kind].purpose}
          onChange={(event) => setKind(kindOf(event.target.value))}
        />
      </div>
    </Dialog>
  );
};
