import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignOut } from '../features/identity/auth-requests.ts';
import { useMe } from '../shared/session/current-workspace.ts';
import { ThemeChoice } from '../shared/theme/theme.tsx';
import { formatNumber } from '../shared/time/conventions.ts';
import { Button } from '../shared/ui/button.tsx';
import { Dialog } from '../shared/ui/dialog.tsx';
import { Kbd, modKey } from '../shared/ui/kbd.tsx';
import { later } from '../shared/ui/later.tsx';
import { Mark } from '../shared/ui/mark.tsx';
import { barLength, type Counts, type NavigationEntry, useCounts, useNavigation } from './navigation.ts';
import styles from './shell.module.css';

type SideNavigationProps = { onOpenPalette: () => void; onOpenKeys: () => void };

/** The navigation of the desk. */
export const SideNavigation = ({ onOpenPalette, onOpenKeys }: SideNavigationProps) => (
  <header className={styles.side} data-print="hide">
    <Link to="/today" className={styles.name}>
      <Mark size={26} />
      Threefold
    </Link>
    <nav aria-label="Pages">
      <NavigationLinks entries={useNavigation()} counts={useCounts()} />
    </nav>
    <button type="button" className={styles.find} onClick={onOpenPalette}>
      Press <Kbd>{`${modKey}K`}</Kbd> to search
    </button>
    <AccountPanel onOpenKeys={onOpenKeys} />
  </header>
);

const MoreSheet = ({ onClose, onOpenPalette }: { onClose: () => void; onOpenPalette: () => void }) => {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <Dialog open onClose={onClose} title="More">
      <div className={styles.sheet}>
        <nav aria-label="More pages">
          <NavigationLinks
            entries={useNavigation().slice(barLength)}
            counts={useCounts()}
            onNavigate={onClose}
          />
        </nav>
        <Button wide onClick={onOpenPalette}>
          Search
        </Button>
        <ThemeChoice labelHidden={false} />
        <div className={styles.account}>
          <p>
            {me.name}
            <span className={styles.email}>{me.email}</span>
          </p>
          <Button onClick={() => void signOut()}>Sign out</Button>
        </div>
      </div>
    </Dialog>
  );
};

/** The navigation of the phone, within reach of the thumb. */
export const BottomBar = ({ onOpenPalette }: { onOpenPalette: () => void }) => {
  const [more, setMore] = useState(false);
  const close = () => setMore(false);
  return (
    <nav aria-label="Pages" className={styles.bar} data-print="hide">
      {useNavigation()
        .slice(0, barLength)
        .map(({ to, label }) => (
          <Link key={to} to={to} className={styles.entry}>
            {label}
          </Link>
        ))}
      <button type="button" className={styles.entry} aria-haspopup="dialog" onClick={() => setMore(true)}>
        More
      </button>
      {more ? (
        <MoreSheet
          onClose={close}
          onOpenPalette={() => {
            close();
            onOpenPalette();
          }}
        />
      ) : null}
    </nav>
  );
};

type NavigationLinksProps = {
  entries: readonly NavigationEntry[];
  counts: Counts | undefined;
  onNavigate?: () => void;
};

/** The entries one below the other, with their counts. */
const NavigationLinks = ({ entries, counts, onNavigate }: NavigationLinksProps) => (
  <ul className={styles.list}>
    {entries.map(({ to, label, count }) => {
      const number = count === undefined ? undefined : counts?.[count];
      return (
        <li key={to}>
          <Link to={to} className={styles.link} onClick={onNavigate}>
            <span>{label}</span>
            {number ? <span className={styles.count}>{formatNumber(number)}</span> : null}
          </Link>
        </li>
      );
    })}
  </ul>
);

const OpenAccount = later(async () => (await import('./open-account.tsx')).OpenAccount);

/** Who is signed in; opens appearance, keys and signing out. */
const AccountPanel = ({ onOpenKeys }: { onOpenKeys: () => void }) => {
  const me = useMe();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  return (
    <div className={styles.accountPanel}>
      <button
        type="button"
        className={styles.person}
        aria-haspopup="dialog"
        aria-expanded={button !== null}
        onClick={({ currentTarget }) => setButton(button ? null : currentTarget)}
      >
        <span className={styles.accountName}>{me.name}</span>
        <span className="sr-only">: account and appearance</span>
      </button>
      {button ? (
        <OpenAccount button={button} onClose={() => setButton(null)} onOpenKeys={onOpenKeys} />
      ) : null}
    </div>
  );
};
