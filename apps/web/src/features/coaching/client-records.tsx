// The people, letters and meetings of a client, to read: no control here changes anything.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Client } from '@threefold/contracts/coaching';
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { factsInWords } from '@threefold/domain/contacts/contact-facts';
import { fieldNames, isOfKind } from '@threefold/domain/contacts/contact-fields';
import { displayName } from '@threefold/domain/contacts/names';
import { dayAt, momentAt, momentIn } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import { CommentsOn } from './client-overview.tsx';
import styles from './coaching.module.css';
import { here } from './coaching-words.ts';
import {
  peopleQuery,
  readLetterQuery,
  readLettersQuery,
  readMeetingsQuery,
  readPersonQuery,
  readStoryQuery,
} from './sharing-requests.ts';

type Props = { client: Client; q: string; onQ: (q: string) => void };

export const ClientPeople = ({ client, q, onQ }: Props) => {
  const { workspaceId } = client;
  const people = useInfiniteQuery(peopleQuery(workspaceId, q));
  const all = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={styles.search}>
        <TextField
          label="Find someone"
          type="search"
          value={q}
          onChange={(event) => onQ(event.currentTarget.value)}
        />
      </div>
      {people.isPending ? <Skeleton lines={6} /> : null}
      {people.isError ? <ErrorNote error={people.error} retry={() => void people.refetch()} /> : null}
      {people.isSuccess && all.length === 0 ? (
        <p className={styles.soft}>{q === '' ? 'No contacts yet' : 'No one by that name'}</p>
      ) : null}
      <Rows label="People">
        {all.map((person) => (
          <Row
            key={person.id}
            title={
              <Link
                to="/coach/$workspaceId"
                params={{ workspaceId }}
                search={{ part: 'people', contact: person.id }}
                data-row-link
              >
                <bdi>{displayName(person)}</bdi>
              </Link>
            }
            badge={<StageMark stage={person.stage} />}
          >
            {[person.title, person.organization].filter(Boolean).join(', ')}
          </Row>
        ))}
      </Rows>
      {people.hasNextPage ? (
        <Button pending={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};

const shown = fieldNames.filter((field) => !isOfKind(field, 'name'));

const Facts = ({ person }: { person: Contact }) => (
  <dl className={styles.facts}>
    {factsInWords({ ...person, ...person.place }, shown).map(({ label, text }) => (
      <FactLine key={label} word={label} value={text} />
    ))}
  </dl>
);

const FactLine = ({ word, value }: { word: string; value: string }) => (
  <>
    <dt>{word}</dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </>
);

const Story = ({ workspaceId, contactId }: { workspaceId: string; contactId: string }) => {
  const story = useInfiniteQuery(readStoryQuery(workspaceId, contactId));
  if (story.isPending) return <Skeleton lines={6} />;
  if (story.isError) return <ErrorNote error={story.error} retry={() => void story.refetch()} />;
  return (
    <>
      <ol className={styles.story}>
        {story.data.pages
          .flatMap((page) => page.items)
          .map((item) => (
            <li key={item.id} className={styles.entry}>
              <time dateTime={item.at} className={styles.soft}>
                {momentAt(item.at, here())}
              </time>
              <div>
                <p>
                  {item.letterId ? (
                    <Link
                      to="/coach/$workspaceId"
                      params={{ workspaceId }}
                      search={{ part: 'letters', letter: item.letterId }}
                    >
                      {item.sentence}
                    </Link>
                  ) : (
                    item.sentence
                  )}
                </p>
                {item.detail ? <p className={styles.soft}>{item.detail}</p> : null}
              </div>
            </li>
          ))}
      </ol>
      {story.hasNextPage ? (
        <Button pending={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>
          Show earlier
        </Button>
      ) : null}
    </>
  );
};

export const ClientPerson = ({ client, contactId }: { client: Client; contactId: string }) => {
  const { workspaceId } = client;
  const person = useQuery(readPersonQuery(workspaceId, contactId));
  if (person.isPending) return <Skeleton lines={8} />;
  if (person.isError) return <ErrorNote error={person.error} retry={() => void person.refetch()} />;
  const name = displayName(person.data);
  return (
    <>
      <Link
        to="/coach/$workspaceId"
        params={{ workspaceId }}
        search={{ part: 'people' }}
        className={styles.back}
      >
        All contacts
      </Link>
      <Section title={<bdi>{name}</bdi>} aside={<StageMark stage={person.data.stage} />}>
        <Facts person={person.data} />
      </Section>
      <Section title="Activity">
        <p className={styles.told}>Times are in your time zone.</p>
        <Story workspaceId={workspaceId} contactId={contactId} />
      </Section>
      <CommentsOn client={client} subject="contact" subjectId={contactId} about={`on ${name}`} />
    </>
  );
};

const letterStatus = (letter: Letter): string =>
  letter.sentAt ? `sent ${dayAt(letter.sentAt, here())}` : letter.status;

export const ClientLetters = ({ client }: { client: Client }) => {
  const { workspaceId } = client;
  const letters = useInfiniteQuery(readLettersQuery(workspaceId));
  if (letters.isPending) return <Skeleton lines={6} />;
  if (letters.isError) return <ErrorNote error={letters.error} retry={() => void letters.refetch()} />;
  const all = letters.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <p className={styles.soft}>No letters yet</p>;
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
                <bdi>{letter.subject || 'No subject'}</bdi>
              </Link>
            }
            badge={<Badge>{letter.kind.replaceAll('-', ' ')}</Badge>}
          >
            to <bdi>{letter.contactName}</bdi>, {letterStatus(letter)}
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
        title={<bdi>{subject || 'No subject'}</bdi>}
        aside={<Badge>{kind.replaceAll('-', ' ')}</Badge>}
      >
        <dl className={styles.facts}>
          <dt>To</dt>
          <dd>
            <bdi>{contactName}</bdi>
          </dd>
          <dt>Status</dt>
          <dd>{letterStatus(letter.data)}</dd>
          {promiseAt ? (
            <>
              <dt>Promise</dt>
              <dd>to call {momentIn(promiseAt, promiseTimeZone, here())}</dd>
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
  const mode = meeting.mode === 'in-person' ? 'in person' : `by ${meeting.mode}`;
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
  if (all.length === 0) return <p className={styles.soft}>No meetings yet</p>;
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
