// Ctrl/⌘+K: go to a page, do what the page offers, find a person. A combobox over a list, in a dialog.
import * as Combobox from '@ariakit/react/combobox';
import { Dialog } from '@ariakit/react/dialog';
import { useState } from 'react';
import type { Command } from '../../shared/keyboard/commands.ts';
import { Kbd } from '../../shared/ui/kbd.tsx';
import { placesOfToasts } from '../../shared/ui/toasts.ts';
import styles from './palette.module.css';
import { type PaletteGroup, usePaletteGroups } from './use-palette-groups.ts';

type Props = { onClose: () => void; onOpenKeys: () => void };
type GroupProps = { group: PaletteGroup; onChoose: (command: Command) => void };

const Group = ({ group, onChoose }: GroupProps) => (
  <Combobox.ComboboxGroup>
    <Combobox.ComboboxGroupLabel className={styles.title}>{group.title}</Combobox.ComboboxGroupLabel>
    {group.commands.map((command) => (
      <Combobox.ComboboxItem
        key={command.id}
        focusOnHover
        className={styles.option}
        onClick={() => onChoose(command)}
      >
        <span className={styles.label}>{command.label}</span>
        {command.hint ? <span className={styles.hint}>{command.hint}</span> : null}
        {command.keys ? <Kbd>{command.keys}</Kbd> : null}
      </Combobox.ComboboxItem>
    ))}
  </Combobox.ComboboxGroup>
);

export const Palette = ({ onClose, onOpenKeys }: Props) => {
  const [text, setText] = useState('');
  const { groups, searching } = usePaletteGroups(text, onOpenKeys);

  const choose = (command: Command) => {
    onClose();
    command.run();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      aria-label="Find or do anything"
      backdrop={<div className={styles.veil} />}
      getPersistentElements={placesOfToasts}
      className={styles.palette}
    >
      <Combobox.ComboboxProvider open inputValue={text} setInputValue={setText}>
        <Combobox.Combobox
          autoSelect="always"
          autoFocus
          className={styles.input}
          aria-label="Find or do anything"
          spellCheck={false}
          placeholder="A person, a page, an action"
        />
        <Combobox.ComboboxList aria-label="Results" className={styles.list}>
          {groups.map((group) => (
            <Group key={group.title} group={group} onChoose={choose} />
          ))}
        </Combobox.ComboboxList>
      </Combobox.ComboboxProvider>
      <p className={styles.state} role="status">
        {groups.length > 0
          ? null
          : searching
            ? 'Looking through your contacts'
            : 'Nothing goes by these words.'}
      </p>
    </Dialog>
  );
};
