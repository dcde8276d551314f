import { later } from './later.tsx';
import type { DialogProps } from './open-dialog.tsx';

const OpenDialog = later(async () => (await import('./open-dialog.tsx')).OpenDialog);

/** A question or a short form in the middle of the screen; on the phone a sheet from below. */
export const Dialog = ({ open, ...rest }: DialogProps) =>
  open ? <OpenDialog {...rest} shape="dialog" /> : null;

/** Details beside the page, from the right; on the phone a sheet from below. */
export const Drawer = ({ open, ...rest }: DialogProps) =>
  open ? <OpenDialog {...rest} shape="drawer" /> : null;
