import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { limits } from '@threefold/contracts/limits';
import { findBlanks } from '@threefold/domain/text/blanks';
import { useState } from 'react';
import { capital } from '../../../shared/capital.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { dayAt } from '../../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { TextArea, TextField } from '../../../shared/ui/field.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { answersInWords } from '../meeting-words.ts';
import styles from './research.module.css';
import { ResearchAnswerField } from './research-answer.tsx';
import { type ResearchPageData, researchQuery, useChangeResearch, useReport } from './research-requests.ts';

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
      Ask someone
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
              {page.archivedAt === null ? 'Archive' : 'Reactivate'}
            </Button>
          </span>
        }
      >
        {page.text}
      </PageHeading>
      {isEmpty ? (
        <EmptyState title="No one asked yet." action={plan}>
          Plan a research interview with this question. You can note the answer there, or here.
        </EmptyState>
      ) : (
        <Section title="Answers">
          <Answers page={page} />
        </Section>
      )}
      {page.answers.length > 0 ? <ResearchReport key={page.version} page={page} /> : null}
    </Page>
  );
};

const letterWords: Partial<Record<string, string>> = { sent: 'has the report', draft: 'drafted' };

/** Who gets the report, and how far each letter is. */
const Letters = ({
  page,
  onDraft,
  pending,
}: {
  page: ResearchPageData;
  onDraft: () => void;
  pending: boolean;
}) => {
  const hasGap = findBlanks(page.reportBody).length > 0;
  const missing = page.answers.filter(({ letter }) => letter === null);
  return (
    <>
      <ul className={styles.letters}>
        {page.answers.map(({ contactId, name, letter }) => (
          <li key={contactId}>
            {letter ? <HrefLink href={`/letters/${letter.id}`}>{name}</HrefLink> : name}:{' '}
            <span className={styles.soft}>
              {letter ? (letterWords[letter.status] ?? letter.status) : 'no letter yet'}
            </span>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <div className={styles.actions} data-print="hide">
          <Button tone="primary" pending={pending} disabled={hasGap} onClick={onDraft}>
            {`Draft ${missing.length === 1 ? 'the letter' : `${missing.length} letters`}`}
          </Button>
          <p className={styles.soft}>
            {hasGap ? 'Fill in the blanks first.' : 'You review and send each one. None goes out from here.'}
          </p>
        </div>
      ) : null}
    </>
  );
};

/** The report that goes back to everybody who answered: the reason to write to them again. */
export const ResearchReport = ({ page }: { page: ResearchPageData }) => {
  const change = useChangeResearch(page.id, page.version);
  const report = useReport(page.id);
  const [subject, setSubject] = useState(page.reportSubject);
  const [body, setBody] = useState(page.reportBody);
  const isChanged = subject !== page.reportSubject || body !== page.reportBody;
  if (page.reportBody === '')
    return (
      <Section title="Share what you found">
        <p className={styles.soft}>
          They answered you; let them know what you found. It’s a good reason to write again.
        </p>
        <div className={styles.actions}>
          <Button tone="primary" pending={report.isPending} onClick={() => report.mutate('report')}>
            Draft report
          </Button>
        </div>
      </Section>
    );
  return (
    <Section title="Share what you found">
      <div className={styles.report}>
        <TextField
          label="Subject"
          value={subject}
          maxLength={limits.letterSubject}
          onChange={(event) => setSubject(event.target.value)}
        />
        <TextArea
          label="Report"
          hint="It names no one. Text in square brackets is a blank to fill in."
          rows={12}
          maxLength={limits.researchReport}
          className={styles.paper}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <div className={styles.actions} data-print="hide">
          <Button
            tone={isChanged ? 'primary' : 'plain'}
            pending={change.isPending}
            disabled={!isChanged}
            onClick={() => change.mutate({ reportSubject: subject, reportBody: body })}
          >
            Save report
          </Button>
        </div>
      </div>
      {isChanged ? null : (
        <Letters page={page} pending={report.isPending} onDraft={() => report.mutate('letters')} />
      )}
    </Section>
  );
};
