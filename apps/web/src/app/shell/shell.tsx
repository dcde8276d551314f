import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { handleKey, useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { undoLast } from '../../shared/ui/toasts.ts';
import { BottomBar } from './bottom-bar.tsx';
import styles from './shell.module.css';
import { SideNavigation } from './side-navigation.tsx';
import { useDesk } from './use-desk.ts';
import { useNavigationKeys } from './use-navigation-keys.ts';

const Palette = lazy(() => import('../palette/palette.tsx').then(({ Palette }) => ({ default: Palette })));
const KeysHelp = lazy(() =>
  import('../palette/keys-help.tsx').then(({ KeysHelp }) => ({ default: KeysHelp })),
);

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

export const Shell = () => {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const close = () => setOverlay(null);
  const openPalette = () => setOverlay('palette');
  const openKeys = () => setOverlay('keys');

  const isDesk = useDesk();
  useNavigationKeys();
  useShortcut('?', 'Show the keys', openKeys);

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
        Skip to the page
      </a>
      {isDesk ? <SideNavigation onOpenPalette={openPalette} onOpenKeys={openKeys} /> : null}
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense>
          <NetworkLine />
        </Suspense>
        <Outlet />
      </main>
      {isDesk ? null : <BottomBar onOpenPalette={openPalette} />}
      <Suspense>
        {overlay === 'palette' ? <Palette onClose={close} onOpenKeys={openKeys} /> : null}
        {overlay === 'keys' ? <KeysHelp onClose={close} /> : null}
      </Suspense>
    </div>
  );
};
