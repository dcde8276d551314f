import { Popover, usePopoverStore } from '@ariakit/react/popover';
import { useLayoutEffect } from 'react';
import { useSignOut } from '../features/identity/auth-requests.ts';
import { useMe } from '../shared/session/current-workspace.ts';
import { ThemeChoice } from '../shared/theme/theme.tsx';
import { Button } from '../shared/ui/button.tsx';
import styles from './shell.module.css';

type Props = { button: HTMLButtonElement; onClose: () => void; onOpenKeys: () => void };

/** What lies behind the name in the corner; Escape or a press beside it closes it. */
export const OpenAccount = ({ button, onClose, onOpenKeys }: Props) => {
  const me = useMe();
  const signOut = useSignOut();
  const popover = usePopoverStore({
    open: true,
    setOpen: (open) => {
      if (!open) onClose();
    },
    placement: 'top-start',
  });
  useLayoutEffect(() => {
    popover.setAnchorElement(button);
    popover.setDisclosureElement(button);
  }, [popover, button]);

  return (
    <Popover store={popover} fixed gutter={6} aria-label="Account and appearance" className={styles.panel}>
      <p className={styles.accountEmail}>{me.email}</p>
      <ThemeChoice />
      <div className={styles.actions}>
        <Button
          tone="quiet"
          onClick={() => {
            button.focus();
            onClose();
            onOpenKeys();
          }}
        >
          Keyboard shortcuts
        </Button>
        <Button tone="quiet" onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
    </Popover>
  );
};
