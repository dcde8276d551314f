// The people of a client, to read: no control here changes anything.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Client } from '@threefold/contracts/coaching';
import type { Contact } from '@threefold/contracts/contacts';
import { factsInWords } from '@threefold/domain/contacts/contact-facts';
import { fieldNames, isOfKind } from '@threefold/domain/contacts/contact-fields';
import { displayName } from '@threefold/domain/contacts/names';
import { momentAt } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './client.module.css';
import { CommentsOn } from './client-overview.tsx';
import { here } from './coaching-words.ts';
import { peopleQuery, readPersonQuery, readStoryQuery } from './reading-requests.ts';

type Props = { client: Client; q: string; onQ: (q: string) => void };

export const ClientPeople = ({ client, q, onQ }: Props) => {
  const { workspaceId } = client;
  const people = useInfiniteQuery(peopleQuery(workspaceId, q));
  const all = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={styles.search}>
        <TextField
          label="Find somebody"
          type="search"
          value={q}
          onChange={(event) => onQ(event.currentTarget.value)}
        />
      </div>
      {people.isPending ? <Skeleton lines={6} /> : null}
      {people.isError ? <ErrorNote error={people.error} retry={() => void people.refetch()} /> : null}
      {people.isSuccess && all.length === 0 ? (
        <p className={styles.soft}>{q === '' ? 'Nobody is in the book yet.' : 'Nobody is called that.'}</p>
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
        All people
      </Link>
      <Section title={<bdi>{name}</bdi>} aside={<StageMark stage={person.data.stage} />}>
        <Facts person={person.data} />
      </Section>
      <Section title="What happened">
        <p className={styles.told}>The times on the left are on your clock.</p>
        <Story workspaceId={workspaceId} contactId={contactId} />
      </Section>
      <CommentsOn client={client} subject="contact" subjectId={contactId} about={`on ${name}`} />
    </>
  );
};
