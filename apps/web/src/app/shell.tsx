import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useAskOnReturn } from '../features/letters/went-out.tsx';
import { askForIdentityBy } from '../shared/api/confirm-identity.ts';
import { addShortcut, handleKey, useShortcut } from '../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../shared/session/current-workspace.ts';
import { settingsQuery } from '../shared/session/settings.ts';
import { followConventions, presentConventions } from '../shared/time/conventions.ts';
import { undoLast } from '../shared/ui/toasts.ts';
import { useNavigation } from './navigation.ts';
import { BottomBar, SideNavigation } from './navigation-bars.tsx';
import styles from './shell.module.css';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })));
const ConfirmIdentity = lazy(() =>
  import('../features/identity/confirm-identity.tsx').then(({ ConfirmIdentity }) => ({
    default: ConfirmIdentity,
  })),
);
const KeysHelp = lazy(() => import('./palette.tsx').then(({ KeysHelp }) => ({ default: KeysHelp })));

/** Nobody has to read this line before the page: it is loaded when the page was drawn. */
const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const NetworkLine = lazy(async () => {
  await drawn();
  return { default: (await import('./network-line.tsx')).NetworkLine };
});

type Overlay = 'palette' | 'keys' | null;

/** The keys that hold Ctrl or ⌘: the palette, and undo outside of text. */
const handleModKey = (event: KeyboardEvent, openPalette: () => void): void => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 'k') {
    event.preventDefault();
    openPalette();
  }
  const inText =
    event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
  if (key === 'z' && !event.shiftKey && !inText && undoLast()) event.preventDefault();
};

/** Answers a call that wants the person confirmed first; what it answers ends the question, null while there is none. */
const useIdentityQuestion = (): ((isConfirmed: boolean) => void) | null => {
  const [end, setEnd] = useState<((isConfirmed: boolean) => void) | null>(null);
  useEffect(
    () =>
      askForIdentityBy(
        () =>
          new Promise((resolve) => {
            setEnd(() => (isConfirmed: boolean) => {
              setEnd(null);
              resolve(isConfirmed);
            });
          }),
      ),
    [],
  );
  return end;
};

export const Shell = () => {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const close = () => setOverlay(null);
  const openPalette = () => setOverlay('palette');
  const openKeys = () => setOverlay('keys');

  const endOfQuestion = useIdentityQuestion();
  const isDesk = useDesk();
  useNavigationKeys();
  const navigate = useNavigate();
  const openLetter = useCallback(
    (letterId: string) => void navigate({ to: '/letters/$letterId', params: { letterId } }),
    [navigate],
  );
  useAskOnReturn(openLetter);
  useShortcut('?', 'Keyboard shortcuts', openKeys);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      handleModKey(event, () => setOverlay('palette'));
      handleKey(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        Skip to main content
      </a>
      {isDesk ? <SideNavigation onOpenPalette={openPalette} onOpenKeys={openKeys} /> : null}
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense>
          <NetworkLine />
        </Suspense>
        <Fragment key={useConventions()}>
          <Outlet />
        </Fragment>
      </main>
      {isDesk ? null : <BottomBar onOpenPalette={openPalette} />}
      <Suspense>
        {overlay === 'palette' ? <Palette onClose={close} onOpenKeys={openKeys} /> : null}
        {overlay === 'keys' ? <KeysHelp onClose={close} /> : null}
        {endOfQuestion ? <ConfirmIdentity onEnd={endOfQuestion} /> : null}
      </Suspense>
    </div>
  );
};

/** Days, times and numbers as Settings say; a page that was drawn in another manner is drawn anew. */
const useConventions = (): string => {
  const settings = useQuery(settingsQuery(useWorkspaceId())).data;
  if (settings) followConventions(settings);
  const { locale, hourCycle, firstDayOfWeek } = presentConventions();
  return [locale, hourCycle, firstDayOfWeek].join(' ');
};

const desk = matchMedia('(min-width: 48rem)');

const subscribe = (listener: () => void): (() => void) => {
  desk.addEventListener('change', listener);
  return () => desk.removeEventListener('change', listener);
};

/** Whether there is room for the navigation beside the page: only one of the two is drawn, since a phone pays for both. */
const useDesk = (): boolean => useSyncExternalStore(subscribe, () => desk.matches);

/** "g t" and the like, for as long as the shell is there. */
const useNavigationKeys = (): void => {
  const navigate = useNavigate();
  const entries = useNavigation();
  useEffect(() => {
    const removals = entries.map(({ keys, label, to }) =>
      addShortcut({ keys, does: `Go to ${label}`, run: () => void navigate({ to }) }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [entries, navigate]);
};
