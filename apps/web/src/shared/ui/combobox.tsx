// A field that finds while one types: a contact, an organization, a zone. The focus stays in the field; the arrow keys
// walk through what was found. The list follows the field in the page, where a phone's screen reader swipes to it.
import * as Ariakit from '@ariakit/react/combobox';
import { type KeyboardEvent, useState } from 'react';
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
  /** What is typed means nothing of its own, so Enter takes the first choice. Otherwise it takes what is typed. */
  onlyChoices?: boolean;
  /** Said when nothing was found for the typed text. */
  nothing?: string;
  placeholder?: string;
  name?: string;
  required?: boolean;
  autoFocusInDialog?: boolean;
  autoFocus?: boolean;
};

const folded = (text: string): string => text.trim().toLocaleLowerCase();

export const Combobox = ({ text, onText, choices, onPick, onlyChoices = false, nothing, ...rest }: Props) => {
  const { label, hint, error, labelHidden, autoFocusInDialog, ...input } = rest;
  const [isWanted, setWanted] = useState(false);
  const isAsking = isWanted && text.trim() !== '';
  const combobox = Ariakit.useComboboxStore({
    inputValue: text,
    setInputValue: onText,
    open: isAsking && choices.length > 0,
    setOpen: setWanted,
  });

  const pick = (choice: Choice) => {
    setWanted(false);
    onPick(choice);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { open, activeId } = combobox.getState();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !open || activeId) return;
    const [same, another] = choices.filter((choice) => folded(choice.label) === folded(text));
    if (same && !another) {
      event.preventDefault();
      pick(same);
    } else {
      // An open list would keep Enter from the form.
      combobox.hide();
    }
  };

  /** The first Escape closes the list, and not the dialog around it. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !combobox.getState().open) return;
    event.preventDefault();
    event.stopPropagation();
    combobox.hide();
  };

  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
      {(wiring) => (
        <div className={styles.place} onKeyDownCapture={onKeyDownCapture}>
          <Ariakit.Combobox
            {...input}
            {...wiring}
            store={combobox}
            type="text"
            autoSelect={onlyChoices}
            showMinLength={1}
            data-autofocus={autoFocusInDialog || undefined}
            className={fieldStyles.control}
            onKeyDown={onKeyDown}
          />
          <Ariakit.ComboboxPopover
            store={combobox}
            fixed
            sameWidth
            gutter={4}
            aria-label={label}
            className={styles.list}
          >
            {choices.map((choice) => (
              <Ariakit.ComboboxItem
                key={choice.id}
                focusOnHover
                hideOnClick={false}
                className={styles.choice}
                onClick={() => pick(choice)}
              >
                <span className={styles.label}>{choice.label}</span>
                {choice.hint ? <span className={styles.hint}>{choice.hint}</span> : null}
              </Ariakit.ComboboxItem>
            ))}
          </Ariakit.ComboboxPopover>
          <p className={classes(isAsking && choices.length === 0 ? styles.nothing : 'sr-only')} role="status">
            {isAsking && choices.length === 0 ? nothing : null}
          </p>
        </div>
      )}
    </Field>
  );
};
