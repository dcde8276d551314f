// Mantine brings the behaviour of a menu (keys, focus, placement); it runs headless, since its own style tags would be
// refused by the content security policy. The looks are ours.
import { HeadlessMantineProvider, Menu as MantineMenu } from '@mantine/core';
import type { ReactElement } from 'react';
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
  /** The button that opens it; it must take a ref and an onClick, as `Button` and `IconButton` do. */
  trigger: ReactElement;
  label: string;
  items: readonly (MenuItem | 'line')[];
};

const classNames = {
  dropdown: styles.dropdown ?? '',
  item: styles.item ?? '',
  itemLabel: styles.label ?? '',
  itemSection: styles.keys ?? '',
  divider: styles.divider ?? '',
};

export const Menu = ({ trigger, label, items }: Props) => (
  <HeadlessMantineProvider>
    <MantineMenu
      position="bottom-end"
      offset={6}
      shadow="none"
      classNames={classNames}
      transitionProps={{ duration: 0 }}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={label}>
        {items.map((item, index) =>
          item === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            <MantineMenu.Divider key={`line-${index}`} />
          ) : (
            <MantineMenu.Item
              key={item.label}
              onClick={item.onSelect}
              disabled={item.disabled ?? false}
              data-tone={item.tone}
              rightSection={item.shortcut}
            >
              {item.label}
            </MantineMenu.Item>
          ),
        )}
      </MantineMenu.Dropdown>
    </MantineMenu>
  </HeadlessMantineProvider>
);
