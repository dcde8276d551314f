// Beside the picture on the desk; on narrow screens a person comes as a sheet above the page.
import { type ReactNode, useSyncExternalStore } from 'react';
import { Drawer } from '../../shared/ui/dialog.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { CloseIcon } from '../../shared/ui/icons.tsx';
import styles from './panel.module.css';

const wide = matchMedia('(min-width: 64rem)');
const subscribe = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

type Props = {
  /** The person's name; undefined while nobody is chosen. */
  name: string | undefined;
  person: ReactNode;
  figures: ReactNode;
  onClose: () => void;
};

export const SidePanel = ({ name, person, figures, onClose }: Props) => {
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  if (isWide && name !== undefined) {
    return (
      <aside className={styles.panel} aria-label={name}>
        <div className={styles.back}>
          <IconButton label="Back to the figures" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
        {person}
      </aside>
    );
  }
  return (
    <aside className={styles.panel} aria-label="Figures of the network">
      {figures}
      <Drawer open={name !== undefined} onClose={onClose} title={name ?? ''}>
        {person}
      </Drawer>
    </aside>
  );
};
