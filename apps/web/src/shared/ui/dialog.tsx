// Built on the platform's <dialog>: it traps the focus, gives it back, closes on Escape and hides the rest of the page.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { classes } from '../classes.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  /** The heading; also the dialog's name. */
  title: ReactNode;
  /** The field that carries `data-autofocus` gets the focus; without one it is the heading. */
  children: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  wide?: boolean;
};

type ShapedProps = DialogProps & { shape: 'dialog' | 'drawer' };

const OpenDialog = ({ onClose, title, children, footer, wide, shape }: ShapedProps) => {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();

  // Before removal from the page, so that closing can give the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    // Left alone, the focus would land on the button that closes.
    (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? heading.current)?.focus();
    return () => dialog.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click closes on the backdrop; the keyboard has Escape and the button
    <dialog
      ref={ref}
      className={classes(styles.dialog, styles[shape], wide && styles.wide)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2 ref={heading} id={titleId} tabIndex={-1} className={styles.title}>
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </header>
        <div className={styles.body}>{children}</div>
        {footer ? <footer className={styles.foot}>{footer}</footer> : null}
      </div>
    </dialog>
  );
};

/** A question or a short form in the middle of the screen; on the phone a sheet from below. */
export const Dialog = (props: DialogProps) => (props.open ? <OpenDialog {...props} shape="dialog" /> : null);

/** Details beside the page, from the right; on the phone a sheet from below. */
export const Drawer = (props: DialogProps) => (props.open ? <OpenDialog {...props} shape="drawer" /> : null);
