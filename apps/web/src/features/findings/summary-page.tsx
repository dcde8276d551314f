import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { limits } from '@threefold/contracts/limits';
import { measureSummary } from '@threefold/domain/findings/positioning-summary';
import { useRef } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Section, WithAside } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import {
  type SummaryReader,
  summariesQuery,
  summaryDraftQuery,
  useKeepSummary,
  useTypedSummary,
} from './findings-requests.ts';
import { copyToClipboard, count, summaryBlocks } from './findings-words.ts';
import styles from './summary-page.module.css';

/** What stands in the field, and what can be done with it. */
const useSummary = () => {
  const workspaceId = useWorkspaceId();
  const queryClient = useQueryClient();
  const versions = useQuery(summariesQuery(workspaceId));
  const latest = versions.data?.items[0];
  const draft = useQuery({
    ...summaryDraftQuery(workspaceId, 'others'),
    enabled: versions.isSuccess && latest === undefined,
  });
  const [typed, setTyped] = useTypedSummary();
  const kept = latest?.body ?? null;
  const text = typed ?? kept ?? draft.data?.body;
  const keep = useKeepSummary();
  const tried = useRef({ id: newId(), body: '' });

  const replaceBy = (body: string, said: string) => {
    const before = typed;
    setTyped(body);
    undoable({ text: said, undo: () => setTyped(before) });
  };
  const draftAnew = async (reader: SummaryReader) => {
    try {
      const { body } = await queryClient.fetchQuery(summaryDraftQuery(workspaceId, reader));
      replaceBy(body, 'Redrafted from your profile, your speech and what you marked.');
    } catch (error) {
      notify({ text: problemSentence(error), tone: 'ember' });
    }
  };
  const keepIt = () => {
    if (text === undefined || text.trim() === '') return;
    if (tried.current.body !== text) tried.current = { id: newId(), body: text };
    keep.mutate(tried.current, {
      onSuccess: () => {
        setTyped(null);
        notify({ text: 'Version saved.', tone: 'leaf' });
      },
    });
  };
  const error = versions.error ?? draft.error;
  const isKept = kept !== null && text === kept;
  return {
    text,
    setTyped,
    versions: versions.data?.items ?? [],
    keep,
    keepIt,
    isKept,
    draftAnew,
    replaceBy,
    error,
  };
};

const Measure = ({ text }: { text: string }) => {
  const { words, lines, linesPerPage, fitsOnePage } = measureSummary(text);
  return (
    <p className={fitsOnePage ? styles.soft : styles.long} aria-live="polite">
      {count(words, 'word')}.{' '}
      {fitsOnePage ? 'Fits on one page.' : `About ${lines - linesPerPage} lines too long for one page.`}
    </p>
  );
};

const Versions = ({ summary }: { summary: ReturnType<typeof useSummary> }) => {
  const now = useNow();
  const timeZone = useOwnZone();
  if (summary.versions.length === 0)
    return <p className={styles.soft}>Nothing saved yet: this is a draft.</p>;
  return (
    <ul className={styles.versions}>
      {summary.versions.map((version, index) => (
        <li key={version.id}>
          <Button
            tone="quiet"
            onClick={() => summary.replaceBy(version.body, 'Earlier version restored to the editor.')}
          >
            {momentAt(version.createdAt, { timeZone, now })}
            {index === 0 ? ' (the latest)' : ''}
          </Button>
        </li>
      ))}
    </ul>
  );
};

/** One page to answer "what could you do for us?": drafted, changed, kept in versions, printed. */
export const SummaryPage = () => {
  const summary = useSummary();
  const { text, setTyped, keep, isKept, keepIt, draftAnew, error } = summary;
  useCommands([{ id: 'summary-print', label: 'Print summary', run: () => window.print() }]);
  const actions = (
    <>
      <Menu
        label="Redraft"
        trigger={<Button>Redraft</Button>}
        items={[
          { label: 'For me, with names', onSelect: () => void draftAnew('self') },
          { label: 'To share, without names', onSelect: () => void draftAnew('others') },
        ]}
      />
      <Button onClick={() => void copyToClipboard(text ?? '', 'Summary copied.')}>Copy</Button>
      <Button onClick={() => window.print()}>Print</Button>
    </>
  );
  return (
    <>
      <div data-print="hide">
        <Page>
          <PageHeading
            page="Positioning summary"
            above={
              <Link to="/findings" search={{ view: 'help' }}>
                Findings
              </Link>
            }
            below="Who you are, what you bring, and which of their problems you could help with."
            actions={actions}
          >
            One-page summary
          </PageHeading>
          {error ? <ErrorNote error={error} /> : null}
          <WithAside
            aside={
              <Section title="Versions">
                <Versions summary={summary} />
              </Section>
            }
          >
            {text === undefined ? (
              <Skeleton lines={12} />
            ) : (
              <div className={styles.work}>
                <TextArea
                  label="Your summary"
                  labelHidden
                  rows={20}
                  maxLength={limits.summaryBody}
                  className={styles.area}
                  value={text}
                  error={keep.isError ? problemSentence(keep.error) : undefined}
                  onChange={(event) => setTyped(event.target.value)}
                />
                <Measure text={text} />
                <div>
                  <Button
                    tone="primary"
                    pending={keep.isPending}
                    disabled={isKept || text.trim() === ''}
                    onClick={keepIt}
                  >
                    {isKept ? 'Version saved' : 'Save version'}
                  </Button>
                </div>
              </div>
            )}
          </WithAside>
        </Page>
      </div>
      <PrintedSummary body={text ?? ''} />
    </>
  );
};

// The page as it leaves the printer. On the screen it is not shown.

const PrintedSummary = ({ body }: { body: string }) => (
  <article className={styles.sheet} aria-hidden="true">
    {summaryBlocks(body).map(({ title, lines, items }) => (
      <section key={title} className={styles.block}>
        <p className={styles.title}>{title}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {items.length > 0 ? (
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : null}
      </section>
    ))}
  </article>
);
