import { useSuspenseQuery } from '@tanstack/react-query';
import type { SearchEnd } from '@threefold/contracts/keep-warm';
import { numberInWords } from '@threefold/domain/today/headline';
import { type FormEvent, useState } from 'react';
import { capital } from '../../shared/capital.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './keep-warm.module.css';
import { searchEndQuery, useEndSearch, useResumeSearch } from './keep-warm-requests.ts';
import { NewsPersonRow } from './news-person-row.tsx';
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
        A text is drafted for everybody who gave you a meeting, a name, an introduction or advice. You read
        each letter and send it, or skip it; nothing goes out by itself. From then on nobody is proposed for a
        word every few months.
      </p>
      <TextArea
        label="Where has it led?"
        hint="In a sentence or two, as each letter will say it. You can change it later."
        rows={3}
        dir="auto"
        maxLength={1000}
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
  const open = people.filter(({ state }) => state === 'waiting' || state === 'drafted').length;
  if (people.length === 0) return 'Your search is over.';
  if (open === 0) return 'Everybody who helped knows how it ended.';
  if (told === 0)
    return `${capital(numberInWords(open))} ${open === 1 ? 'person' : 'people'} who helped can hear of it.`;
  return `${capital(numberInWords(told))} ${told === 1 ? 'has' : 'have'} heard, ${numberInWords(open)} can hear of it.`;
};

/** The end of the search, and the news of it: one text, a letter for each who helped, approved one by one. */
export const SearchEndPage = () => {
  const { data: end } = useSuspenseQuery(searchEndQuery(useWorkspaceId()));
  const resume = useResumeSearch();
  return (
    <Page width="narrow">
      <PageHeading
        page="The end of the search"
        actions={
          end.endedAt === null ? null : (
            <Button tone="quiet" pending={resume.isPending} onClick={() => resume.mutate()}>
              It goes on after all
            </Button>
          )
        }
      >
        {headline(end)}
      </PageHeading>
      {end.endedAt === null ? (
        <EndIt />
      ) : (
        <>
          <Section title="Who helped">
            {end.people.length > 0 ? (
              <Rows label="Who helped">
                {end.people.map((person) => (
                  <NewsPersonRow key={person.contactId} person={person} />
                ))}
              </Rows>
            ) : (
              <EmptyState title="Nobody who may be written to has given a meeting, a name or advice yet." />
            )}
          </Section>
          <Section title="The news">
            <NewsText key={end.version} end={end} />
          </Section>
        </>
      )}
    </Page>
  );
};
