import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { KeepWarmPerson } from '@threefold/contracts/keep-warm';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { capital } from '../../shared/capital.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Select } from '../../shared/ui/field.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './keep-warm.module.css';
import { type KeepWarm, keepWarmQuery, useKeepWarmDays, usePauseKeepWarm } from './keep-warm-requests.ts';

const NameLink = ({ person }: { person: KeepWarmPerson }) => (
  <Link to="/contacts/$contactId" params={{ contactId: person.contactId }}>
    <bdi>{person.name}</bdi>
  </Link>
);

const pauses = [
  { label: 'Not for two weeks', days: 14 },
  { label: 'Not for a month', days: 30 },
  { label: 'Not for three months', days: 91 },
] as const;

const Waiting = ({ person }: { person: KeepWarmPerson }) => {
  const start = useStartLetter();
  const pause = usePauseKeepWarm();
  const { contactId, name, organization, why } = person;
  return (
    <Row
      title={<NameLink person={person} />}
      actions={
        <>
          <Button pending={start.isPending} onClick={() => start.mutate({ contactId, kind: 'keep-warm' })}>
            Draft a word
          </Button>
          <Menu
            label={`Leave ${name} in peace`}
            trigger={
              <Button tone="quiet" pending={pause.isPending}>
                Not now
              </Button>
            }
            items={pauses.map(({ label, days }) => ({
              label,
              onSelect: () => pause.mutate({ contactId, name, days }),
            }))}
          />
        </>
      }
    >
      {organization ? (
        <p>
          <bdi>{organization}</bdi>
        </p>
      ) : null}
      <p>{why}</p>
    </Row>
  );
};

const Paused = ({ person }: { person: KeepWarmPerson }) => {
  const timeZone = useOwnZone();
  const pause = usePauseKeepWarm();
  const { contactId, name, pausedUntil } = person;
  return (
    <Row
      title={<NameLink person={person} />}
      actions={
        <Button
          tone="quiet"
          pending={pause.isPending}
          onClick={() => pause.mutate({ contactId, name, days: null })}
        >
          Propose again
        </Button>
      }
    >
      {pausedUntil ? <p>In peace until {dayAt(pausedUntil, { timeZone })}.</p> : null}
    </Row>
  );
};

const choices = [30, 60, 90, 120, 180];

const HowOften = ({ days }: { days: number }) => {
  const save = useKeepWarmDays();
  const all = choices.includes(days) ? choices : [...choices, days].sort((a, b) => a - b);
  return (
    <div className={styles.often}>
      <Select
        label="Propose a word after"
        hint="Counted from the last letter, talk or meeting."
        value={String(save.isPending ? save.variables : days)}
        options={all.map((each) => ({ value: String(each), label: `${each} days` }))}
        onChange={(event) => save.mutate(Number(event.target.value))}
      />
    </div>
  );
};

const headline = ({ items, searchEndedAt }: KeepWarm): string => {
  if (searchEndedAt !== null) return 'Your search is over, and nobody is proposed any more.';
  if (items.length === 0) return 'Everybody who helped has heard from you.';
  const people = items.length === 1 ? 'person who helped has' : 'people who helped have';
  return `${capital(numberInWords(items.length))} ${people} not heard from you for a while.`;
};

/** Who gave a meeting, a name or advice and has not heard since: a word about them, with nothing asked. */
export const KeepWarmPage = () => {
  const { data } = useSuspenseQuery(keepWarmQuery(useWorkspaceId()));
  const { items, paused, days, searchEndedAt } = data;
  return (
    <Page width="narrow">
      <PageHeading page="Keep warm" below="A few lines that are about them, and that ask for nothing.">
        {headline(data)}
      </PageHeading>
      {items.length > 0 ? (
        <Rows label="Who has not heard for a while">
          {items.map((person) => (
            <Waiting key={person.contactId} person={person} />
          ))}
        </Rows>
      ) : searchEndedAt === null ? (
        <EmptyState title={`Nobody who helped has waited for ${days} days.`}>
          Whoever gives you a meeting, a name, an introduction or advice comes up here after that time without
          a word.
        </EmptyState>
      ) : null}
      {paused.length > 0 ? (
        <Section title="Left in peace">
          <Rows label="Left in peace">
            {paused.map((person) => (
              <Paused key={person.contactId} person={person} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {searchEndedAt === null ? <HowOften days={days} /> : null}
      <Section title="When the search is over">
        <p className={styles.text}>
          {searchEndedAt === null
            ? 'Everybody who helped hears of it once: one text, made personal for each, sent one by one when you say so.'
            : 'The news for everybody who helped waits there, one letter for each.'}
        </p>
        <p>
          <ButtonLink to="/search-end">
            {searchEndedAt === null ? 'My search is over' : 'Open the news'}
          </ButtonLink>
        </p>
      </Section>
    </Page>
  );
};
