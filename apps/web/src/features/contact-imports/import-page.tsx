import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ContactImport, ImportMapping } from '@threefold/contracts/contact-imports';
import { useEffect, useState } from 'react';
import { isProblem } from '../../shared/api/api-problem.ts';
import { everythingIn } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { formatNumber } from '../../shared/time/conventions.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './contact-imports.module.css';
import { type FindPerson, ImportRows } from './import-rows.tsx';
import {
  builtInWords,
  canBeUndone,
  count,
  fileInWords,
  headlineOf,
  isUnderWay,
  outcomeWords,
  people,
  shareDone,
  timeLeftInWords,
} from './import-words.ts';
import {
  importObstaclesQuery,
  importQuery,
  useCancelImport,
  useContinueImport,
  useUndoImport,
} from './imports-requests.ts';
import { Contradictions, MappingForm, ReadingChoice, Samples } from './mapping-form.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { importOutcomes } from './row-filter.ts';

type StepProps = { one: ContactImport };

const UnderWay = ({ one }: StepProps) => {
  const { rows } = one.counts;
  const done = `${formatNumber(one.progress.rowsDone)} of ${count(rows, 'row', 'rows')}`;
  const told = one.takingBack ? [] : [rows > 0 ? done : '', timeLeftInWords(one)].filter(Boolean);
  return (
    <div className={styles.result}>
      <ProgressBar label={headlineOf(one)} share={one.takingBack ? null : shareDone(one)}>
        {`${told.length > 0 ? `${told.join(', ')}. ` : ''}You can leave this page; it’ll keep going.`}
      </ProgressBar>
      {one.takingBack ? null : (
        <div className={styles.actions}>
          <CancelButton one={one}>Cancel import</CancelButton>
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
          <span className={styles.number}>{formatNumber(one.counts[outcome])}</span>
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
      {one.readings.length > 0 ? (
        <ReadingChoice
          readings={one.readings}
          pending={go.isPending}
          onChoose={(encoding) => go.mutate({ encoding })}
        />
      ) : (
        <MappingForm
          columns={one.columns ?? []}
          mapping={one.mapping}
          pending={go.isPending}
          onSubmit={(mapping) => go.mutate({ mapping })}
        />
      )}
      {go.isError ? <ErrorNote error={go.error} /> : null}
      <div className={styles.actions}>
        <CancelButton one={one}>Discard</CancelButton>
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
          {one.failure ? 'Everyone else' : 'Everyone'} added only by this file was removed, and the details it
          filled in were cleared.
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
            {one.dryRun && one.status === 'done' ? ' · Preview, nothing imported yet' : ''}
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

/** Where to go from a finished import, and the way back. */
const AfterImport = ({ one }: { one: ContactImport }) => {
  const undo = useUndoImport(one.id);
  const go = useContinueImport(one.id);
  const isBuiltUpon = isProblem(undo.error, 409) && undo.error.code === 'built-upon';
  return (
    <>
      <div className={styles.actions}>
        {one.status === 'done' ? (
          <>
            <ButtonLink to="/first-five" tone="primary">
              Pick your first five
            </ButtonLink>
            <ButtonLink to="/contacts" search={{ sort: 'recent' }}>
              See contacts
            </ButtonLink>
          </>
        ) : (
          <ButtonLink to="/imports" {...(one.resumable ? {} : { tone: 'primary' })}>
            Import another file
          </ButtonLink>
        )}
        {one.resumable ? (
          <Button tone="primary" onClick={() => go.mutate({})} pending={go.isPending}>
            Continue import
          </Button>
        ) : null}
        {one.status === 'done' ? (
          <ButtonLink to="/contacts/duplicates" search={{}}>
            Review duplicates
          </ButtonLink>
        ) : null}
        {canBeUndone(one) ? (
          <Button onClick={() => undo.mutate({ leaveBuiltUpon: false })} pending={undo.isPending}>
            {undo.isPending ? 'Undoing' : 'Undo import'}
          </Button>
        ) : null}
      </div>
      {isBuiltUpon ? (
        <div role="alert">
          <Callout
            tone="ember"
            title="You’ve worked with these contacts since the import."
            actions={
              <Button onClick={() => undo.mutate({ leaveBuiltUpon: true })}>Undo everything else</Button>
            }
          >
            <WhoStays importId={one.id} />
          </Callout>
        </div>
      ) : null}
      {go.isError ? <ErrorNote error={go.error} /> : null}
      {undo.isError && !isBuiltUpon ? <ErrorNote error={undo.error} /> : null}
      {one.status === 'undone' && one.failure ? (
        <Section title="Contacts kept">
          <WhoStays importId={one.id} />
        </Section>
      ) : null}
    </>
  );
};

/** After a dry run: one button makes it real, and the columns can still be mended. */
const AfterTrial = ({ one }: { one: ContactImport }) => {
  const go = useContinueImport(one.id);
  const [mending, setMending] = useState(false);
  const { created, merged } = one.counts;
  const send = (body: { mapping?: ImportMapping; dryRun?: boolean }) => go.mutate(body);
  return (
    <>
      <div className={styles.actions}>
        {created + merged > 0 ? (
          <Button tone="primary" onClick={() => send({ dryRun: false })} pending={go.isPending}>
            {created > 0 ? `Import ${people(created)}` : `Update ${people(merged)}`}
          </Button>
        ) : null}
        {one.columns && one.columns.length > 0 ? (
          <Button onClick={() => setMending(!mending)} aria-expanded={mending}>
            Edit columns
          </Button>
        ) : null}
        <CancelButton one={one} tone="quiet">
          Discard
        </CancelButton>
      </div>
      {go.isError ? <ErrorNote error={go.error} /> : null}
      {mending && one.columns ? (
        <Section title="Columns">
          <MappingForm
            columns={one.columns}
            mapping={one.mapping}
            pending={go.isPending}
            onSubmit={(mapping) => send({ mapping })}
          />
        </Section>
      ) : null}
    </>
  );
};

type CancelProps = { one: ContactImport; tone?: 'quiet'; children: string };

const CancelButton = ({ one, tone, children }: CancelProps) => {
  const cancel = useCancelImport(one.id);
  return (
    <>
      <Button {...(tone ? { tone } : {})} onClick={() => cancel.mutate()} pending={cancel.isPending}>
        {children}
      </Button>
      {cancel.isError ? <ErrorNote error={cancel.error} /> : null}
    </>
  );
};

/** Whom an import made and who cannot go with it, with what was built on each; nothing where that is nobody. */
const WhoStays = ({ importId }: { importId: string }) => {
  const found = useQuery(importObstaclesQuery({ workspaceId: useWorkspaceId(), importId }));
  if (found.isPending) return <Skeleton lines={3} />;
  if (found.isError) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  const { items } = found.data;
  if (items.length === 0) return null;
  const more = found.data.people - items.length;
  return (
    <>
      <ul className={styles.people} aria-label="Contacts kept">
        {items.map(({ contactId, name, isInBin, built }) => (
          <li key={contactId}>
            <Link to="/contacts/$contactId" params={{ contactId }} search={{}}>
              <bdi>{name}</bdi>
            </Link>
            <span className={styles.built}>
              {builtInWords(built)}
              {isInBin ? ', in the trash' : ''}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.built}>And {count(more, 'other', 'others')}.</p> : null}
    </>
  );
};
