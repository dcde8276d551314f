import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { SelectedBar, useSelection } from './bulk-bar.tsx';
import { ContactFilters, FilterChips, SearchBar } from './contact-filters.tsx';
import { ContactBones, ContactList } from './contact-list.tsx';
import { contactsQuery, useLoadSample } from './contact-requests.ts';
import { type ContactSearch, changed, isNarrowed, type SearchChange } from './contact-search.ts';
import { people } from './contact-words.ts';
import styles from './contacts-page.module.css';

type Counted = { search: ContactSearch; loaded: number; hasMore: boolean; total: number | undefined };

/** The state of the list as a sentence. */
const headlineOf = ({ search, loaded, hasMore, total }: Counted): string => {
  if (search.deleted)
    return loaded === 0
      ? 'Nobody is in the trash.'
      : `${people(loaded)}${hasMore ? ' and more' : ''} in the trash.`;
  if (isNarrowed(search)) {
    if (loaded === 0) return 'Nobody found.';
    return hasMore ? `More than ${people(loaded)} found.` : `${people(loaded)} found.`;
  }
  const count = hasMore ? (total ?? loaded) : loaded;
  return count === 0 ? 'Begin with the people you know.' : `${people(count)} to learn from.`;
};

type Narrow = (part: SearchChange) => void;

/** The list with its search in the address and the keys that belong to it. */
const useContactList = () => {
  const search = useSearch({ from: '/signed-in/contacts' });
  const navigate = useNavigate({ from: '/contacts' });
  const list = useInfiniteQuery(contactsQuery(useWorkspaceId(), search));
  const contacts = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const narrow: Narrow = (part) =>
    void navigate({ search: changed(search, part), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: search.deleted ? { deleted: true } : {}, replace: true });
  const add = () => void navigate({ to: '/contacts/new', search: {} });
  useShortcut('n', 'Add a contact', add);
  useCommands([
    { id: 'contacts-add', label: 'Add a contact', also: 'new person', keys: 'n', run: add },
    {
      id: 'contacts-duplicates',
      label: 'Find duplicates',
      also: 'merge same twice double',
      run: () => void navigate({ to: '/contacts/duplicates', search: {} }),
    },
    {
      id: 'contacts-import',
      label: 'Import a list',
      also: 'csv file upload',
      run: () => void navigate({ to: '/imports' }),
    },
  ]);
  return { search, list, contacts, narrow, clear, isEmpty: list.isSuccess && contacts.length === 0 };
};

const Nobody = ({ search, clear }: { search: ContactSearch; clear: () => void }) =>
  isNarrowed(search) ? <NobodyFound text={search.q} onClear={clear} /> : <EmptyTrash />;

type TheListProps = ReturnType<typeof useContactList> & {
  entry: RefObject<(() => void) | null>;
  selection: ReturnType<typeof useSelection>;
};

const TheList = ({ list, contacts, isEmpty, search, clear, entry, selection }: TheListProps) => {
  const { fetchNextPage } = list;
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (list.isPending) return <ContactBones />;
  if (list.isError && contacts.length === 0)
    return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  if (isEmpty) return <Nobody search={search} clear={clear} />;
  return (
    <div className={list.isPlaceholderData ? styles.stale : undefined} aria-busy={list.isPlaceholderData}>
      <ContactList
        contacts={contacts}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        onMore={onMore}
        selected={selection.selected}
        onToggle={selection.toggle}
        isSelecting={selection.isOn}
        entry={entry}
      />
    </div>
  );
};

const ListTools = ({
  selection,
  search,
  narrow,
  hasAny,
}: {
  selection: ReturnType<typeof useSelection>;
  search: ContactSearch;
  narrow: Narrow;
  hasAny: boolean;
}) => (
  <div className={styles.tools} data-print="hide">
    <FilterChips search={search} onChange={narrow} />
    {hasAny ? (
      <Button tone="quiet" onClick={selection.isOn ? selection.clear : selection.begin}>
        {selection.isOn ? 'Done selecting' : 'Select'}
      </Button>
    ) : null}
    {search.deleted ? null : (
      <ButtonLink to="/contacts/duplicates" search={{}} tone="quiet">
        Duplicates
      </ButtonLink>
    )}
    {search.deleted ? null : (
      <ButtonLink to="/contacts" search={{ deleted: true }} tone="quiet">
        Trash
      </ButtonLink>
    )}
  </div>
);

const FilledPage = (page: ReturnType<typeof useContactList>) => {
  const { search, contacts, narrow } = page;
  const selection = useSelection(search);
  const [filtering, setFiltering] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const entry = useRef<(() => void) | null>(null);
  useShortcut('/', 'Search in the list', () => field.current?.focus());
  useShortcut('f', 'Filter the list', () => setFiltering(true));
  return (
    <>
      <SearchBar
        search={search}
        onChange={narrow}
        onFilter={() => setFiltering(true)}
        onIntoList={() => entry.current?.()}
        fieldRef={field}
      />
      <ListTools selection={selection} search={search} narrow={narrow} hasAny={contacts.length > 0} />
      <TheList {...page} entry={entry} selection={selection} />
      <SelectedBar selection={selection} contacts={contacts} isTrash={search.deleted === true} />
      {filtering ? (
        <ContactFilters
          search={search}
          onChange={narrow}
          onClose={() => setFiltering(false)}
          contacts={contacts}
        />
      ) : null}
    </>
  );
};

const headingOf = (isTrash: boolean) =>
  isTrash
    ? {
        page: 'Trash',
        above: (
          <Link to="/contacts" search={{}}>
            Contacts
          </Link>
        ),
        below: 'Whoever is here can be taken out again for 30 days.',
      }
    : { page: 'Contacts' };

export const ContactsPage = ({ total }: { total: number | undefined }) => {
  const page = useContactList();
  const { search, list, contacts } = page;
  const isTrash = search.deleted === true;
  const isFirstUse = page.isEmpty && !isTrash && !isNarrowed(search);
  const actions = (
    <>
      <ButtonLink to="/imports">Import</ButtonLink>
      <ButtonLink to="/contacts/new" search={{}} tone="primary" shortcut="N">
        Add a contact
      </ButtonLink>
    </>
  );
  return (
    <Page>
      <PageHeading {...headingOf(isTrash)} actions={isFirstUse || isTrash ? undefined : actions}>
        {list.data === undefined
          ? 'The people in your search.'
          : headlineOf({ search, loaded: contacts.length, hasMore: list.hasNextPage, total })}
      </PageHeading>
      {isFirstUse ? <NobodyYet /> : <FilledPage {...page} />}
    </Page>
  );
};

/** Before the first contact: three ways to begin. */
const NobodyYet = () => {
  const sample = useLoadSample();
  return (
    <EmptyState
      title="Nobody is here yet."
      action={
        <>
          <ButtonLink to="/imports" tone="primary">
            Import a list
          </ButtonLink>
          <ButtonLink to="/contacts/new" search={{}}>
            Add one person
          </ButtonLink>
          <Button onClick={() => sample.mutate()} pending={sample.isPending}>
            {sample.isPending ? 'Loading the sample network' : 'Load the sample network'}
          </Button>
        </>
      }
    >
      Bring the people you know: the connections of LinkedIn, the address book of Google or Outlook, or any
      spreadsheet with names. The sample network is sixty invented people with five months of history; it is
      taken away again with one click in the settings.
    </EmptyState>
  );
};

const NobodyFound = ({ text, onClear }: { text?: string | undefined; onClear: () => void }) => (
  <EmptyState
    title={text ? <>Nobody goes by “{text}” here.</> : 'Nobody fits these filters.'}
    action={
      <>
        <Button tone="primary" onClick={onClear}>
          Clear the filters
        </Button>
        {text ? (
          <ButtonLink to="/contacts/new" search={{ name: text }}>
            Add this person
          </ButtonLink>
        ) : null}
      </>
    }
  >
    The search goes through names, organizations, titles and e-mail addresses.
  </EmptyState>
);

const EmptyTrash = () => (
  <EmptyState
    title="The trash is empty."
    action={
      <ButtonLink to="/contacts" search={{}} tone="primary">
        Back to your contacts
      </ButtonLink>
    }
  >
    Whoever is put here stays for 30 days and can be taken out again.
  </EmptyState>
);
