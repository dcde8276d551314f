import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSignOut } from '../../features/identity/auth-requests.ts';
import { activeCommands, type Command, matches } from '../../shared/keyboard/commands.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { chooseTheme, type Theme } from '../../shared/theme/theme.ts';
import { useNavigation } from '../shell/use-navigation.ts';
import { contactSource } from './contact-source.ts';

export type PaletteGroup = { title: string; commands: Command[] };

const settleMs = 90;

const themeCommand = (theme: Theme, label: string): Command => ({
  id: `theme-${theme}`,
  label,
  also: 'appearance theme colours',
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
    { title: 'Here', commands: activeCommands() },
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
          also: 'end news helped tell everybody',
          run: () => void navigate({ to: '/search-end' }),
        },
        themeCommand('light', 'Light appearance'),
        themeCommand('dark', 'Dark appearance'),
        themeCommand('system', 'Appearance as the system'),
        { id: 'keys', label: 'Show the keys', also: 'keyboard shortcuts help', keys: '?', run: onOpenKeys },
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

export const usePaletteGroups = (typed: string, onOpenKeys: () => void) => {
  const text = typed.trim();
  const fixed = useFixedCommands(onOpenKeys).map(({ title, commands }) => ({
    title,
    commands: commands.filter((command) => matches(command, text)),
  }));
  const { found, searching } = useFound(text);
  return { groups: [...found, ...fixed].filter((group) => group.commands.length > 0), searching };
};
