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
  { label: 'Snooze 2 weeks', days: 14 },
  { label: 'Snooze 1 month', days: 30 },
  { label: 'Snooze 3 months', days: 91 },
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
            Write a check-in
          </Button>
          <Menu
            label={`Snooze ${name}`}
            trigger={
              <Button tone="quiet" pending={pause.isPending}>
                Snooze
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
          Unsnooze
        </Button>
      }
    >
      {pausedUntil ? <p>Snoozed until {dayAt(pausedUntil, { timeZone })}.</p> : null}
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
        label="Check in every"
        hint="Counted from your last letter, call, or meeting."
        value={String(save.isPending ? save.variables : days)}
        options={all.map((each) => ({ value: String(each), label: `${each} days` }))}
        onChange={(event) => save.mutate(Number(event.target.value))}
      />
    </div>
  );
};

const headline = ({ items, searchEndedAt }: KeepWarm): string => {
  if (searchEndedAt !== null) return 'Your search is over';
  if (items.length === 0) return 'No check-ins due';
  const people = items.length === 1 ? 'person who helped hasn’t' : 'people who helped haven’t';
  return `${capital(numberInWords(items.length))} ${people} heard from you in a while`;
};

/** Who gave a meeting, a name or advice and has not heard since: a word about them, with nothing asked. */
export const KeepWarmPage = () => {
  const { data } = useSuspenseQuery(keepWarmQuery(useWorkspaceId()));
  const { items, paused, days, searchEndedAt } = data;
  return (
    <Page width="narrow">
      <PageHeading page="Keep warm" below="A few lines about them, with no ask.">
        {headline(data)}
      </PageHeading>
      {items.length > 0 ? (
        <Rows label="People to check in with">
          {items.map((person) => (
            <Waiting key={person.contactId} person={person} />
          ))}
        </Rows>
      ) : searchEndedAt === null ? (
        <EmptyState title={`No one is waiting to hear from you`}>
          Anyone who gave you a meeting, a referral, an introduction, or advice shows up here when it’s been a
          while.
        </EmptyState>
      ) : null}
      {paused.length > 0 ? (
        <Section title="Snoozed">
          <Rows label="Snoozed">
            {paused.map((person) => (
              <Paused key={person.contactId} person={person} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {searchEndedAt === null ? <HowOften days={days} /> : null}
      <Section title="When your search is over">
        <p className={styles.text}>
          {searchEndedAt === null
            ? 'Tell everyone who helped: one message, personalized for each, sent one at a time when you say so.'
            : 'Your news is ready to send, one letter per person.'}
        </p>
        <p>
          <ButtonLink to="/search-end">
            {searchEndedAt === null ? 'My search is over' : 'Open news'}
          </ButtonLink>
        </p>
      </Section>
    </Page>
  );
};
