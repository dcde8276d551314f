import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ContactImport, ImportOutcome, ImportRow } from '@threefold/contracts/contact-imports';
import type { Contact } from '@threefold/contracts/contacts';
import { type ProposedReferrer, readProposals } from '@threefold/domain/contact-imports/referral-seeds';
import { displayName } from '@threefold/domain/contacts/names';
import { splitName } from '@threefold/domain/contacts/split-name';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../../shared/api/api-problem.ts';
import { newId } from '../../shared/api/new-id.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { api } from '../../shared/api/request.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { formatNumber } from '../../shared/time/conventions.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { Tabs } from '../../shared/ui/tabs.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import styles from './contact-imports.module.css';
import { fieldInWords, outcomeWords, rowsCsv } from './import-words.ts';
import {
  importRowsQuery,
  namesakesQuery,
  type ProposalAnswer,
  useAnswerProposal,
} from './imports-requests.ts';
import { importOutcomes } from './row-filter.ts';

type RowsProps = {
  one: ContactImport;
  outcome: ImportOutcome | undefined;
  onOutcome: (outcome: ImportOutcome | undefined) => void;
  findPerson: FindPerson;
};

const OneRow = ({ one, row, findPerson }: Pick<RowsProps, 'one' | 'findPerson'> & { row: ImportRow }) => {
  const { proposals, rest } = readProposals(row.reason ?? '');
  return (
    <li className={styles.row}>
      <span className={styles.line}>line {formatNumber(row.line)}</span>
      <div className={styles.words}>
        <p>
          {row.contactId ? (
            <Link to="/contacts/$contactId" params={{ contactId: row.contactId }} search={{}}>
              <bdi>{row.name ?? 'Unnamed'}</bdi>
            </Link>
          ) : (
            <bdi>{row.name ?? 'No name'}</bdi>
          )}
        </p>
        <p className={styles.reason}>
          {outcomeWords[row.outcome].label}
          {rest ? <bdi>: {rest}</bdi> : null}
        </p>
        {proposals.map((proposal) => (
          <ProposedReferrerQuestion
            key={proposal.name}
            importId={one.id}
            line={row.line}
            proposal={proposal}
            referredId={one.status === 'done' && !one.dryRun ? row.contactId : null}
            findPerson={findPerson}
          />
        ))}
        {row.conflicts.map((conflict) => (
          <p key={conflict.field} className={styles.reason}>
            {fieldInWords(conflict.field)}: <bdi>{conflict.ours}</bdi> kept; the file says{' '}
            <bdi>{conflict.theirs}</bdi>
          </p>
        ))}
      </div>
    </li>
  );
};

const save = (name: string, text: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** All rows of the open tab, however many, as a file made here. */
const useDownload = ({ one, outcome }: Pick<RowsProps, 'one' | 'outcome'>) => {
  const workspaceId = useWorkspaceId();
  const [pending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      const rows: ImportRow[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: { items: ImportRow[]; nextCursor: string | null } = await api(
          'GET /workspaces/:workspaceId/imports/:importId/rows',
          { params: { workspaceId, importId: one.id }, query: { limit: 200, cursor, outcome } },
        );
        rows.push(...page.items);
        cursor = page.nextCursor;
      }
      save(`${one.fileName.replace(/\.\w+$/, '')} ${outcome ?? 'rows'}.csv`, rowsCsv(rows));
    } catch (error) {
      notify({ text: problemSentence(error), tone: 'ember' });
    } finally {
      setPending(false);
    }
  };
  return { pending, download };
};

/** The rows as they stand in the file, to be corrected in a spreadsheet and imported again. */
const RetryFileLink = ({ one }: Pick<RowsProps, 'one'>) => (
  <a
    href={`/api/v1/workspaces/${useWorkspaceId()}/imports/${one.id}/retry.csv`}
    download={`${one.fileName.replace(/\.\w+$/, '')} to fix.csv`}
  >
    Download rows to fix
  </a>
);

const RowList = ({ one, outcome, findPerson }: Omit<RowsProps, 'onOutcome'>) => {
  const workspaceId = useWorkspaceId();
  const run = `${one.dryRun}-${one.finishedAt}`;
  const list = useInfiniteQuery(importRowsQuery({ workspaceId, importId: one.id, outcome, run }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Skeleton lines={6} />;
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <OneRow key={row.line} one={one} row={row} findPerson={findPerson} />
        ))}
      </ol>
      {rows.length === 0 ? <p className={styles.reason}>No rows here</p> : null}
      {list.hasNextPage ? (
        <Button tone="quiet" onClick={() => void list.fetchNextPage()} pending={list.isFetchingNextPage}>
          {list.isFetchingNextPage ? 'Loading' : 'Show more rows'}
        </Button>
      ) : null}
    </>
  );
};

/** What became of each row, by outcome; those that need a look come first. */
export const ImportRows = ({ one, outcome, onOutcome, findPerson }: RowsProps) => {
  const present = importOutcomes.filter((each) => one.counts[each] > 0);
  const open = outcome && present.includes(outcome) ? outcome : present[0];
  const { pending, download } = useDownload({ one, outcome: open });
  if (!open) return null;
  return (
    <Section
      title="Details"
      aside={
        open === 'failed' || open === 'skipped' ? (
          <RetryFileLink one={one} />
        ) : (
          <Button tone="quiet" onClick={() => void download()} pending={pending}>
            {pending ? 'Preparing file' : 'Download as CSV'}
          </Button>
        )
      }
    >
      <Tabs
        label="Rows by outcome"
        value={open}
        onChange={onOutcome}
        tabs={present.map((each) => ({
          value: each,
          label: outcomeWords[each].label,
          count: one.counts[each],
        }))}
      >
        <RowList key={open} one={one} outcome={open} findPerson={findPerson} />
      </Tabs>
    </Section>
  );
};

/** A field that finds one of the contacts; `except` cannot be chosen. */
export type FindPerson = (field: { except: string; onPick: (contactId: string) => void }) => ReactNode;

type ReferrerProps = {
  importId: string;
  line: number;
  proposal: ProposedReferrer;
  /** Whom the row brought in; null where there is nothing to answer. */
  referredId: string | null;
  findPerson: FindPerson;
};

/** The name fits nobody, or more than one. */
const isUnclear = (error: unknown): boolean =>
  isProblem(error, 422) && (error.code === 'referrer-unknown' || error.code === 'referrer-ambiguous');

const hintOf = ({ title, organization, emails }: Contact): string =>
  [title, organization, emails[0]].filter(Boolean).slice(0, 2).join(', ');

type ChoiceProps = {
  name: string;
  referredId: string;
  pending: boolean;
  onChoose: (whom: Pick<ProposalAnswer, 'referrerId' | 'referrer'>) => void;
  findPerson: FindPerson;
};

/** Those who may be meant, the search among everybody, and a new person of that name. */
const WhoIsMeant = ({ name, referredId, pending, onChoose, findPerson }: ChoiceProps) => {
  const found = useQuery(namesakesQuery(useWorkspaceId(), name));
  const [id] = useState(newId);
  if (found.isPending) return <Skeleton lines={2} />;
  const namesakes = (found.data?.items ?? []).filter((contact) => contact.id !== referredId);
  const { givenName, familyName } = splitName(name);
  const added = { id, givenName: givenName ?? '', familyName: familyName ?? '' };
  return (
    <div className={styles.choice}>
      {namesakes.length > 0 ? (
        <ul className={styles.namesakes} aria-label={`Possible matches for ${name}`}>
          {namesakes.map((contact) => (
            <li key={contact.id}>
              <Button onClick={() => onChoose({ referrerId: contact.id })} pending={pending}>
                <bdi>{displayName(contact)}</bdi>
              </Button>{' '}
              <span className={styles.reason}>
                <bdi>{hintOf(contact)}</bdi>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {findPerson({ except: referredId, onPick: (referrerId) => onChoose({ referrerId }) })}
      <div>
        <Button tone="quiet" onClick={() => onChoose({ referrer: added })} pending={pending}>
          Add {name} as a new contact
        </Button>
      </div>
    </div>
  );
};

/** A sentence of the file that names somebody: the seeker says whether that is who made the introduction. */
const ProposedReferrerQuestion = (props: ReferrerProps) => {
  const { importId, line, referredId, findPerson } = props;
  const { name, says } = props.proposal;
  const answer = useAnswerProposal(importId);
  const [isOpen, setIsOpen] = useState(false);
  const say = (isReferrer: boolean, whom: Pick<ProposalAnswer, 'referrerId' | 'referrer'> = {}) =>
    answer.mutate(
      { line, name, isReferrer, ...whom },
      { onError: (error) => isUnclear(error) && setIsOpen(true) },
    );
  return (
    <div className={styles.proposal}>
      <p className={styles.reason}>
        Possibly referred by <bdi>{name}</bdi>: <bdi>“{says}”</bdi>
      </p>
      {referredId !== null ? (
        <div className={styles.answers}>
          {isOpen ? null : (
            <Button onClick={() => say(true)} pending={answer.isPending}>
              Yes, {name} referred them
            </Button>
          )}
          <Button
            tone="quiet"
            onClick={() => say(false)}
            pending={answer.isPending}
            aria-label={`No, not ${name}`}
          >
            {isOpen ? 'No one referred them' : 'No'}
          </Button>
        </div>
      ) : null}
      {answer.isError ? <ErrorNote error={answer.error} /> : null}
      {isOpen && referredId !== null ? (
        <WhoIsMeant
          name={name}
          referredId={referredId}
          pending={answer.isPending}
          onChoose={(whom) => say(true, whom)}
          findPerson={findPerson}
        />
      ) : null}
    </div>
  );
};
