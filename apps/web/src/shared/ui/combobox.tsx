// A field that finds while one types: a contact, an organization, a zone. The focus stays in the field; the arrow keys
// walk through what was found.
import { type KeyboardEvent, useId, useState } from 'react';
import { classes } from '../classes.ts';
import styles from './combobox.module.css';
import fieldStyles from './field.module.css';
import { Field, type FieldProps } from './field.tsx';

export type Choice = { id: string; label: string; hint?: string };

type Props = FieldProps & {
  /** What is typed; the caller keeps it, and finds choices for it. */
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  onPick: (choice: Choice) => void;
  /** Said when nothing was found for the typed text. */
  nothing?: string;
  placeholder?: string;
  name?: string;
  required?: boolean;
  autoFocusInDialog?: boolean;
};

const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export const Combobox = ({ text, onText, choices, onPick, nothing, ...rest }: Props) => {
  const { label, hint, error, labelHidden, autoFocusInDialog, ...input } = rest;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const current = choices[Math.min(at, choices.length - 1)];
  const isShown = open && text.trim() !== '' && (choices.length > 0 || nothing !== undefined);

  const pick = (choice: Choice) => {
    setOpen(false);
    onPick(choice);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const by = step[event.key];
    if (by !== undefined && choices.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((Math.min(at, choices.length - 1) + by + choices.length) % choices.length);
    }
    if (event.key === 'Enter' && isShown && current) {
      event.preventDefault();
      pick(current);
    }
    if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      setOpen(false);
    }
  };

  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
      {(wiring) => (
        <div className={styles.place}>
          <input
            type="text"
            {...input}
            {...wiring}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={listId}
            aria-activedescendant={isShown && current ? `${listId}-${current.id}` : undefined}
            autoComplete="off"
            data-autofocus={autoFocusInDialog || undefined}
            className={fieldStyles.control}
            value={text}
            onChange={(event) => {
              onText(event.target.value);
              setAt(0);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          <div
            id={listId}
            role="listbox"
            aria-label={label}
            className={styles.list}
            hidden={!isShown || choices.length === 0}
          >
            {choices.map((choice) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active choice
              <div
                key={choice.id}
                id={`${listId}-${choice.id}`}
                role="option"
                aria-selected={choice === current}
                className={styles.choice}
                onPointerMove={() => setAt(choices.indexOf(choice))}
                // Before the field loses the focus, which would close the list.
                onPointerDown={(event) => {
                  event.preventDefault();
                  pick(choice);
                }}
              >
                <span className={styles.label}>{choice.label}</span>
                {choice.hint ? <span className={styles.hint}>{choice.hint}</span> : null}
              </div>
            ))}
          </div>
          <p className={classes(isShown && choices.length === 0 ? styles.nothing : 'sr-only')} role="status">
            {isShown && choices.length === 0 ? nothing : null}
          </p>
        </div>
      )}
    </Field>
  );
};
