import * as Combobox from '@ariakit/react/combobox';
import { Dialog as BareDialog } from '@ariakit/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { displayName } from '@threefold/domain/contacts/names';
import { useEffect, useState } from 'react';
import { useSignOut } from '../features/identity/auth-requests.ts';
import { api } from '../shared/api/request.ts';
import { activeCommands, type Command, type CommandSource, matches } from '../shared/keyboard/commands.ts';
import { activeShortcuts } from '../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../shared/session/current-workspace.ts';
import { chooseTheme, type Theme } from '../shared/theme/theme.tsx';
import { Dialog } from '../shared/ui/dialog.tsx';
import { Kbd, modKey } from '../shared/ui/kbd.tsx';
import { placesOfToasts } from '../shared/ui/toasts.ts';
import { useNavigation } from './navigation.ts';
import styles from './palette.module.css';

// Ctrl/⌘+K: go to a page, do what the page offers, find a person. A combobox over a list, in a dialog.

type Props = { onClose: () => void; onOpenKeys: () => void };
type GroupProps = { group: PaletteGroup; onChoose: (command: Command) => void };

const Group = ({ group, onChoose }: GroupProps) => (
  <Combobox.ComboboxGroup>
    <Combobox.ComboboxGroupLabel className={styles.title}>{group.title}</Combobox.ComboboxGroupLabel>
    {group.commands.map((command) => (
      <Combobox.ComboboxItem
        key={command.id}
        focusOnHover
        className={styles.option}
        onClick={() => onChoose(command)}
      >
        <span className={styles.label}>{command.label}</span>
        {command.hint ? <span className={styles.hint}>{command.hint}</span> : null}
        {command.keys ? <Kbd>{command.keys}</Kbd> : null}
      </Combobox.ComboboxItem>
    ))}
  </Combobox.ComboboxGroup>
);

export const Palette = ({ onClose, onOpenKeys }: Props) => {
  const [text, setText] = useState('');
  const { groups, searching } = usePaletteGroups(text, onOpenKeys);

  const choose = (command: Command) => {
    onClose();
    command.run();
  };

  return (
    <BareDialog
      open
      onClose={onClose}
      aria-label="Search"
      backdrop={<div className={styles.veil} />}
      getPersistentElements={placesOfToasts}
      className={styles.palette}
    >
      <Combobox.ComboboxProvider open inputValue={text} setInputValue={setText}>
        <Combobox.Combobox
          autoSelect="always"
          autoFocus
          className={styles.input}
          aria-label="Search"
          spellCheck={false}
          placeholder="Search people, pages, and actions"
        />
        <Combobox.ComboboxList aria-label="Results" className={styles.list}>
          {groups.map((group) => (
            <Group key={group.title} group={group} onChoose={choose} />
          ))}
        </Combobox.ComboboxList>
      </Combobox.ComboboxProvider>
      <p className={styles.state} role="status">
        {groups.length > 0 ? null : searching ? 'Searching your contacts' : 'No results'}
      </p>
    </BareDialog>
  );
};

export type PaletteGroup = { title: string; commands: Command[] };

const settleMs = 90;

const themeCommand = (theme: Theme, label: string): Command => ({
  id: `theme-${theme}`,
  label,
  also: 'appearance theme colors',
  run: () => chooseTheme(theme),
});

const useFixedCommands = (onOpenKeys: () => void): PaletteGroup[] => {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const pages = useNavigation().map(({ to, label, keys }) => ({
    id: `go${to.replaceAll('/', '-')}`,
    label,
    also: 'go open page',
    keys,
    run: () => void navigate({ to }),
  }));
  return [
    { title: 'On this page', commands: activeCommands() },
    { title: 'Go to', commands: pages },
    {
      title: 'Threefold',
      commands: [
        {
          id: 'comments',
          label: 'Comments from your coach',
          also: 'coaching read answer',
          run: () => void navigate({ to: '/comments' }),
        },
        {
          id: 'proposals',
          label: 'Proposals from your coach',
          also: 'coaching accept decline people steps',
          run: () => void navigate({ to: '/proposals' }),
        },
        {
          id: 'search-end',
          label: 'My search is over',
          also: 'end news helped tell everyone new role',
          run: () => void navigate({ to: '/search-end' }),
        },
        themeCommand('light', 'Light appearance'),
        themeCommand('dark', 'Dark appearance'),
        themeCommand('system', 'System appearance'),
        {
          id: 'keys',
          label: 'Keyboard shortcuts',
          also: 'keyboard shortcuts help',
          keys: '?',
          run: onOpenKeys,
        },
        { id: 'sign-out', label: 'Sign out', also: 'log out leave', run: () => void signOut() },
      ],
    },
  ];
};

/** What the sources answer to the typed word; a newer word ends the older search. */
const useFound = (text: string): { found: PaletteGroup[]; searching: boolean } => {
  const navigate = useNavigate();
  const workspaceId = useWorkspaceId();
  const [answer, setAnswer] = useState<{ text: string; found: PaletteGroup[] }>({ text: '', found: [] });

  useEffect(() => {
    if (text.length < 2) return;
    const search = new AbortController();
    const sources = [contactSource(workspaceId, (href) => void navigate({ href }))];
    const timer = setTimeout(async () => {
      const groups = await Promise.all(
        sources.map(async (source) => ({
          title: source.title,
          // A search that fails shows nothing; the pages and actions stay usable.
          commands: await source.search(text, search.signal).catch(() => []),
        })),
      );
      if (!search.signal.aborted) setAnswer({ text, found: groups });
    }, settleMs);
    return () => {
      clearTimeout(timer);
      search.abort();
    };
  }, [text, workspaceId, navigate]);

  // Until the newer answer is there the older one stays, so that the list does not flicker.
  return { found: text.length < 2 ? [] : answer.found, searching: text.length >= 2 && answer.text !== text };
};

const usePaletteGroups = (typed: string, onOpenKeys: () => void) => {
  const text = typed.trim();
  const fixed = useFixedCommands(onOpenKeys).map(({ title, commands }) => ({
    title,
    commands: commands.filter((command) => matches(command, text)),
  }));
  const { found, searching } = useFound(text);
  return { groups: [...found, ...fixed].filter((group) => group.commands.length > 0), searching };
};

/** People by name, organization, title or e-mail, as the contact list finds them. */
const contactSource = (workspaceId: string, open: (href: string) => void): CommandSource => ({
  title: 'People',
  search: async (text, signal) => {
    const page = await api('GET /workspaces/:workspaceId/contacts', {
      params: { workspaceId },
      query: { q: text, limit: 7 },
      signal,
    });
    return page.items.map((contact) => ({
      id: `contact-${contact.id}`,
      label: displayName(contact),
      hint: [contact.title, contact.organization].filter(Boolean).join(', '),
      run: () => open(`/contacts/${contact.id}`),
    }));
  },
});

const always = [
  { keys: `${modKey}K`.trim(), does: 'Search' },
  { keys: `${modKey}Z`.trim(), does: 'Undo' },
];

/** The keys that work on this page right now. */
export const KeysHelp = ({ onClose }: { onClose: () => void }) => (
  <Dialog open onClose={onClose} title="Keyboard shortcuts">
    <dl className={styles.keys}>
      {[...always, ...activeShortcuts()].map(({ keys, does }) => (
        <div key={keys} className={styles.pair}>
          <dt>{does}</dt>
          <dd>
            {keys.split(' ').map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
