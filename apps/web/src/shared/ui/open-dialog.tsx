// A modal dialog: the page behind it is inert, the focus goes in and comes back, Escape and a press beside it close it.
// What was typed in it is never lost without a question.
import * as Ariakit from '@ariakit/react/dialog';
import { type FocusEvent, type ReactNode, useRef, useState } from 'react';
import { classes } from '../classes.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';
import { placesOfToasts } from './toasts.ts';

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
  /** What is typed in it holds already: nothing is lost by closing, and nothing is asked. */
  holdsAtOnce?: boolean;
};

type Props = Omit<DialogProps, 'open'> & { shape: 'dialog' | 'drawer' };
type TextControl = HTMLInputElement | HTMLTextAreaElement;

const isTextControl = (element: EventTarget): element is TextControl =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !/^(checkbox|radio|file|range)$/.test(element.type));

/** Knows of every field what it held when it was entered, and so whether something was typed since. */
const useTyped = () => {
  const before = useRef(new Map<TextControl, string>());
  return {
    note: ({ target }: FocusEvent) => {
      if (isTextControl(target) && !before.current.has(target)) before.current.set(target, target.value);
    },
    // A field that is gone was handed in or taken away by the form itself.
    isTyped: () =>
      [...before.current].some(([control, value]) => control.isConnected && control.value !== value),
  };
};

const DiscardQuestion = ({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) => (
  <Ariakit.Dialog
    open
    role="alertdialog"
    onClose={onKeep}
    backdrop={<div className={styles.veil} />}
    className={classes(styles.dialog, styles.question)}
  >
    <Ariakit.DialogHeading render={<h2>Discard your changes?</h2>} className={styles.title} />
    <div className={styles.answers}>
      <Button tone="ember" onClick={onDiscard}>
        Discard
      </Button>
      <Button tone="primary" data-autofocus onClick={onKeep}>
        Keep editing
      </Button>
    </div>
  </Ariakit.Dialog>
);

export const OpenDialog = ({ onClose, title, children, footer, wide, holdsAtOnce, shape }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  const { note, isTyped } = useTyped();
  const close = () => (!holdsAtOnce && isTyped() ? setAsking(true) : onClose());

  return (
    <Ariakit.Dialog
      open
      onClose={(event) => {
        // Whoever shows it takes it away, or not.
        event.preventDefault();
        close();
      }}
      backdrop={<div className={styles.veil} />}
      getPersistentElements={placesOfToasts}
      // Left alone, the focus would land on the button that closes.
      autoFocusOnShow={(element) => {
        if (element?.hasAttribute('data-autofocus')) return true;
        heading.current?.focus();
        return false;
      }}
      className={classes(styles.dialog, styles[shape], wide && styles.wide)}
      onFocus={note}
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <Ariakit.DialogHeading
            ref={heading}
            render={<h2>{title}</h2>}
            tabIndex={-1}
            className={styles.title}
          />
          <Ariakit.DialogDismiss
            render={
              <IconButton label="Close">
                <CloseIcon />
              </IconButton>
            }
          />
        </header>
        <div className={styles.body}>{children}</div>
        {footer ? <footer className={styles.foot}>{footer}</footer> : null}
      </div>
      {asking ? <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={onClose} /> : null}
    </Ariakit.Dialog>
  );
};
