import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { capital } from '../../../shared/capital.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { dayAt } from '../../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { answersInWords } from '../meeting-words.ts';
import styles from './research.module.css';
import { ResearchAnswerField } from './research-answer.tsx';
import { ResearchReport } from './research-report.tsx';
import { type ResearchPageData, researchQuery, useChangeResearch } from './research-requests.ts';

type Person = {
  contactId: string;
  name: string;
  organization: string | null;
  meetingId: string | null;
  at: string | null;
  answer: { text: string; version: number } | null;
  findings: ResearchPageData['answers'][number]['findings'];
};

/** Those who answered, then those from whom an answer is still to come. */
const peopleOf = ({ answers, waiting }: ResearchPageData): Person[] => [
  ...answers.map(({ metAt, text, version, ...person }) => ({
    ...person,
    at: metAt,
    answer: { text, version },
  })),
  ...waiting.map(({ startsAt, ...person }) => ({ ...person, at: startsAt, answer: null })),
];

const Answers = ({ page }: { page: ResearchPageData }) => {
  const timeZone = useOwnZone();
  return (
    <ul className={styles.answers}>
      {peopleOf(page).map((person) => (
        <li key={person.contactId} className={styles.person}>
          <h3 className={styles.name}>
            <HrefLink href={`/contacts/${person.contactId}`}>{person.name}</HrefLink>
          </h3>
          <p className={styles.soft}>
            {person.organization ? `${person.organization} · ` : ''}
            {person.meetingId && person.at ? (
              <HrefLink href={`/meetings/${person.meetingId}`}>
                {capital(dayAt(person.at, { timeZone }))}
              </HrefLink>
            ) : null}
          </p>
          <ResearchAnswerField
            researchQuestionId={page.id}
            contactId={person.contactId}
            name={person.name}
            meetingId={person.meetingId}
            answer={person.answer}
            notes={person.findings}
          />
        </li>
      ))}
    </ul>
  );
};

/** One question of one's own, its answers side by side, and what goes back to those who gave them. */
export const ResearchPage = () => {
  const { researchQuestionId } = useParams({ from: '/signed-in/research/$researchQuestionId' });
  const { data: page } = useSuspenseQuery(researchQuery(useWorkspaceId(), researchQuestionId));
  const change = useChangeResearch(page.id, page.version);
  const isEmpty = page.answers.length + page.waiting.length === 0;
  const plan = (
    <ButtonLink to="/meetings/new" search={{ research: page.id }} tone={isEmpty ? 'primary' : 'plain'}>
      Ask somebody
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeading
        page="Research question"
        above={answersInWords(page)}
        actions={
          <span className={styles.actions} data-print="hide">
            {isEmpty ? null : plan}
            <Button
              tone="quiet"
              pending={change.isPending}
              onClick={() => change.mutate({ archived: page.archivedAt === null })}
            >
              {page.archivedAt === null ? 'Put it away' : 'Take it up again'}
            </Button>
          </span>
        }
      >
        {page.text}
      </PageHeading>
      {isEmpty ? (
        <EmptyState title="Nobody was asked yet." action={plan}>
          Plan a meeting of the kind Research with this question. The answer can be written down in it, or
          here.
        </EmptyState>
      ) : (
        <Section title="What they say">
          <Answers page={page} />
        </Section>
      )}
      {page.answers.length > 0 ? <ResearchReport key={page.version} page={page} /> : null}
    </Page>
  );
};
