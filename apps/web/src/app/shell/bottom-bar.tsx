import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignOut } from '../../features/identity/auth-requests.ts';
import { useMe } from '../../shared/session/current-workspace.ts';
import { ThemeChoice } from '../../shared/theme/theme-choice.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { useCounts } from '../counts.ts';
import { barLength } from '../navigation.ts';
import styles from './bottom-bar.module.css';
import { NavigationLinks } from './navigation-links.tsx';
import { useNavigation } from './use-navigation.ts';

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
          Find or do anything
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
