import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { NewsPerson, NewsState, SearchEnd } from '@threefold/contracts/keep-warm';
import { limits } from '@threefold/contracts/limits';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { type FormEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { capital } from '../../shared/capital.ts';
import { awaitHeading } from '../../shared/navigation/heading-focus.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Badge, type Tone } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import styles from './keep-warm.module.css';
import {
  searchEndQuery,
  useDraftNews,
  useEndSearch,
  useResumeSearch,
  useSkipNews,
} from './keep-warm-requests.ts';
import { isOpen, nextAfter } from './news-in-turn.ts';
import { NewsText } from './news-text.tsx';

const EndIt = () => {
  const end = useEndSearch();
  const [outcome, setOutcome] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!end.isPending) end.mutate(outcome);
  };
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <p className={styles.text}>
        We’ll draft a letter to everyone who gave you a meeting, a referral, an introduction, or advice. You
        review each one and send or skip it; nothing goes out on its own. After that, you won’t be asked to
        check in anymore.
      </p>
      <TextArea
        label="What’s your news?"
        hint="A sentence or two, as each letter will say it. You can change it later."
        rows={3}
        dir="auto"
        maxLength={limits.newsOutcome}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
      />
      {end.isError ? <ErrorNote error={end.error} /> : null}
      <p>
        <Button type="submit" tone="primary" pending={end.isPending}>
          My search is over
        </Button>
      </p>
    </form>
  );
};

const headline = ({ endedAt, people }: SearchEnd): string => {
  if (endedAt === null) return 'Is your search over?';
  const told = people.filter(({ state }) => state === 'told').length;
  const open = people.filter(isOpen).length;
  if (people.length === 0) return 'Your search is over';
  if (open === 0) return 'You’ve told everyone who helped';
  if (told === 0) return `${capital(numberInWords(open))} ${open === 1 ? 'person' : 'people'} to tell`;
  return `${capital(numberInWords(told))} told, ${numberInWords(open)} to go`;
};

/** Which letter is open lies in the address, so that a reload and the way back lead there again. */
const useTurns = (people: readonly NewsPerson[]) => {
  const { to } = useSearch({ from: '/signed-in/search-end' });
  const navigate = useNavigate({ from: '/search-end' });
  const draft = useDraftNews();
  const skip = useSkipNews();
  const [isTurned, setTurned] = useState(false);
  const show = (contactId: string | undefined) => {
    setTurned(true);
    if (contactId === undefined) awaitHeading();
    return navigate({ search: contactId === undefined ? {} : { to: contactId } });
  };
  const open = async ({ contactId, letterId }: NewsPerson) => {
    if (letterId === null) await draft.mutateAsync(contactId);
    await show(contactId);
  };
  const openNext = async (contactId: string) => {
    const next = nextAfter(people, contactId);
    await (next ? open(next) : show(undefined));
  };
  return {
    isTurned,
    current: people.find(({ contactId }) => contactId === to),
    isPending: draft.isPending || skip.isPending,
    open: (person: NewsPerson) => void open(person),
    close: () => void show(undefined),
    skip: (person: NewsPerson, skipped: boolean) =>
      skip.mutate({ contactId: person.contactId, name: person.name, skipped }),
    skipOpen: async ({ contactId, name }: NewsPerson) => {
      await skip.mutateAsync({ contactId, name, skipped: true });
      await openNext(contactId);
    },
    sent: async ({ contactId, name }: NewsPerson) => {
      const isLast = nextAfter(people, contactId) === undefined;
      notify({
        text: `Letter to ${name} approved.${isLast ? ' That was the last one.' : ''}`,
        tone: 'leaf',
      });
      await openNext(contactId);
    },
  };
};

type LetterOf = (letterId: string, onSent: () => void) => ReactNode;

const News = ({ end, letterOf }: { end: SearchEnd; letterOf: LetterOf }) => {
  const { people } = end;
  const { current, isPending, isTurned, ...turns } = useTurns(people);
  const left = people.filter(isOpen);
  return (
    <>
      {current?.letterId ? (
        <NewsLetter
          key={current.contactId}
          person={current}
          place={left.length < 2 ? '' : `${capital(numberInWords(left.length))} to go.`}
          takesFocus={isTurned}
          isSkipping={isPending}
          onSkip={() => void turns.skipOpen(current)}
          onClose={turns.close}
        >
          {letterOf(current.letterId, () => void turns.sent(current))}
        </NewsLetter>
      ) : null}
      <Section title="Who helped">
        {people.length > 0 ? (
          <Rows label="Who helped">
            {people.map((person) => (
              <NewsPersonRow
                key={person.contactId}
                person={person}
                isPending={isPending}
                onOpen={turns.open}
                onSkip={turns.skip}
              />
            ))}
          </Rows>
        ) : (
          <EmptyState title="No one has given you a meeting, a referral, or advice yet." />
        )}
      </Section>
      <Section title="The message">
        <NewsText key={end.version} end={end} />
      </Section>
    </>
  );
};

/**
 * Search complete, and the news of it: one text, a letter for each who helped, approved one by one. `letterOf` writes and
 * sends a letter where it stands.
 */
export const SearchEndPage = ({ letterOf }: { letterOf: LetterOf }) => {
  const { data: end } = useSuspenseQuery(searchEndQuery(useWorkspaceId()));
  const resume = useResumeSearch();
  return (
    <div data-print="hide">
      <Page width="narrow">
        <PageHeading
          page="Search complete"
          actions={
            end.endedAt === null ? null : (
              <Button tone="quiet" pending={resume.isPending} onClick={() => resume.mutate()}>
                Resume search
              </Button>
            )
          }
        >
          {headline(end)}
        </PageHeading>
        {end.endedAt === null ? <EndIt /> : <News end={end} letterOf={letterOf} />}
      </Page>
    </div>
  );
};

const states: Record<NewsState, { tone: Tone; text: string }> = {
  waiting: { tone: 'gold', text: 'to tell' },
  drafted: { tone: 'gold', text: 'drafted' },
  'on-the-way': { tone: 'plain', text: 'sending' },
  unsure: { tone: 'ember', text: 'may not have arrived' },
  told: { tone: 'leaf', text: 'told' },
  skipped: { tone: 'plain', text: 'skipped' },
};

type ActionsProps = {
  person: NewsPerson;
  isPending: boolean;
  onOpen: (person: NewsPerson) => void;
  onSkip: (person: NewsPerson, skipped: boolean) => void;
};

const Actions = ({ person, isPending, onOpen, onSkip }: ActionsProps) => {
  const { state, letterId } = person;
  if (state === 'skipped')
    return (
      <Button tone="quiet" pending={isPending} onClick={() => onSkip(person, false)}>
        Undo
      </Button>
    );
  if (!isOpen(person))
    return letterId ? (
      <Link to="/letters/$letterId" params={{ letterId }}>
        The letter
      </Link>
    ) : null;
  return (
    <>
      <Button pending={isPending} onClick={() => onOpen(person)}>
        {state === 'drafted' ? 'Review and send' : 'Draft and review'}
      </Button>
      <Button tone="quiet" pending={isPending} onClick={() => onSkip(person, true)}>
        Skip
      </Button>
    </>
  );
};

/** One who helped: the letter is opened, read and sent like any other, or they are passed over. */
const NewsPersonRow = (props: ActionsProps) => {
  const { person } = props;
  const timeZone = useOwnZone();
  const { contactId, name, organization, helped, state, sentAt } = person;
  const { tone, text } = states[state];
  return (
    <Row
      title={
        <Link to="/contacts/$contactId" params={{ contactId }}>
          <bdi>{name}</bdi>
        </Link>
      }
      badge={<Badge tone={tone}>{text}</Badge>}
      actions={<Actions {...props} />}
    >
      <p>
        {organization ? (
          <>
            <bdi>{organization}</bdi> ·{' '}
          </>
        ) : null}
        They {helped || 'helped you'}.{sentAt ? ` Told ${dayAt(sentAt, { timeZone })}.` : ''}
      </p>
    </Row>
  );
};

type NewsLetterProps = {
  person: NewsPerson;
  /** "2 of 5" of those who are still to hear. */
  place: string;
  /** Opened by a click here and not by its address. */
  takesFocus: boolean;
  isSkipping: boolean;
  onSkip: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The letter to one person, with the way to the next and back to all. */
const NewsLetter = ({
  person,
  place,
  takesFocus,
  isSkipping,
  onSkip,
  onClose,
  children,
}: NewsLetterProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={styles.letter} aria-label={`Letter to ${person.name}`}>
      <div className={styles.letterHead}>
        <h2 ref={heading} tabIndex={-1} className={styles.letterTitle}>
          To <bdi>{person.name}</bdi>
        </h2>
        <span className={styles.caption}>{place}</span>
        <span className={styles.letterActions}>
          <Button tone="quiet" pending={isSkipping} onClick={onSkip}>
            Skip
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Back to all
          </Button>
        </span>
      </div>
      <Suspense fallback={<Loading what="the letter" />}>{children}</Suspense>
    </section>
  );
};
