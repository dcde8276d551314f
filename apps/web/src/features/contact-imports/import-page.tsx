import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ContactImport } from '@threefold/contracts/contact-imports';
import { useEffect, useState } from 'react';
import { everythingIn } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Callout } from '../../shared/ui/callout.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { AfterImport } from './after-import.tsx';
import { AfterTrial } from './after-trial.tsx';
import { CancelButton } from './cancel-button.tsx';
import styles from './import-page.module.css';
import { ImportRows } from './import-rows.tsx';
import {
  count,
  fileInWords,
  headlineOf,
  isUnderWay,
  outcomeWords,
  shareDone,
  timeLeftInWords,
} from './import-words.ts';
import { importQuery, useContinueImport } from './imports-requests.ts';
import { MappingForm } from './mapping-form.tsx';
import { ProgressBar } from './progress-bar.tsx';
import type { FindPerson } from './proposed-referrer.tsx';
import { importOutcomes } from './row-filter.ts';
import { Contradictions, Samples } from './samples.tsx';

type StepProps = { one: ContactImport };

const UnderWay = ({ one }: StepProps) => {
  const { rows } = one.counts;
  const done = `${one.progress.rowsDone.toLocaleString('en')} of ${count(rows, 'row', 'rows')}`;
  const told = one.takingBack ? [] : [rows > 0 ? done : '', timeLeftInWords(one)].filter(Boolean);
  return (
    <div className={styles.result}>
      <ProgressBar label={headlineOf(one)} share={one.takingBack ? null : shareDone(one)}>
        {`${told.length > 0 ? `${told.join(', ')}. ` : ''}You may leave this page; it goes on.`}
      </ProgressBar>
      {one.takingBack ? null : (
        <div className={styles.actions}>
          <CancelButton one={one}>Cancel the import</CancelButton>
        </div>
      )}
    </div>
  );
};

const Counts = ({ one }: { one: ContactImport }) => (
  <ul className={styles.counts}>
    {importOutcomes
      .toReversed()
      .filter((outcome) => one.counts[outcome] > 0)
      .map((outcome) => (
        <li key={outcome} className={styles.count} data-outcome={outcome}>
          <span className={styles.number}>{one.counts[outcome].toLocaleString('en')}</span>
          <div>
            <p>{one.dryRun ? outcomeWords[outcome].tried : outcomeWords[outcome].done}</p>
            {one.dryRun ? <Samples one={one} of={outcome} /> : null}
          </div>
        </li>
      ))}
  </ul>
);

const Waiting = ({ one }: StepProps) => {
  const go = useContinueImport(one.id);
  return (
    <>
      <MappingForm
        columns={one.columns ?? []}
        mapping={one.mapping}
        pending={go.isPending}
        onSubmit={(mapping) => go.mutate({ mapping })}
      />
      {go.isError ? <ErrorNote error={go.error} /> : null}
      <div className={styles.actions}>
        <CancelButton one={one}>Leave it</CancelButton>
      </div>
    </>
  );
};

const Step = ({ one }: StepProps) => {
  if (isUnderWay(one)) return <UnderWay one={one} />;
  if (one.status === 'waiting-for-mapping') return <Waiting one={one} />;
  return (
    <div className={styles.result}>
      {one.failure ? <Callout tone="ember">{one.failure}</Callout> : null}
      {one.status === 'undone' ? (
        <p>
          {one.failure ? 'Everybody else who' : 'Whoever'} came in by this file alone is gone again, and what
          it filled in is empty again.
        </p>
      ) : (
        <>
          <Counts one={one} />
          {one.dryRun ? <Contradictions one={one} /> : null}
        </>
      )}
      {one.remarks.length > 0 ? (
        <Callout>
          {one.remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Callout>
      ) : null}
      {one.dryRun && one.status === 'done' ? <AfterTrial one={one} /> : <AfterImport one={one} />}
    </div>
  );
};

/** Once an import has ended, lists and figures that were loaded before are old. */
const useRefreshAtEnd = (one: ContactImport) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const [wasUnderWay, setWasUnderWay] = useState(isUnderWay(one));
  const now = isUnderWay(one);
  useEffect(() => {
    if (wasUnderWay && !now && !one.dryRun)
      void queryClient.invalidateQueries({ queryKey: everythingIn(workspaceId) });
    setWasUnderWay(now);
  }, [wasUnderWay, now, one.dryRun, queryClient, workspaceId]);
};

export const ImportPage = ({ findPerson }: { findPerson: FindPerson }) => {
  const { importId } = useParams({ from: '/signed-in/imports/$importId' });
  const { outcome } = useSearch({ from: '/signed-in/imports/$importId' });
  const navigate = useNavigate({ from: '/imports/$importId' });
  const { data: one } = useSuspenseQuery(importQuery({ workspaceId: useWorkspaceId(), importId }));
  useRefreshAtEnd(one);
  const hasRows = (one.status === 'done' || one.status === 'failed') && !one.takingBack;
  return (
    <Page width="narrow">
      <PageHeading
        page={one.fileName}
        above={
          <>
            <Link to="/imports">Import</Link>
            {one.dryRun && one.status === 'done' ? ' · tried out, nothing is changed yet' : ''}
          </>
        }
        below={
          <>
            <bdi>{one.fileName}</bdi>
            {fileInWords(one) ? `. ${fileInWords(one)}.` : null}
          </>
        }
      >
        {headlineOf(one)}
      </PageHeading>
      <p className="sr-only" role="status">
        {headlineOf(one)}
      </p>
      <Step key={`${one.status}-${one.dryRun}-${one.takingBack}`} one={one} />
      {hasRows ? (
        <ImportRows
          one={one}
          outcome={outcome}
          findPerson={findPerson}
          onOutcome={(next) =>
            void navigate({ search: next ? { outcome: next } : {}, replace: true, resetScroll: false })
          }
        />
      ) : null}
    </Page>
  );
};
