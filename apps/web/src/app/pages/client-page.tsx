// One client of a coach: what was shared, to read, and comments on it. The picture is the network's own, read-only.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Client } from '@threefold/contracts/coaching';
import { machineTimeZone } from '@threefold/domain/time/time-zones';
import type { ReactNode } from 'react';
import {
  ClientNav,
  ClientOverview,
  CommentsOn,
  sharesPart,
} from '../../features/coaching/client-overview.tsx';
import { ClientProposals } from '../../features/coaching/client-proposals.tsx';
import {
  ClientLetter,
  ClientLetters,
  ClientMeetings,
  ClientPeople,
  ClientPerson,
} from '../../features/coaching/client-records.tsx';
import { type ClientSearch, readClientSearch } from '../../features/coaching/client-search.ts';
import { clientQuery } from '../../features/coaching/coaching-requests.ts';
import {
  firstName,
  lastActivity,
  sharedInWords,
  stuckSince,
} from '../../features/coaching/coaching-words.ts';
import { sharedNetworkQuery } from '../../features/coaching/sharing-requests.ts';
import { FiguresPanel, SharedPerson, SidePanel } from '../../features/network/network-panels.tsx';
import { type NetworkAt, readNetworkSearch } from '../../features/network/network-search.ts';
import { NetworkView } from '../../features/network/network-view.tsx';
import { headline } from '../../features/network/network-words.ts';
import { isProblem } from '../../shared/api/api-problem.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';

const from = '/signed-in/coach/$workspaceId';

const ClientNetwork = ({ client }: { client: Client }) => {
  const { workspaceId, level, name } = client;
  const { data: network } = useSuspenseQuery(sharedNetworkQuery(workspaceId));
  const search = readNetworkSearch(useSearch({ from }));
  const navigate = useNavigate();
  const timeZone = machineTimeZone();
  const beside = (at: NetworkAt) => (
    <SidePanel
      name={at.person === null ? undefined : at.picture.people.get(at.person)?.name}
      onClose={() => at.change({ person: undefined })}
      person={
        at.person === null ? null : (
          <SharedPerson key={at.person} at={at} id={at.person} timeZone={timeZone}>
            <CommentsOn
              client={client}
              subject="contact"
              subjectId={at.person}
              about={`on ${at.picture.people.get(at.person)?.name ?? 'this person'}`}
            />
          </SharedPerson>
        )
      }
      figures={
        <FiguresPanel
          metrics={network.metrics}
          at={at}
          caption={`As of today. ${sharedInWords(name, level)}`}
        />
      }
    />
  );
  if (network.nodes.length === 0) {
    return (
      <Framed client={client} part="network">
        <p>{firstName(name)} hasn’t written to anyone yet.</p>
      </Framed>
    );
  }
  return (
    <Page width="bleed">
      <NetworkView
        network={network}
        timeZone={timeZone}
        search={search}
        onSearch={(next, { replace }) =>
          void navigate({
            to: '/coach/$workspaceId',
            params: { workspaceId },
            search: { ...next, part: 'network' },
            replace,
          })
        }
        heading={({ picture, shown }) => (
          <>
            <ClientNav workspaceId={workspaceId} level={level} part="network" />
            <PageHeading page={`${name}, network`} above={name}>
              {headline(picture, shown)}
            </PageHeading>
          </>
        )}
        beside={beside}
      />
    </Page>
  );
};

type FramedProps = { client: Client; part: NonNullable<ClientSearch['part']>; children: ReactNode };

const Framed = ({ client, part, children }: FramedProps) => {
  const now = useNow();
  return (
    <Page>
      <ClientNav workspaceId={client.workspaceId} level={client.level} part={part} />
      <PageHeading
        page={client.name}
        above={`${client.stuck.sentence} ${stuckSince(client, now)}`}
        below={`${sharedInWords(client.name, client.level)} ${lastActivity(client, now)}`}
      >
        {client.name}
      </PageHeading>
      {children}
    </Page>
  );
};

const Part = ({ client }: { client: Client }) => {
  const search = readClientSearch(useSearch({ from }));
  const navigate = useNavigate();
  const { workspaceId } = client;
  const part = search.part ?? 'overview';
  const onQ = (q: string) =>
    void navigate({
      to: '/coach/$workspaceId',
      params: { workspaceId },
      search: { part: 'people', ...(q === '' ? {} : { q }) },
      replace: true,
    });
  if (part === 'people') {
    return search.contact ? (
      <ClientPerson key={search.contact} client={client} contactId={search.contact} />
    ) : (
      <ClientPeople client={client} q={search.q ?? ''} onQ={onQ} />
    );
  }
  if (part === 'letters') {
    return search.letter ? (
      <ClientLetter key={search.letter} client={client} letterId={search.letter} />
    ) : (
      <ClientLetters client={client} />
    );
  }
  if (part === 'proposals') return <ClientProposals client={client} />;
  return part === 'meetings' ? <ClientMeetings client={client} /> : <ClientOverview client={client} />;
};

const LetOut = () => (
  <Page width="narrow">
    <PageHeading page="Coach">You don’t have access to this search</PageHeading>
    <EmptyState
      title="It was never shared with you, or sharing has ended."
      action={
        <ButtonLink tone="primary" to="/coach">
          Your clients
        </ButtonLink>
      }
    />
  </Page>
);

export const ClientPage = () => {
  const { workspaceId } = useParams({ from });
  const { part = 'overview' } = readClientSearch(useSearch({ from }));
  const client = useQuery(clientQuery(workspaceId));
  if (client.isPending) return <Loading what="the client" />;
  if (isProblem(client.error, 404) || isProblem(client.error, 403)) return <LetOut />;
  if (client.isError) {
    return (
      <Page>
        <PageHeading page="Coach">Couldn’t load this client</PageHeading>
        <ErrorNote error={client.error} retry={() => void client.refetch()} />
      </Page>
    );
  }
  if (!sharesPart(client.data.level, part)) {
    return (
      <Framed client={client.data} part="overview">
        <p>
          {sharedInWords(client.data.name, client.data.level)} The rest of this page isn’t shared with you.
        </p>
      </Framed>
    );
  }
  if (part === 'network') return <ClientNetwork client={client.data} />;
  return (
    <Framed client={client.data} part={part}>
      <Part client={client.data} />
    </Framed>
  );
};
