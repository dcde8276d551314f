import { type DragEvent, type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { classes } from '../../shared/classes.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import styles from './file-chooser.module.css';

type Props = { onFile: (file: File) => void; disabled: boolean };

const accepted =
  '.csv,.tsv,.txt,.tab,.vcf,.vcard,.xlsx,.zip,text/csv,text/plain,text/tab-separated-values,text/vcard,application/zip';

const asFile = (text: string): File =>
  /^\s*BEGIN:VCARD/i.test(text)
    ? new File([text], 'pasted.vcf', { type: 'text/vcard' })
    : new File([text], 'pasted.csv', { type: 'text/csv' });

/** Text that was copied out of a spreadsheet or a mail, as the file that it would have been. */
const PasteForm = ({ onFile, disabled }: Props) => {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onFile(asFile(text));
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

/** What is pasted anywhere on the page but into a field: a file, or the text of one. */
const usePaste = (onFile: (file: File) => void, disabled: boolean) => {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const isInField = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (isInField || disabled || !event.clipboardData) return;
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData('text/plain');
    if (file) onFile(file);
    else if (text.includes('\n')) onFile(asFile(text));
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => take(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
};

/** Drop a file, choose one, or paste its text. */
export const FileChooser = ({ onFile, disabled }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  usePaste(onFile, disabled);
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
          The archive of LinkedIn or its Connections.csv, an export of Google, Outlook, HubSpot or Salesforce,
          vCards, an Excel workbook, or any table as CSV. Pasting works anywhere on this page.
        </p>
      </div>
      {pasting ? <PasteForm onFile={onFile} disabled={disabled} /> : null}
    </>
  );
};
