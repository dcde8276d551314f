// Text that is edited where it stands: click or Enter begins, Enter or leaving saves, Escape puts back what was there.
import {
  type FocusEvent,
  type HTMLInputTypeAttribute,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { classes } from '../../shared/classes.ts';
import fieldStyles from '../../shared/ui/field.module.css';
import styles from './contact-about.module.css';

type Props = {
  /** What it is: read out, and shown by the caller. */
  label: string;
  value: string;
  onSave: (text: string) => void;
  /** What stands there while there is nothing: "Add a title". */
  add: string;
  /** Shown instead of the bare text, with its own way to edit beside it: a link to call. */
  display?: ReactNode;
  multiline?: boolean;
  type?: HTMLInputTypeAttribute;
  /** What is wrong with a text, in words; undefined where it can be saved. */
  check: (text: string) => Promise<string | undefined>;
  /** By this name the page finds it, to begin the editing: see `beginEditing`. */
  name?: string;
};

/** Begins to edit the field of that name; where several bear it, the last one, which adds. */
export const beginEditing = (name: string): void => {
  [...document.querySelectorAll<HTMLElement>(`[data-edit="${name}"]`)].at(-1)?.click();
};

type Editing = Pick<Props, 'label' | 'value' | 'multiline' | 'type' | 'check'> & {
  /** Null where nothing is to be saved. `byKey`: the focus goes back to where it was. */
  onEnd: (text: string | null, byKey: boolean) => void;
};

const Editor = ({ label, value, multiline = false, type = 'text', check, onEnd }: Editing) => {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string>();
  const ended = useRef(false);
  const errorId = useId();

  const end = async (save: boolean, byKey: boolean) => {
    // Enter, and then the focus that leaves, are one ending.
    if (ended.current) return;
    ended.current = true;
    const next = text.trim();
    const isNew = save && next !== value;
    const wrong = isNew ? await check(next) : undefined;
    setProblem(wrong);
    if (wrong === undefined) onEnd(isNew ? next : null, byKey);
    else ended.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const saves = event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !saves) return;
    event.preventDefault();
    void end(saves, true);
  };
  const wiring = {
    'aria-label': label,
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': problem ? errorId : undefined,
    dir: 'auto',
    value: text,
    onKeyDown,
    onBlur: () => void end(true, false),
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.target.select(),
    autoFocus: true,
  };
  return (
    <span className={styles.editor}>
      {multiline ? (
        <textarea
          {...wiring}
          onFocus={undefined}
          rows={4}
          className={classes(fieldStyles.control, fieldStyles.area)}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <input
          {...wiring}
          type={type}
          autoComplete="off"
          className={fieldStyles.control}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <span id={errorId} className={fieldStyles.error} role="alert">
        {problem}
      </span>
    </span>
  );
};

export const EditableText = ({ onSave, add, display, name, ...field }: Props) => {
  const [editing, setEditing] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  const { label, value, multiline = false } = field;

  useEffect(() => {
    if (editing || !returns.current) return;
    returns.current = false;
    trigger.current?.focus();
  }, [editing]);

  if (editing)
    return (
      <Editor
        {...field}
        onEnd={(text, byKey) => {
          returns.current = byKey;
          setEditing(false);
          if (text !== null) onSave(text);
        }}
      />
    );
  const begin = { ref: trigger, type: 'button' as const, 'data-edit': name, onClick: () => setEditing(true) };
  if (display !== undefined && value !== '')
    return (
      <span className={styles.displayed}>
        {display}
        <button {...begin} className={styles.edit} aria-label={`Edit ${label.toLowerCase()}`}>
          edit
        </button>
      </span>
    );
  return (
    <button
      {...begin}
      className={classes(styles.text, value === '' && styles.empty, multiline && styles.multiline)}
    >
      <span className="sr-only">{value === '' ? '' : `Edit ${label.toLowerCase()}: `}</span>
      <span dir="auto">{value === '' ? add : value}</span>
    </button>
  );
};
