// Letters and meetings of a client, to read: no control here changes anything.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Client } from '@threefold/contracts/coaching';
import type { Letter } from '@threefold/contracts/letters';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { dayAt, momentAt, momentIn } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './client.module.css';
import { CommentsOn } from './client-overview.tsx';
import { here } from './coaching-words.ts';
import { readLetterQuery, readLettersQuery, readMeetingsQuery } from './reading-requests.ts';

const letterState = (letter: Letter): string =>
  letter.sentAt ? `sent ${dayAt(letter.sentAt, here())}` : letter.status;

export const ClientLetters = ({ client }: { client: Client }) => {
  const { workspaceId } = client;
  const letters = useInfiniteQuery(readLettersQuery(workspaceId));
  if (letters.isPending) return <Skeleton lines={6} />;
  if (letters.isError) return <ErrorNote error={letters.error} retry={() => void letters.refetch()} />;
  const all = letters.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <p className={styles.soft}>No letter was drafted yet.</p>;
  return (
    <>
      <Rows label="Letters">
        {all.map((letter) => (
          <Row
            key={letter.id}
            title={
              <Link
                to="/coach/$workspaceId"
                params={{ workspaceId }}
                search={{ part: 'letters', letter: letter.id }}
                data-row-link
              >
                <bdi>{letter.subject || 'Without a subject'}</bdi>
              </Link>
            }
            badge={<Badge>{letter.kind.replaceAll('-', ' ')}</Badge>}
          >
            to <bdi>{letter.contactName}</bdi>, {letterState(letter)}
          </Row>
        ))}
      </Rows>
      {letters.hasNextPage ? (
        <Button pending={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};

export const ClientLetter = ({ client, letterId }: { client: Client; letterId: string }) => {
  const { workspaceId } = client;
  const letter = useQuery(readLetterQuery(workspaceId, letterId));
  if (letter.isPending) return <Skeleton shape="box" />;
  if (letter.isError) return <ErrorNote error={letter.error} retry={() => void letter.refetch()} />;
  const { contactName, subject, body, kind, promiseAt, promiseTimeZone } = letter.data;
  return (
    <>
      <Link
        to="/coach/$workspaceId"
        params={{ workspaceId }}
        search={{ part: 'letters' }}
        className={styles.back}
      >
        All letters
      </Link>
      <Section
        title={<bdi>{subject || 'Without a subject'}</bdi>}
        aside={<Badge>{kind.replaceAll('-', ' ')}</Badge>}
      >
        <dl className={styles.facts}>
          <dt>To</dt>
          <dd>
            <bdi>{contactName}</bdi>
          </dd>
          <dt>State</dt>
          <dd>{letterState(letter.data)}</dd>
          {promiseAt ? (
            <>
              <dt>Promise</dt>
              <dd>to phone {momentIn(promiseAt, promiseTimeZone, here())}</dd>
            </>
          ) : null}
        </dl>
        <div className={styles.sheet}>
          <p>
            <bdi>{body}</bdi>
          </p>
        </div>
      </Section>
      <CommentsOn
        client={client}
        subject="letter"
        subjectId={letterId}
        about={`on the letter to ${contactName}`}
      />
    </>
  );
};

const meetingLine = (meeting: Meeting): string => {
  const mode = meeting.mode === 'in-person' ? 'face to face' : `by ${meeting.mode}`;
  const named = `${meeting.referralCount} of ${meeting.referralGoal} referrals`;
  return [mode, meeting.place, `${meeting.minutes} minutes`, meeting.status === 'held' ? named : '']
    .filter(Boolean)
    .join(', ');
};

export const ClientMeetings = ({ client }: { client: Client }) => {
  const meetings = useInfiniteQuery(readMeetingsQuery(client.workspaceId));
  if (meetings.isPending) return <Skeleton lines={6} />;
  if (meetings.isError) return <ErrorNote error={meetings.error} retry={() => void meetings.refetch()} />;
  const all = meetings.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <p className={styles.soft}>No meeting was agreed yet.</p>;
  return (
    <>
      <Rows label="Meetings">
        {all.map((meeting) => (
          <Row
            key={meeting.id}
            title={<bdi>{meeting.participants.map(({ name }) => name).join(', ')}</bdi>}
            badge={<Badge tone={meeting.status === 'held' ? 'leaf' : 'plain'}>{meeting.status}</Badge>}
          >
            <p>{momentAt(meeting.startsAt, here())}</p>
            <p>{meetingLine(meeting)}</p>
          </Row>
        ))}
      </Rows>
      {meetings.hasNextPage ? (
        <Button pending={meetings.isFetchingNextPage} onClick={() => void meetings.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};
