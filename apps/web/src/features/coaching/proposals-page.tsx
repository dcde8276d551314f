import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Proposal } from '@threefold/contracts/coaching';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { Tabs } from '../../shared/ui/tabs.tsx';
import styles from './coaching.module.css';
import { aboutOf, becameOf, proposedBy, titleOf, waitingHeadline } from './coaching-words.ts';
import {
  proposalCountsQuery,
  proposalsQuery,
  useDecide,
  useDecideAll,
  useReopen,
} from './proposals-requests.ts';

/** The person in the seeker's own book, once there is one. */
const Titled = ({ proposal }: { proposal: Proposal }) => {
  const contactId = proposal.result?.contactId ?? proposal.action?.contactId;
  if (!contactId) return titleOf(proposal);
  return (
    <Link to="/contacts/$contactId" params={{ contactId }} search={{}}>
      {titleOf(proposal)}
    </Link>
  );
};

const ProposalRow = ({ proposal, workspaceId }: { proposal: Proposal; workspaceId: string }) => {
  const decide = useDecide(workspaceId);
  const reopen = useReopen(workspaceId);
  const name = titleOf(proposal);
  const isOpen = proposal.status === 'open';
  return (
    <Row
      title={<Titled proposal={proposal} />}
      badge={<span className={styles.soft}>{isOpen ? proposedBy(proposal) : becameOf(proposal)}</span>}
      actions={
        isOpen ? (
          <>
            <Button
              aria-label={`Accept ${name}`}
              pending={decide.isPending}
              onClick={() => decide.mutate({ id: proposal.id, accept: true })}
            >
              {proposal.kind === 'action' ? 'Agree' : 'Accept'}
            </Button>
            <Button
              tone="quiet"
              aria-label={`Decline ${name}`}
              pending={decide.isPending}
              onClick={() => decide.mutate({ id: proposal.id, accept: false })}
            >
              Decline
            </Button>
          </>
        ) : (
          <Button
            tone="quiet"
            aria-label={`Reconsider ${name} again`}
            pending={reopen.isPending}
            onClick={() => reopen.mutate(proposal.id)}
          >
            Reconsider
          </Button>
        )
      }
    >
      {aboutOf(proposal) ? <p>{aboutOf(proposal)}</p> : null}
      {proposal.contact?.notes ? <p>{proposal.contact.notes}</p> : null}
      {proposal.note ? <p>“{proposal.note}”</p> : null}
    </Row>
  );
};

const tabs = [
  { value: 'open', label: 'Pending' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'declined', label: 'Declined' },
] as const;

const nothing = {
  open: 'No pending proposals',
  accepted: 'No accepted proposals yet',
  declined: 'No declined proposals',
};

const TheList = ({ status }: { status: Proposal['status'] }) => {
  const workspaceId = useWorkspaceId();
  const list = useInfiniteQuery(proposalsQuery(workspaceId, status));
  if (list.isPending) return <Skeleton lines={6} />;
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />;
  const proposals = list.data.pages.flatMap((page) => page.items);
  if (proposals.length === 0) return <EmptyState title={nothing[status]} />;
  return (
    <>
      <Rows label="Proposals">
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} workspaceId={workspaceId} />
        ))}
      </Rows>
      {list.hasNextPage ? (
        <p>
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </p>
      ) : null}
    </>
  );
};

/** What a coach proposed: people for the book, and steps. Nothing came in by itself. */
export const ProposalsPage = () => {
  const workspaceId = useWorkspaceId();
  const navigate = useNavigate();
  const { status = 'open' } = useSearch({ from: '/signed-in/proposals' });
  const counts = useQuery(proposalCountsQuery(workspaceId)).data;
  const all = useDecideAll(workspaceId);
  const open = counts?.open ?? 0;
  const isUnused = counts !== undefined && open + counts.accepted + counts.declined === 0;
  return (
    <Page width="narrow">
      <PageHeading
        page="Proposals"
        below={
          open > 0
            ? 'People you accept are added to your contacts. Anyone already there is updated.'
            : undefined
        }
        actions={
          open > 1 ? (
            <>
              <Button pending={all.isPending} onClick={() => all.mutate(false)}>
                Decline all
              </Button>
              <Button tone="primary" pending={all.isPending} onClick={() => all.mutate(true)}>
                {all.isPending ? `${all.done} done …` : `Accept all ${open}`}
              </Button>
            </>
          ) : undefined
        }
      >
        {counts ? waitingHeadline(counts) : 'From your coach'}
      </PageHeading>
      {isUnused ? (
        <EmptyState
          title="Your coach’s suggestions will show up here"
          action={<HrefButton href="/settings/sharing">Invite a coach</HrefButton>}
        >
          Nothing is added to your contacts until you accept it.
        </EmptyState>
      ) : (
        <Tabs
          label="Proposals"
          tabs={tabs}
          value={status}
          onChange={(value) =>
            void navigate({
              to: '/proposals',
              search: value === 'open' ? {} : { status: value },
              replace: true,
            })
          }
        >
          <TheList key={status} status={status} />
        </Tabs>
      )}
    </Page>
  );
};
