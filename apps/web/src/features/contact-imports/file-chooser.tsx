import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react';
import { classes } from '../../shared/classes.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import styles from './file-chooser.module.css';

type Props = { onFile: (file: File) => void; disabled: boolean };

const accepted = '.csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values';

/** Text that was copied out of a spreadsheet or a mail, as the file that it would have been. */
const PasteForm = ({ onFile, disabled }: Props) => {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onFile(new File([text], 'pasted.csv', { type: 'text/csv' }));
  };
  return (
    <form className={styles.paste} onSubmit={submit}>
      <TextArea
        label="The list as text"
        dir="auto"
        rows={6}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        hint="Cells copied out of a spreadsheet do, or one name a line with commas between the columns."
      />
      <div>
        <Button type="submit" tone="primary" disabled={disabled || text.trim() === ''}>
          Read this text
        </Button>
      </div>
    </form>
  );
};

/** Drop a file, choose one, or paste its text. */
export const FileChooser = ({ onFile, disabled }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the keyboard has the button */}
      <div
        className={classes(styles.place, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <p className={styles.words}>Drop a list here</p>
        <div className={styles.actions}>
          <input
            ref={input}
            id={id}
            type="file"
            accept={accepted}
            className="sr-only"
            tabIndex={-1}
            aria-label="File with contacts"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) onFile(file);
            }}
          />
          <Button tone="primary" disabled={disabled} onClick={() => input.current?.click()}>
            Choose a file
          </Button>
          <Button disabled={disabled} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            Paste text
          </Button>
        </div>
        <p className={styles.hint}>
          Connections.csv of LinkedIn, an export of Google, Outlook, HubSpot or Salesforce, or any table as
          CSV.
        </p>
      </div>
      {pasting ? <PasteForm onFile={onFile} disabled={disabled} /> : null}
    </>
  );
};
