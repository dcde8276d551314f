import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { limits } from '@threefold/contracts/limits';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { type SubmitEvent, useState } from 'react';
import { newId } from '../../../shared/api/new-id.ts';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { capital } from '../../../shared/capital.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextField } from '../../../shared/ui/field.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { PageHeading } from '../../../shared/ui/page-heading.tsx';
import { Row, Rows } from '../../../shared/ui/row.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { answersInWords } from '../meeting-words.ts';
import styles from './research.module.css';
import { researchQuestionsQuery, useStateQuestion } from './research-requests.ts';

const StateQuestion = () => {
  const state = useStateQuestion();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [id] = useState(newId);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '' || state.isPending) return;
    state.mutate(
      { id, text: text.trim() },
      {
        onSuccess: () =>
          navigate({ to: '/research/$researchQuestionId', params: { researchQuestionId: id } }),
      },
    );
  };
  return (
    <form className={styles.state} onSubmit={submit}>
      <TextField
        label="Your question about the industry"
        hint="Ask several people in research interviews, then share what you found with each of them."
        value={text}
        maxLength={limits.researchQuestion}
        error={state.isError ? problemSentence(state.error) : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" tone="primary" pending={state.isPending} disabled={text.trim() === ''}>
        Add question
      </Button>
    </form>
  );
};

/** The questions that one asks of several people. */
export const ResearchListPage = () => {
  const { data } = useSuspenseQuery(researchQuestionsQuery(useWorkspaceId()));
  const open = data.items.filter(({ archivedAt }) => archivedAt === null);
  const away = data.items.filter(({ archivedAt }) => archivedAt !== null);
  const count = `${numberInWords(open.length)} ${open.length === 1 ? 'research question' : 'research questions'}.`;
  const groups = [
    { title: 'Active', items: open },
    { title: 'Archived', items: away },
  ];
  return (
    <Page width="narrow">
      <PageHeading page="Research questions">
        {open.length === 0 ? 'What would you like to find out?' : capital(count)}
      </PageHeading>
      <StateQuestion />
      {groups.map(({ title, items }) =>
        items.length === 0 ? null : (
          <Section key={title} title={title}>
            <Rows label={title}>
              {items.map(({ id, text, asked, answered }) => (
                <Row
                  key={id}
                  title={
                    <HrefLink href={`/research/${id}`} data-row-link>
                      {text}
                    </HrefLink>
                  }
                >
                  {answersInWords({ answered, asked })}.
                </Row>
              ))}
            </Rows>
          </Section>
        ),
      )}
    </Page>
  );
};
