import { useState } from 'react';
import { useMe } from '../../shared/session/current-workspace.ts';
import { later } from '../../shared/ui/later.tsx';
import styles from './account-panel.module.css';

const OpenAccount = later(async () => (await import('./open-account.tsx')).OpenAccount);

/** Who is signed in; opens appearance, keys and signing out. */
export const AccountPanel = ({ onOpenKeys }: { onOpenKeys: () => void }) => {
  const me = useMe();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  return (
    <div className={styles.account}>
      <button
        type="button"
        className={styles.person}
        aria-haspopup="dialog"
        aria-expanded={button !== null}
        onClick={({ currentTarget }) => setButton(button ? null : currentTarget)}
      >
        <span className={styles.name}>{me.name}</span>
        <span className="sr-only">: account and appearance</span>
      </button>
      {button ? (
        <OpenAccount button={button} onClose={() => setButton(null)} onOpenKeys={onOpenKeys} />
      ) : null}
    </div>
  );
};
