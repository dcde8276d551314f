import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Select, TextField } from '../../../shared/ui/field.tsx';
import { researchQuestionsQuery } from './research-requests.ts';

/** `id` of a question that is there; otherwise the text of a new one. */
export type ResearchChoice = { id: string | null; text: string };

const fresh = 'new';

/** The one question that a research meeting brings: one that others were asked, or a new one. */
export const ResearchField = ({
  choice,
  error,
  onChange,
}: {
  choice: ResearchChoice;
  error: string | undefined;
  onChange: (choice: ResearchChoice) => void;
}) => {
  const { data } = useQuery(researchQuestionsQuery(useWorkspaceId()));
  const open = (data?.items ?? []).filter(({ id, archivedAt }) => archivedAt === null || id === choice.id);
  const [latest] = open;
  const isOffered = useRef(choice.id !== null || choice.text !== '');
  // Answers gather when several are asked the same, so the question that is being asked already is offered, once.
  useEffect(() => {
    if (isOffered.current || !latest) return;
    isOffered.current = true;
    onChange({ ...choice, id: latest.id });
  }, [latest, choice, onChange]);
  return (
    <>
      {open.length > 0 ? (
        <Select
          label="Your question"
          value={choice.id ?? fresh}
          options={[
            ...open.map(({ id, text }) => ({ value: id, label: text })),
            { value: fresh, label: 'A new question' },
          ]}
          onChange={({ target }) => onChange({ ...choice, id: target.value === fresh ? null : target.value })}
        />
      ) : null}
      {choice.id === null ? (
        <TextField
          label={open.length > 0 ? 'The new question' : 'Your question'}
          hint="One question, the same for everybody you ask. Their answers will stand side by side."
          value={choice.text}
          error={error}
          onChange={(event) => onChange({ ...choice, text: event.target.value })}
        />
      ) : null}
    </>
  );
};
