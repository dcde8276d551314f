import { useEffect, useState, useSyncExternalStore } from 'react';
import { classes } from '../classes.ts';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';
import styles from './toaster.module.css';
import { currentToasts, dismiss, runUndo, subscribeToToasts, type Toast } from './toasts.ts';

const shownForMs = 8_000;
const shownForUndoMs = 12_000;

const ToastNote = ({ toast }: { toast: Toast }) => {
  const [held, setHeld] = useState(false);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);

  useEffect(() => {
    if (held || toast.action) return;
    const timer = setTimeout(() => dismiss(toast.id), toast.undo ? shownForUndoMs : shownForMs);
    return () => clearTimeout(timer);
  }, [held, toast]);

  return (
    <li
      className={classes(styles.toast, styles[toast.tone])}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <span className={styles.text}>{toast.text}</span>
      {toast.undo ? (
        <button type="button" className={styles.undo} onClick={() => void runUndo(toast)}>
          Undo
        </button>
      ) : null}
      {toast.action ? (
        <button type="button" className={styles.undo} onClick={toast.action.run}>
          {toast.action.label}
        </button>
      ) : null}
      <IconButton label="Dismiss" onClick={() => dismiss(toast.id)}>
        <CloseIcon />
      </IconButton>
    </li>
  );
};

/** Where sentences of `notify` and `undoable` appear. Once, in the shell; always there, so that screen readers notice changes. */
export const Toaster = () => {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <section className={styles.place} aria-label="Messages" data-toasts="" data-print="hide">
      <div role="status" aria-relevant="additions" className={styles.live}>
        <ol className={styles.list}>
          {toasts.map((toast) => (
            <ToastNote key={toast.id} toast={toast} />
          ))}
        </ol>
      </div>
    </section>
  );
};
