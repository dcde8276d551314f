// The list of a menu: it lies above everything, closes by Escape or a press beside it, and gives the focus back to its
// button. Arrows, Home, End and first letters walk through it.
import * as Ariakit from '@ariakit/react/menu';
import { useLayoutEffect } from 'react';
import styles from './menu.module.css';

export type MenuItem = {
  label: string;
  onSelect: () => void;
  tone?: 'ember';
  disabled?: boolean;
  /** The key that does the same. */
  shortcut?: string;
};

type Props = {
  button: HTMLButtonElement;
  label: string;
  items: readonly (MenuItem | 'line')[];
  onClose: () => void;
};

export const OpenMenu = ({ button, label, items, onClose }: Props) => {
  const menu = Ariakit.useMenuStore({
    open: true,
    setOpen: (open) => {
      if (!open) onClose();
    },
    placement: 'bottom-start',
    focusLoop: true,
  });

  useLayoutEffect(() => {
    menu.setAnchorElement(button);
    menu.setDisclosureElement(button);
    menu.setInitialFocus('first');
    menu.setAutoFocusOnShow(true);
  }, [menu, button]);

  const close = () => {
    button.focus();
    onClose();
  };
  const choose = (item: MenuItem) => {
    // Closed before anything that the item opens, which can then give the focus back in turn.
    close();
    item.onSelect();
  };

  return (
    <Ariakit.Menu
      store={menu}
      portal
      preserveTabOrder={false}
      onKeyDown={(event) => {
        // From the button on to what follows it.
        if (event.key === 'Tab') close();
      }}
      gutter={6}
      overflowPadding={8}
      aria-label={label}
      className={styles.menu}
    >
      {items.map((item, index) =>
        item === 'line' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
          <Ariakit.MenuSeparator key={`line-${index}`} className={styles.line} />
        ) : (
          <Ariakit.MenuItem
            key={item.label}
            render={<button type="button" />}
            className={styles.item}
            data-tone={item.tone}
            disabled={item.disabled}
            hideOnClick={false}
            onClick={() => choose(item)}
          >
            {item.label}
            {item.shortcut ? <span className={styles.keys}>{item.shortcut}</span> : null}
          </Ariakit.MenuItem>
        ),
      )}
    </Ariakit.Menu>
  );
};
