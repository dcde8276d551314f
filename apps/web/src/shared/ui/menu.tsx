import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, useState } from 'react';
import { later } from './later.tsx';
import type { MenuItem } from './open-menu.tsx';

type Props = {
  /** The button that opens it: a `Button` or an `IconButton`. */
  trigger: ReactElement<{
    'aria-haspopup'?: 'menu';
    'aria-expanded'?: boolean;
    onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
    onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void;
  }>;
  label: string;
  items: readonly (MenuItem | 'line')[];
};

const OpenMenu = later(async () => (await import('./open-menu.tsx')).OpenMenu);

/** Actions behind a button. */
export const Menu = ({ trigger, label, items }: Props) => {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  return (
    <>
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': button !== null,
        onClick: ({ currentTarget }) => setButton(button ? null : currentTarget),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setButton(event.currentTarget);
        },
      })}
      {button ? (
        <OpenMenu button={button} label={label} items={items} onClose={() => setButton(null)} />
      ) : null}
    </>
  );
};
