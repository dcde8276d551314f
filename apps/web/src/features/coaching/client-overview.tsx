import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Client, ShareLevel } from '@threefold/contracts/coaching';
import { formatNumber } from '../../shared/time/conventions.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Figure } from '../../shared/ui/figure.tsx';
import { Section, WithAside } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { ClientPart } from './client-search.ts';
import styles from './coaching.module.css';
import { commentsQuery } from './coaching-requests.ts';
import { firstName, here } from './coaching-words.ts';
import { CommentForm } from './comment-form.tsx';
import notes from './comments.module.css';
import { CommentNote } from './from-your-coach.tsx';
import { highestWeek, WeeksChart, WeeksLegend, weeksInWords } from './weeks-chart.tsx';

const Figures = ({ client }: { client: Client }) => {
  const { figures } = client;
  const perMeeting = figures.meetingsHeld === 0 ? null : figures.referrals / figures.meetingsHeld;
  return (
    <>
      <Figure value={perMeeting === null ? '–' : formatNumber(perMeeting, { maximumFractionDigits: 1 })}>
        referrals per meeting: {figures.referrals} from {figures.meetingsHeld} meetings.
      </Figure>
      <Figure value={`${figures.promisesKept} of ${figures.promisesEnded}`}>
        promised calls kept, of those past due.
        {figures.overdueCalls > 0 ? ` ${figures.overdueCalls} more overdue.` : ''}
      </Figure>
      <Figure value={figures.lettersSent}>letters sent, and {figures.callsMade} calls made.</Figure>
      <Figure value={figures.contacts}>contacts.</Figure>
    </>
  );
};

/** Everything said between coach and seeker, newest first, with a new word about the whole search. */
const ClientComments = ({ client }: { client: Client }) => {
  const { workspaceId, name } = client;
  const comments = useInfiniteQuery(commentsQuery(workspaceId));
  const all = comments.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title="Comments">
      <CommentForm
        workspaceId={workspaceId}
        on={{ subject: 'workspace', subjectId: null }}
        label={`To ${firstName(name)}, about the whole search`}
        send="Send comment"
      />
      <div className={styles.said}>
        {comments.isPending ? <Skeleton lines={4} /> : null}
        {comments.isError ? <ErrorNote error={comments.error} retry={() => void comments.refetch()} /> : null}
        <ul className={notes.notes}>
          {all.map((comment) => (
            <CommentNote
              key={comment.id}
              comment={comment}
              {...here()}
              badge={comment.isMine ? `· ${comment.readAt === null ? 'Unread' : 'read'}` : null}
            />
          ))}
        </ul>
        {comments.hasNextPage ? (
          <Button pending={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
            Show more
          </Button>
        ) : null}
      </div>
    </Section>
  );
};

export const ClientOverview = ({ client }: { client: Client }) => (
  <WithAside
    aside={
      <Section title="Stats">
        <Figures client={client} />
      </Section>
    }
  >
    <Section title="Last 12 weeks">
      <WeeksChart weeks={client.weeks} most={highestWeek([client])} tall />
      <WeeksLegend />
      <p className={styles.soft}>{weeksInWords(client.weeks)}.</p>
    </Section>
    <ClientComments client={client} />
  </WithAside>
);

/** What was said on one thing, and a new word on it. */
export const CommentsOn = ({
  client,
  subject,
  subjectId,
  about,
}: {
  client: Client;
  subject: 'contact' | 'letter' | 'meeting';
  subjectId: string;
  about: string;
}) => {
  const comments = useInfiniteQuery(commentsQuery(client.workspaceId, { subject, subjectId }));
  const all = comments.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.on}>
      {all.length > 0 ? (
        <ul className={notes.notes}>
          {all.map((comment) => (
            <CommentNote key={comment.id} comment={comment} {...here()} />
          ))}
        </ul>
      ) : null}
      <CommentForm
        key={subjectId}
        workspaceId={client.workspaceId}
        on={{ subject, subjectId }}
        label={`To ${firstName(client.name)}, ${about}`}
        send="Send comment"
      />
    </div>
  );
};

const partsOf: Record<ShareLevel, readonly ClientPart[]> = {
  progress: ['overview'],
  network: ['overview', 'network', 'proposals'],
  full: ['overview', 'network', 'people', 'letters', 'meetings', 'proposals'],
};
const words: Record<ClientPart, string> = {
  overview: 'Overview',
  network: 'Network',
  people: 'People',
  letters: 'Letters',
  meetings: 'Meetings',
  proposals: 'Proposals',
};

export const sharesPart = (level: ShareLevel, part: ClientPart): boolean => partsOf[level].includes(part);

type NavProps = { workspaceId: string; level: ShareLevel; part: ClientPart };

/** What of a client can be looked at: only what was shared is listed. */
export const ClientNav = ({ workspaceId, level, part }: NavProps) => {
  if (level === 'progress') return null;
  return (
    <nav aria-label="Client sections">
      <ul className={styles.nav}>
        {partsOf[level].map((one) => (
          <li key={one}>
            <Link
              to="/coach/$workspaceId"
              params={{ workspaceId }}
              search={one === 'overview' ? {} : { part: one }}
              activeOptions={{ exact: false, includeSearch: false }}
              activeProps={{ 'aria-current': undefined }}
              aria-current={one === part ? 'page' : undefined}
              data-current={one === part || undefined}
              className={styles.navLink}
            >
              {words[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
