import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, useState } from 'react';
import { later } from './later.tsx';

type AnchorProps = {
  onPointerEnter?: (event: PointerEvent<HTMLButtonElement>) => void;
  onPointerDown?: (event: PointerEvent<HTMLButtonElement>) => void;
  onFocus?: (event: FocusEvent<HTMLButtonElement>) => void;
  onBlur?: (event: FocusEvent<HTMLButtonElement>) => void;
};

const OpenTooltip = later(async () => (await import('./open-tooltip.tsx')).OpenTooltip);

type Props = {
  /** What the button does; it carries the same as its name, since a finger and a screen reader see no tooltip. */
  text: string;
  children: ReactElement<AnchorProps>;
};

/** Shows the words behind an icon to a mouse that rests on it, and to whoever comes by keyboard. */
export const Tooltip = ({ text, children }: Props) => {
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const { onPointerEnter, onPointerDown, onFocus, onBlur } = children.props;
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: (event) => {
          onPointerEnter?.(event);
          if (event.pointerType === 'mouse') setAnchor(event.currentTarget);
        },
        onPointerDown: (event) => {
          onPointerDown?.(event);
          setAnchor(null);
        },
        onFocus: (event) => {
          onFocus?.(event);
          if (event.currentTarget.matches(':focus-visible')) setAnchor(event.currentTarget);
        },
        onBlur: (event) => {
          onBlur?.(event);
          setAnchor(null);
        },
      })}
      {anchor ? <OpenTooltip anchor={anchor} text={text} onClose={() => setAnchor(null)} /> : null}
    </>
  );
};
