import * as Ariakit from '@ariakit/react/tooltip';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './tooltip.module.css';

const restMs = 400;

type Props = { anchor: HTMLElement; text: string; onClose: () => void };

/** Appears after a rest, stays while the pointer is on it or on its button, and goes with Escape. */
export const OpenTooltip = ({ anchor, text, onClose }: Props) => {
  const [open, setOpen] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const leave = () => close.current();
    const show = () => {
      // From here on the library watches where the pointer goes.
      anchor.removeEventListener('pointerleave', leave);
      setOpen(true);
    };
    anchor.addEventListener('pointerleave', leave);
    const timer = setTimeout(show, restMs);
    return () => {
      clearTimeout(timer);
      anchor.removeEventListener('pointerleave', leave);
    };
  }, [anchor]);

  const tooltip = Ariakit.useTooltipStore({
    open,
    setOpen: (next) => {
      if (!next) onClose();
    },
    placement: 'bottom',
  });
  useLayoutEffect(() => tooltip.setAnchorElement(anchor), [tooltip, anchor]);

  return (
    <Ariakit.Tooltip store={tooltip} portal preserveTabOrder={false} unmountOnHide className={styles.tooltip}>
      {text}
    </Ariakit.Tooltip>
  );
};
