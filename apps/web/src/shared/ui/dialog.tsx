import type { ReactNode } from 'react';
import { later } from './later.tsx';

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

const OpenDialog = later(async () => (await import('./open-dialog.tsx')).OpenDialog);

/** A question or a short form in the middle of the screen; on the phone a sheet from below. */
export const Dialog = ({ open, ...rest }: DialogProps) =>
  open ? <OpenDialog {...rest} shape="dialog" /> : null;

/** Details beside the page, from the right; on the phone a sheet from below. */
export const Drawer = ({ open, ...rest }: DialogProps) =>
  open ? <OpenDialog {...rest} shape="drawer" /> : null;
