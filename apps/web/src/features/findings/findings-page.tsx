import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { FindingPlaces } from '@threefold/contracts/findings';
import { limits } from '@threefold/contracts/limits';
import { findingKindLabels, findingKinds } from '@threefold/domain/findings/merge-findings';
import { type ReactNode, type Ref, useRef, useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { SearchIcon } from '../../shared/ui/icons.tsx';
import { Kbd } from '../../shared/ui/kbd.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { WithAside } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { Tabs } from '../../shared/ui/tabs.tsx';
import { useTyped } from '../../shared/ui/use-typed.ts';
import { FindingForm } from './finding-form.tsx';
import { FindingsList } from './findings-list.tsx';
import styles from './findings-page.module.css';
import { exportHref, findingsQuery, placesQuery, solvableQuery, useAddFinding } from './findings-requests.ts';
import { changed, type FindingsChange, type FindingsSearch, isNarrowed } from './findings-search.ts';
import { copyList, copyToClipboard, headlineOf } from './findings-words.ts';
import { PlacesAside } from './places-aside.tsx';

type PickPerson = (onPick: (person: { id: string; name: string }) => void) => ReactNode;

const AddFinding = ({
  industries,
  pickPerson,
  onClose,
}: {
  industries: readonly string[];
  pickPerson: PickPerson;
  onClose: () => void;
}) => {
  const add = useAddFinding();
  const [contactId, setContactId] = useState<string | null>(null);
  const [id] = useState(newId);
  return (
    <FindingForm
      finding={null}
      industries={industries}
      person={pickPerson((person) => setContactId(person.id))}
      onKeep={async (fields) => {
        await add.mutateAsync({ ...fields, id, contactId });
        onClose();
      }}
      onClose={onClose}
    />
  );
};

const Everything = ({ search, industries }: { search: FindingsSearch; industries: readonly string[] }) => {
  const list = useInfiniteQuery(findingsQuery(useWorkspaceId(), search));
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.error) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  const findings = list.data.pages.flatMap((page) => page.items);
  if (findings.length === 0) return <EmptyState title="No matching findings. Remove a filter or a word." />;
  return (
    <>
      <FindingsList label="Findings" findings={findings} industries={industries} />
      {list.hasNextPage ? (
        <p className={styles.more}>
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Earlier findings
          </Button>
        </p>
      ) : null}
    </>
  );
};

/** What is the seeker's to solve, by how many people named it. */
const Solvable = ({ industries }: { industries: readonly string[] }) => {
  const solvable = useQuery(solvableQuery(useWorkspaceId()));
  if (solvable.error) return <ErrorNote error={solvable.error} retry={() => void solvable.refetch()} />;
  if (!solvable.data) return <Skeleton lines={8} />;
  const { items } = solvable.data;
  if (items.length === 0)
    return (
      <EmptyState title="Nothing marked yet.">
        Mark what you could help with, in a meeting or in the list. It shows up here, the most often mentioned
        first.
      </EmptyState>
    );
  return (
    <>
      <div className={styles.filters} data-print="hide">
        <Button tone="quiet" onClick={() => void copyToClipboard(copyList(items), 'List copied.')}>
          Copy list
        </Button>
      </div>
      <FindingsList label="What you could help with" findings={items} industries={industries} />
    </>
  );
};

const useFindingsPage = () => {
  const search = useSearch({ from: '/signed-in/findings' });
  const navigate = useNavigate();
  const places = useQuery(placesQuery(useWorkspaceId())).data;
  const field = useRef<HTMLInputElement>(null);
  const [isAdding, setAdding] = useState(false);
  const narrow = (change: FindingsChange) =>
    void navigate({ to: '/findings', search: changed(search, change), replace: true, resetScroll: false });
  const openSummary = () => void navigate({ to: '/findings/summary' });
  useShortcut('/', 'Search findings', () => field.current?.focus());
  useShortcut('n', 'Add a finding', () => setAdding(true));
  useCommands([
    { id: 'finding-add', label: 'Add a finding', keys: 'n', run: () => setAdding(true) },
    { id: 'finding-summary', label: 'Your one-page summary', also: 'one page print', run: openSummary },
  ]);
  return { search, places, field, narrow, isAdding, setAdding };
};

const tabs = [
  { value: 'all', label: 'All' },
  { value: 'help', label: 'What you could help with' },
] as const;

export const FindingsPage = ({ pickPerson }: { pickPerson: PickPerson }) => {
  const { search, places, field, narrow, isAdding, setAdding } = useFindingsPage();
  const workspaceId = useWorkspaceId();
  const isHelp = search.view === 'help';
  const isEmpty = places?.findings === 0 && !isNarrowed(search);
  const industries = places?.industries.map(({ name }) => name) ?? [];
  const save = (format: 'csv' | 'md') => window.location.assign(exportHref(workspaceId, search, format));
  const actions = (
    <>
      <Menu
        label="Export"
        trigger={<Button>Export</Button>}
        items={[
          { label: 'Spreadsheet (CSV)', onSelect: () => save('csv') },
          { label: 'Text (Markdown)', onSelect: () => save('md') },
        ]}
      />
      <ButtonLink to="/findings/summary">One-page summary</ButtonLink>
      <Button tone="primary" shortcut="N" onClick={() => setAdding(true)}>
        Add a finding
      </Button>
    </>
  );
  return (
    <Page>
      <PageHeading page="Findings" actions={isEmpty ? undefined : actions}>
        {headlineOf(places, isHelp)}
      </PageHeading>
      {isEmpty ? (
        <EmptyState
          title="Listen for problems, challenges, opportunities and hard questions."
          action={
            <>
              <ButtonLink to="/meetings">Your meetings</ButtonLink>
              <Button tone="primary" onClick={() => setAdding(true)}>
                Add a finding
              </Button>
            </>
          }
        >
          What you note in meetings comes together here, by industry and organization, with everyone who said
          it.
        </EmptyState>
      ) : (
        <WithAside aside={places ? <PlacesAside places={places} search={search} /> : <Skeleton lines={6} />}>
          <Tabs
            label="Findings"
            tabs={tabs}
            value={isHelp ? 'help' : 'all'}
            onChange={(value) => narrow({ view: value === 'help' ? 'help' : undefined })}
          >
            {isHelp ? (
              <Solvable industries={industries} />
            ) : (
              <>
                <FindingsFilters search={search} places={places} onChange={narrow} fieldRef={field} />
                <Everything search={search} industries={industries} />
              </>
            )}
          </Tabs>
        </WithAside>
      )}
      {isAdding ? (
        <AddFinding industries={industries} pickPerson={pickPerson} onClose={() => setAdding(false)} />
      ) : null}
    </Page>
  );
};

type FilterProps = {
  search: FindingsSearch;
  places: FindingPlaces | undefined;
  onChange: (change: FindingsChange) => void;
  fieldRef: Ref<HTMLInputElement>;
};

const Chips = ({ search, onChange }: Pick<FilterProps, 'search' | 'onChange'>) => {
  const { kind, industry, organization } = search;
  return (
    <>
      {kind ? (
        <FilterChip label={findingKindLabels[kind].many} onRemove={() => onChange({ kind: undefined })} />
      ) : null}
      {industry ? <FilterChip label={industry} onRemove={() => onChange({ industry: undefined })} /> : null}
      {organization ? (
        <FilterChip label={organization} onRemove={() => onChange({ organization: undefined })} />
      ) : null}
    </>
  );
};

const FindingsFilters = ({ search, places, onChange, fieldRef }: FilterProps) => {
  const { text, setText } = useTyped(search.q ?? '', (q) => onChange({ q: q || undefined }));
  return (
    <div className={styles.tools} data-print="hide">
      <div className={styles.search}>
        <SearchIcon />
        <input
          ref={fieldRef}
          type="search"
          dir="auto"
          aria-label="Search findings by word, person or organization"
          placeholder="Word, person, organization"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={limits.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {text === '' ? <Kbd>/</Kbd> : null}
      </div>
      <div className={styles.filters}>
        <Menu
          label="Kind"
          trigger={<Button tone="quiet">Kind</Button>}
          items={findingKinds.map((kind) => ({
            label: findingKindLabels[kind].many,
            onSelect: () => onChange({ kind }),
          }))}
        />
        {places && places.industries.length > 0 ? (
          <Menu
            label="Industry"
            trigger={<Button tone="quiet">Industry</Button>}
            items={places.industries
              .slice(0, 12)
              .map(({ name }) => ({ label: name, onSelect: () => onChange({ industry: name }) }))}
          />
        ) : null}
        <Chips search={search} onChange={onChange} />
      </div>
    </div>
  );
};
