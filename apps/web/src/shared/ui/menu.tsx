// A menu of actions on the platform's popover: it lies above everything, closes by Escape or a click beside it, and
// gives the focus back to its button. The arrow keys are ours.
import { cloneElement, type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
import styles from './menu.module.css';
import { placeBelow } from './place-below.ts';

export type MenuItem = {
  label: string;
  onSelect: () => void;
  tone?: 'ember';
  disabled?: boolean;
  /** The key that does the same. */
  shortcut?: string;
};

type Props = {
  /** The button that opens it: a `Button` or an `IconButton`. */
  trigger: ReactElement<{
    popoverTarget?: string;
    'aria-haspopup'?: 'menu';
    'aria-expanded'?: boolean;
  }>;
  label: string;
  items: readonly (MenuItem | 'line')[];
};

const targetOf = (key: string, at: number, length: number): number | undefined => {
  if (key === 'ArrowDown') return (at + 1) % length;
  if (key === 'ArrowUp') return (at - 1 + length) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
};

const itemsIn = (menu: HTMLElement | null): HTMLButtonElement[] => [
  ...(menu?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not(:disabled)') ?? []),
];

/** Moves the focus by an arrow, or to the next item that begins with the typed letter. */
const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
  const items = itemsIn(event.currentTarget);
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = targetOf(event.key, at, items.length);
  const begins = (item: HTMLElement) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase());
  const typed = event.key.length === 1 ? [...items.slice(at + 1), ...items].find(begins) : undefined;
  const target = next === undefined ? typed : items[next];
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (!target) return;
  event.preventDefault();
  target.focus();
};

export const Menu = ({ trigger, label, items }: Props) => {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  return (
    <>
      {cloneElement(trigger, { popoverTarget: id, 'aria-haspopup': 'menu', 'aria-expanded': open })}
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.menu}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          if (event.newState === 'open') placeBelow(event.currentTarget, `[popovertarget="${id}"]`);
        }}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState === 'open') itemsIn(menu.current)[0]?.focus();
        }}
      >
        {items.map((item, index) =>
          item === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            <hr key={`line-${index}`} className={styles.line} />
          ) : (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              data-tone={item.tone}
              disabled={item.disabled}
              onClick={() => {
                menu.current?.hidePopover();
                item.onSelect();
              }}
            >
              {item.label}
              {item.shortcut ? <span className={styles.keys}>{item.shortcut}</span> : null}
            </button>
          ),
        )}
      </div>
    </>
  );
};
