// Ctrl/⌘+K: go to a page, do what the page offers, find a person. A combobox over a list in the platform's dialog.
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Command } from '../../shared/keyboard/commands.ts';
import { Kbd } from '../../shared/ui/kbd.tsx';
import styles from './palette.module.css';
import { usePaletteGroups } from './use-palette-groups.ts';

type Props = { onClose: () => void; onOpenKeys: () => void };

const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

const optionId = (listId: string, command: Command) => `${listId}-${command.id}`;

export const Palette = ({ onClose, onOpenKeys }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { groups, searching } = usePaletteGroups(text, onOpenKeys);
  const flat = groups.flatMap((group) => group.commands);
  const current = flat[Math.min(at, flat.length - 1)];
  const currentId = current ? optionId(listId, current) : undefined;

  // Before removal from the page, so that closing can give the focus back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const choose = (command: Command) => {
    onClose();
    command.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const by = step[event.key];
    if (by !== undefined && flat.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, flat.length - 1) + by + flat.length) % flat.length);
    }
    if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click closes on the backdrop; the keyboard has Escape
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Find or do anything"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.sheet}>
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Find or do anything"
          aria-expanded={flat.length > 0}
          aria-controls={listId}
          aria-activedescendant={currentId}
          autoComplete="off"
          spellCheck={false}
          placeholder="A person, a page, an action"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={listId} role="listbox" aria-label="Results" className={styles.list}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox is no fieldset
            <div key={group.title} role="group" aria-label={group.title}>
              <p className={styles.title} aria-hidden="true">
                {group.title}
              </p>
              {group.commands.map((command) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard acts in the field above
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
                <div
                  key={command.id}
                  id={optionId(listId, command)}
                  role="option"
                  aria-selected={command === current}
                  className={styles.option}
                  onPointerMove={() => setAt(flat.indexOf(command))}
                  onClick={() => choose(command)}
                >
                  <span className={styles.label}>{command.label}</span>
                  {command.hint ? <span className={styles.hint}>{command.hint}</span> : null}
                  {command.keys ? <Kbd>{command.keys}</Kbd> : null}
                </div>
              ))}
            </div>
          ))}
        </div>
        <p className={styles.state} role="status">
          {flat.length > 0
            ? null
            : searching
              ? 'Looking through your contacts'
              : 'Nothing goes by these words.'}
        </p>
      </div>
    </dialog>
  );
};
