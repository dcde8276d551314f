import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ContactImport } from '@threefold/contracts/contact-imports';
import { type DragEvent, type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { classes } from '../../shared/classes.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Checkbox, TextArea } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './contact-imports.module.css';
import { headlineOf, isUnderWay, sizeInWords } from './import-words.ts';
import { importsQuery, useStartImport } from './imports-requests.ts';
import { LinkedinSteps } from './linkedin-steps.tsx';
import { ProgressBar } from './progress-bar.tsx';

const stateBadge = (one: ContactImport) => {
  if (isUnderWay(one)) return <Badge tone="leaf">In progress</Badge>;
  if (one.status === 'waiting-for-mapping') return <Badge tone="gold">Needs your input</Badge>;
  if (one.status === 'failed') return <Badge tone="ember">Failed</Badge>;
  return one.dryRun && one.status === 'done' ? <Badge tone="gold">Preview only</Badge> : undefined;
};

const History = () => {
  const timeZone = useOwnZone();
  const list = useInfiniteQuery(importsQuery(useWorkspaceId()));
  const imports = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  if (list.isSuccess && imports.length === 0) return null;
  return (
    <Section title="Past imports">
      {list.isPending ? <Skeleton lines={3} /> : null}
      <Rows label="Past imports">
        {imports.map((one) => (
          <Row
            key={one.id}
            title={
              <Link to="/imports/$importId" params={{ importId: one.id }} search={{}} data-row-link>
                <bdi>{one.fileName}</bdi>
              </Link>
            }
            badge={stateBadge(one)}
          >
            <p>{headlineOf(one)}</p>
            <p className={styles.when}>{momentAt(one.createdAt, { timeZone })}</p>
          </Row>
        ))}
      </Rows>
      {list.hasNextPage ? (
        <Button tone="quiet" onClick={() => void list.fetchNextPage()} pending={list.isFetchingNextPage}>
          Show earlier imports
        </Button>
      ) : null}
    </Section>
  );
};

type Chosen = { file: File; id: string };

export const ImportsPage = () => {
  const navigate = useNavigate();
  const { start, share } = useStartImport();
  const [isDry, setIsDry] = useState(true);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  const send = (what: Chosen) => {
    setChosen(what);
    start.mutate(
      { ...what, dryRun: isDry },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/imports/$importId', params: { importId: id }, search: {} }),
      },
    );
  };
  return (
    <Page width="narrow">
      <PageHeading
        page="Import"
        above={
          <Link to="/contacts" search={{}}>
            Contacts
          </Link>
        }
        below="Imports never overwrite what you typed, and you can undo a whole import."
      >
        Import contacts
      </PageHeading>
      <div className={styles.choose}>
        <FileChooser onFile={(file) => send({ file, id: newId() })} disabled={start.isPending} />
        <Checkbox
          label="Preview first"
          hint="See what will be imported before anything changes."
          checked={isDry}
          onChange={(event) => setIsDry(event.target.checked)}
        />
        <div aria-live="polite">
          {start.isPending && chosen ? (
            <ProgressBar label={`Sending ${chosen.file.name}`} share={share}>
              {`${chosen.file.name}, ${sizeInWords(chosen.file.size)}: ${Math.round(share * 100)} % sent`}
            </ProgressBar>
          ) : null}
        </div>
        {start.isError ? (
          <ErrorNote
            error={start.error}
            {...(chosen && chosen.file.size > 0 ? { retry: () => send(chosen) } : {})}
          />
        ) : null}
      </div>
      <Section title="How to get your LinkedIn connections">
        <LinkedinSteps />
      </Section>
      <History />
    </Page>
  );
};

type ChooserProps = { onFile: (file: File) => void; disabled: boolean };

const accepted =
  '.csv,.tsv,.txt,.tab,.vcf,.vcard,.xlsx,.zip,text/csv,text/plain,text/tab-separated-values,text/vcard,application/zip';

const asFile = (text: string): File =>
  /^\s*BEGIN:VCARD/i.test(text)
    ? new File([text], 'pasted.vcf', { type: 'text/vcard' })
    : new File([text], 'pasted.csv', { type: 'text/csv' });

/** Text that was copied out of a spreadsheet or a mail, as the file that it would have been. */
const PasteForm = ({ onFile, disabled }: ChooserProps) => {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onFile(asFile(text));
  };
  return (
    <form className={styles.paste} onSubmit={submit}>
      <TextArea
        label="Paste your list"
        dir="auto"
        rows={6}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        hint="Paste cells from a spreadsheet, or one person per line with columns separated by commas."
      />
      <div>
        <Button type="submit" tone="primary" disabled={disabled || text.trim() === ''}>
          Continue
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
const FileChooser = ({ onFile, disabled }: ChooserProps) => {
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
        <p className={styles.fileWords}>Drop a file here</p>
        <div className={styles.fileActions}>
          <input
            ref={input}
            id={id}
            type="file"
            accept={accepted}
            className="sr-only"
            tabIndex={-1}
            aria-label="Contacts file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) onFile(file);
            }}
          />
          <Button tone="primary" disabled={disabled} onClick={() => input.current?.click()}>
            Choose file
          </Button>
          <Button disabled={disabled} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            Paste text
          </Button>
        </div>
        <p className={styles.hint}>
          Your LinkedIn archive or its Connections.csv; an export from Google, Outlook, HubSpot, or
          Salesforce; vCards; an Excel workbook; or any CSV. You can paste anywhere on this page.
        </p>
      </div>
      {pasting ? <PasteForm onFile={onFile} disabled={disabled} /> : null}
    </>
  );
};
