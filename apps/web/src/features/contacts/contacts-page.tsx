import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { counted } from '../../shared/time/conventions.ts';
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
    return loaded === 0 ? 'Trash is empty' : `${people(loaded)}${hasMore ? ' or more' : ''} in trash`;
  if (isNarrowed(search)) {
    if (loaded === 0) return 'No matches';
    return hasMore ? `More than ${people(loaded)} found` : `${people(loaded)} found`;
  }
  const count = hasMore ? (total ?? loaded) : loaded;
  return count === 0 ? 'Start with the people you know' : counted(count, 'contact');
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
  useShortcut('n', 'Add contact', add);
  useCommands([
    { id: 'contacts-add', label: 'Add contact', also: 'new person', keys: 'n', run: add },
    {
      id: 'contacts-duplicates',
      label: 'Find duplicates',
      also: 'merge same twice double',
      run: () => void navigate({ to: '/contacts/duplicates', search: {} }),
    },
    {
      id: 'contacts-import',
      label: 'Import contacts',
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
  useShortcut('/', 'Search contacts', () => field.current?.focus());
  useShortcut('f', 'Filter contacts', () => setFiltering(true));
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
        below: 'Kept for 30 days. You can restore anyone until then.',
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
        Add contact
      </ButtonLink>
    </>
  );
  return (
    <Page>
      <PageHeading {...headingOf(isTrash)} actions={isFirstUse || isTrash ? undefined : actions}>
        {list.data === undefined
          ? 'Contacts'
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
      title="You haven’t added anyone yet"
      action={
        <>
          <ButtonLink to="/imports" tone="primary">
            Import contacts
          </ButtonLink>
          <ButtonLink to="/contacts/new" search={{}}>
            Add contact
          </ButtonLink>
          <Button onClick={() => sample.mutate()} pending={sample.isPending}>
            {sample.isPending ? 'Loading sample' : 'Try the sample network'}
          </Button>
        </>
      }
    >
      Bring the people you know: your LinkedIn connections, your Google or Outlook contacts, or any
      spreadsheet with names. The sample network is 60 made-up people with five months of history; remove it
      anytime in Settings.
    </EmptyState>
  );
};

const NobodyFound = ({ text, onClear }: { text?: string | undefined; onClear: () => void }) => (
  <EmptyState
    title={text ? <>No results for “{text}”</> : 'No one matches these filters'}
    action={
      <>
        <Button tone="primary" onClick={onClear}>
          Clear filters
        </Button>
        {text ? (
          <ButtonLink to="/contacts/new" search={{ name: text }}>
            Add this person
          </ButtonLink>
        ) : null}
      </>
    }
  >
    Search covers names, organizations, titles, and email addresses.
  </EmptyState>
);

const EmptyTrash = () => (
  <EmptyState
    title="Trash is empty"
    action={
      <ButtonLink to="/contacts" search={{}} tone="primary">
        Back to contacts
      </ButtonLink>
    }
  >
    Contacts you delete stay here for 30 days.
  </EmptyState>
);
