import { useId } from 'react';
import { useSignOut } from '../../features/identity/use-sign-out.ts';
import { useMe } from '../../shared/session/current-workspace.ts';
import { ThemeChoice } from '../../shared/theme/theme-choice.tsx';
import { Button } from '../../shared/ui/button.tsx';
import styles from './account-panel.module.css';

/** Who is signed in; opens appearance, keys and signing out. The platform's popover closes it by Escape or a click beside it. */
export const AccountPanel = ({ onOpenKeys }: { onOpenKeys: () => void }) => {
  const id = useId();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <div className={styles.account}>
      <button type="button" className={styles.person} popoverTarget={id}>
        <span className={styles.name}>{me.name}</span>
        <span className="sr-only">: account and appearance</span>
      </button>
      <div id={id} popover="auto" className={styles.panel}>
        <p className={styles.email}>{me.email}</p>
        <ThemeChoice />
        <div className={styles.actions}>
          <Button tone="quiet" popoverTarget={id} onClick={onOpenKeys}>
            Keys
          </Button>
          <Button tone="quiet" onClick={() => void signOut()}>
            Sign out
          </Button>
        </div>
      </div>
    </div>
  );
};
