import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Client } from '@threefold/contracts/coaching';
import { useNow } from '../../shared/time/use-now.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import styles from './coaching.module.css';
import { clientsQuery } from './coaching-requests.ts';
import { lastActivity, levelWord, rosterHeadline, stuckSince } from './coaching-words.ts';
import { highestWeek, WeeksChart, WeeksLegend } from './weeks-chart.tsx';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const Few = ({ figures }: Pick<Client, 'figures'>) => (
  <dl className={styles.figures}>
    {(
      [
        ['letters', figures.lettersSent],
        ['calls', figures.callsMade],
        ['meetings', figures.meetingsHeld],
        ['referrals', figures.referrals],
      ] as const
    ).map(([word, count]) => (
      <div key={word}>
        <dt>{word}</dt>
        <dd>{count}</dd>
      </div>
    ))}
  </dl>
);

const ClientRow = ({ client, most }: { client: Client; most: number }) => {
  const now = useNow();
  const isStuck = client.stuck.need > 0;
  return (
    <li className={styles.client}>
      <div className={styles.who}>
        <h2 className={styles.name}>
          <Link to="/coach/$workspaceId" params={{ workspaceId: client.workspaceId }} className={styles.link}>
            <bdi>{client.name}</bdi>
          </Link>
        </h2>
        <p className={isStuck ? styles.stuck : styles.moving}>
          {client.stuck.sentence} {stuckSince(client, now)}
        </p>
        <p className={styles.soft}>
          {lastActivity(client, now)}{' '}
          {client.unreadForSeeker > 0 ? `${client.unreadForSeeker} of your comments unread.` : ''}
        </p>
      </div>
      <Few figures={client.figures} />
      <WeeksChart weeks={client.weeks} most={most} />
      <div className={styles.level}>
        <Badge>
          <span className="sr-only">shares </span>
          {levelWord[client.level]}
        </Badge>
      </div>
    </li>
  );
};

const NobodyYet = () => (
  <Page width="narrow">
    <PageHeading page="Coach">You’re not coaching anyone yet</PageHeading>
    <EmptyState title="Job seekers invite you.">
      They go to Settings, then Sharing, enter your email, and choose what you see. Open the link they send
      you while you’re signed in, and they’ll show up here.
    </EmptyState>
  </Page>
);

export const RosterPage = () => {
  const { q = '' } = useSearch({ from: '/signed-in/coach' });
  const navigate = useNavigate();
  const roster = useQuery(clientsQuery);
  if (roster.isPending) return <Loading what="your clients" />;
  if (roster.isError) {
    return (
      <Page>
        <PageHeading page="Coach">Couldn’t load your clients</PageHeading>
        <ErrorNote error={roster.error} retry={() => void roster.refetch()} />
      </Page>
    );
  }
  const clients = roster.data.items;
  if (clients.length === 0) return <NobodyYet />;
  const shown = clients.filter(({ name }) => plain(name).includes(plain(q.trim())));
  const most = highestWeek(clients);
  return (
    <Page>
      <PageHeading page="Coach" below="Clients who’ve been stuck the longest come first.">
        {rosterHeadline(clients)}
      </PageHeading>
      <div className={styles.above}>
        <TextField
          label="Find a client"
          type="search"
          value={q}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            void navigate({ to: '/coach', search: typed === '' ? {} : { q: typed }, replace: true });
          }}
        />
        <WeeksLegend />
      </div>
      <p className="sr-only" role="status">
        {q === '' ? '' : `${shown.length} found`}
      </p>
      {shown.length === 0 ? (
        <p className={styles.soft}>No client by that name.</p>
      ) : (
        <ul className={styles.roster} aria-label="Clients">
          {shown.map((client) => (
            <ClientRow key={client.workspaceId} client={client} most={most} />
          ))}
        </ul>
      )}
    </Page>
  );
};
