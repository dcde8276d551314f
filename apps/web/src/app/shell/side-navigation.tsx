import { Link } from '@tanstack/react-router';
import { Kbd, modKey } from '../../shared/ui/kbd.tsx';
import { Mark } from '../../shared/ui/mark.tsx';
import { useCounts } from '../counts.ts';
import { AccountPanel } from './account-panel.tsx';
import { NavigationLinks } from './navigation-links.tsx';
import styles from './side-navigation.module.css';
import { useNavigation } from './use-navigation.ts';

type Props = { onOpenPalette: () => void; onOpenKeys: () => void };

/** The navigation of the desk. */
export const SideNavigation = ({ onOpenPalette, onOpenKeys }: Props) => (
  <header className={styles.side} data-print="hide">
    <Link to="/today" className={styles.name}>
      <Mark size={26} />
      Threefold
    </Link>
    <nav aria-label="Pages">
      <NavigationLinks entries={useNavigation()} counts={useCounts()} />
    </nav>
    <button type="button" className={styles.find} onClick={onOpenPalette}>
      Press <Kbd>{`${modKey}K`}</Kbd> to find or do anything
    </button>
    <AccountPanel onOpenKeys={onOpenKeys} />
  </header>
);
